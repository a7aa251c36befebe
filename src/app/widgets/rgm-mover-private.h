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
  guint focus_id;
  guint release_id;
} RgmMoverPrivate;

RgmMoverPrivate *rgm_mover_get_private (RgmMover *self);
RgmPlan *rgm_mover_get_plan (RgmMover *self);
void rgm_mover_take_cursor_along (RgmMover *self);
void rgm_mover_make_question (RgmMover *self);
void rgm_mover_allocate_question (RgmMover *self);

G_END_DECLS
