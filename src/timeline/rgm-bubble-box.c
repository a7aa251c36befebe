#include "config.h"

#include "rgm-bubble-box.h"

/* Between a bubble and what it is about. */
#define GAP_PX 6.0

/**
 * rgm_bubble_box_place:
 * @self: (inout): a bubble, of which the size is given
 * @target: what it is about
 * @width_px: width of the room that both lie in
 * @height_px: height of that room
 *
 * Puts a bubble above what it is about, where a finger does not cover it; else below. It does not
 * leave the room, unless it is larger than that.
 */
void
rgm_bubble_box_place (RgmBox *self, const RgmBox *target, double width_px, double height_px)
{
  double above = target->y - GAP_PX - self->height;
  double below = target->y + target->height + GAP_PX;

  self->x = target->x + (target->width - self->width) / 2;
  self->x = CLAMP (self->x, 0, MAX (width_px - self->width, 0));
  self->y = above >= 0 ? above : CLAMP (below, 0, MAX (height_px - self->height, 0));
}
