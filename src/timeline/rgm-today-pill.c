#include "config.h"

#include "rgm-today-pill.h"

#include <math.h>

/* Between the two pills. */
#define GAP_PX 4.0
/* Days that are this near are the same. */
#define SAME_PX 0.1

/**
 * rgm_today_pill_place:
 * @self: (inout): the pill of today, of which the width is given
 * @today_x: where the middle of today is
 * @cursor: the pill of the cursor, on the same line
 * @width_px: width of the room that both lie in
 *
 * Puts the pill of today above its day. At the edge of the view it leaves the day rather than be
 * cut off, and beside the day of the cursor it moves aside rather than be covered: to the side on
 * which today is, so that the pills stand in the order of their days. The line of today stays.
 *
 * Returns: whether it is seen; it is not where the pill of the cursor is that of today, and says
 *   so, or leaves no room
 */
gboolean
rgm_today_pill_place (RgmBox *self, double today_x, const RgmCursorPill *cursor, double width_px)
{
  double last = MAX (width_px - self->width, 0);

  self->x = CLAMP (today_x - self->width / 2, 0, last);
  if (cursor->width <= 0 || self->x >= cursor->x + cursor->width + GAP_PX
      || self->x + self->width + GAP_PX <= cursor->x)
    return TRUE;
  if (fabs (today_x - cursor->day_x) < SAME_PX)
    return FALSE;

  self->x = today_x < cursor->day_x ? cursor->x - GAP_PX - self->width
                                    : cursor->x + cursor->width + GAP_PX;
  return self->x >= 0 && self->x <= last;
}
