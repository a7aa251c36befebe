#pragma once

#include "rgm-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_MOVE_DRAG (rgm_move_drag_get_type ())
G_DECLARE_DERIVABLE_TYPE (RgmMoveDrag, rgm_move_drag, RGM, MOVE_DRAG, GObject)

/**
 * RgmMoveDragClass:
 * @is_sideways: whether days lie beside each other only, so that who goes up or down does not drag
 * @press: looks what is there to be dragged; %FALSE for nothing
 * @begin: takes up what was pressed, at the place of the press; %FALSE where it cannot be moved
 * @follow: moves it to where the pointer is
 * @hold: does what is to be done in each frame while it is held, @seconds after the last
 *
 * What a view of its own kind does of a drag.
 */
struct _RgmMoveDragClass {
  GObjectClass parent_class;

  gboolean is_sideways;
  gboolean (*press) (RgmMoveDrag *self, double x, double y);
  gboolean (*begin) (RgmMoveDrag *self, double x, double y);
  void (*follow) (RgmMoveDrag *self, double x, double y);
  void (*hold) (RgmMoveDrag *self, double x, double y, double seconds);
};

RgmMover *rgm_move_drag_get_mover (RgmMoveDrag *self);
RgmWhatIf *rgm_move_drag_get_what_if (RgmMoveDrag *self);

G_END_DECLS
