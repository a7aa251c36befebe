#pragma once

#include "rgm-mover.h"

G_BEGIN_DECLS

typedef struct {
  /* Whose object this is. */
  GtkWidget *view;
  GtkWidget *bubble;
  GtkWidget *question;

  RgmWhatIf *what_if;
  GSignalGroup *what_if_signals;
  gboolean is_moving;
  gboolean by_pointer;
  gboolean asked_by_pointer;
  /* What was taken up last, from where, and where it was seen last. */
  char *taken_id;
  RgmDay taken_from;
  RgmDay seen_on;
  GSignalGroup *model_signals;
  guint focus_id;
  guint release_id;
} RgmMoverPrivate;

RgmMoverPrivate *rgm_mover_get_private (RgmMover *self);
RgmPlan *rgm_mover_get_plan (RgmMover *self);
void rgm_mover_take_cursor_along (RgmMover *self);
void rgm_mover_watch_way_back (RgmMover *self);
void rgm_mover_note_way_back (RgmMover *self);
void rgm_mover_find_way_back (RgmMover *self);
void rgm_mover_make_question (RgmMover *self);
void rgm_mover_allocate_question (RgmMover *self);

G_END_DECLS
