#pragma once

#include <gtk/gtk.h>

#include "rgm-lane-geometry.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_MOVER (rgm_mover_get_type ())
G_DECLARE_DERIVABLE_TYPE (RgmMover, rgm_mover, RGM, MOVER, GObject)

#define RGM_MOVER_MAX_WORDS 2

/**
 * RgmMoverClass:
 * @get_cursor: the day that the user looks at
 * @begin: shows where the booking is, as a ghost once it is moved
 * @end: takes the ghost away
 * @follow: (nullable): shows it where it is now, or now that it is held no more
 * @find_mark: finds where the booking is in the view; %FALSE where it is not seen
 * @find_words: (nullable): finds what is not to be covered, %RGM_MOVER_MAX_WORDS boxes in the view
 *   at most, and tells how many
 * @reveal: (nullable): brings the day of the booking into sight, where the cursor does not
 * @go_back: (nullable): shows what was shown before the booking was taken up, and its day in any
 *   case, where the cursor does not
 * @hold: (nullable): keeps the booking in sight from now on, until the end
 * @take_focus: gives the keyboard to the day of the cursor
 *
 * What a view of its own kind does of a move.
 */
struct _RgmMoverClass {
  GObjectClass parent_class;

  RgmDayCursor *(*get_cursor) (RgmMover *self);
  void (*begin) (RgmMover *self);
  void (*end) (RgmMover *self);
  void (*follow) (RgmMover *self);
  gboolean (*find_mark) (RgmMover *self, RgmBox *box);
  gsize (*find_words) (RgmMover *self, RgmBox *words);
  void (*reveal) (RgmMover *self, RgmDay day);
  void (*go_back) (RgmMover *self, RgmDay day);
  void (*hold) (RgmMover *self);
  void (*take_focus) (RgmMover *self);
};

GtkWidget *rgm_mover_get_view (RgmMover *self);
void rgm_mover_set_what_if (RgmMover *self, RgmWhatIf *what_if);
RgmWhatIf *rgm_mover_get_what_if (RgmMover *self);
gboolean rgm_mover_get_moving (RgmMover *self);
void rgm_mover_allocate (RgmMover *self);
void rgm_mover_set_by_pointer (RgmMover *self, gboolean by_pointer);
gboolean rgm_mover_get_by_pointer (RgmMover *self);
void rgm_mover_explain (RgmMover *self);
gboolean rgm_mover_get_asking (RgmMover *self);
gboolean rgm_mover_begin_at_cursor (RgmMover *self);
void rgm_mover_put_back (RgmMover *self);
void rgm_mover_release (RgmMover *self);

G_END_DECLS
