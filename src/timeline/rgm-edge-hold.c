#include "config.h"

#include "rgm-edge-hold.h"

/* How fast the view scrolls with the pointer right at its edge, or beyond. */
#define SCROLL_PX_PER_SECOND 600.0
/* A view that was not drawn for long does not leap. */
#define MAX_SECONDS 0.1
/* What lies so near to an edge, or beyond it, is held there. */
#define TURN_PX 12.0
/* How long it is held before the page turns, and before it turns on. */
#define TURN_SECONDS 0.7

/* Later days are below, and in the direction of reading. */
static int
find_edge (const RgmBox *page, double x, double y, gboolean rtl)
{
  int rightwards = 0;

  if (y < page->y + TURN_PX)
    return -1;
  if (y > page->y + page->height - TURN_PX)
    return 1;
  if (x < page->x + TURN_PX)
    rightwards = -1;
  else if (x > page->x + page->width - TURN_PX)
    rightwards = 1;
  return rtl ? -rightwards : rightwards;
}

/**
 * rgm_edge_hold_go_on:
 * @self: (inout): what is dragged
 * @page: where the days lie that are seen
 * @x: where the pointer is, in the same pixels
 * @y: likewise
 * @rtl: whether days run from right to left
 * @seconds: how much later it is than the last time
 *
 * Follows what is dragged, in each frame.
 *
 * Returns: 1 to turn to the next page now, -1 to the one before, 0 to stay
 */
int
rgm_edge_hold_go_on (RgmEdgeHold *self, const RgmBox *page, double x, double y, gboolean rtl,
                     double seconds)
{
  int later = find_edge (page, x, y, rtl);

  if (later == 0)
    self->is_armed = TRUE;
  if (later != self->later || !self->is_armed)
    self->seconds = 0;
  else
    self->seconds += CLAMP (seconds, 0, MAX_SECONDS);
  self->later = later;
  if (later == 0 || self->seconds < TURN_SECONDS)
    return 0;
  self->seconds = 0;
  return later;
}

/**
 * rgm_edge_hold_get_scroll:
 * @position_px: where the pointer is in what is seen
 * @length_px: how long that is, in the same direction
 * @seconds: for how long it has been there
 *
 * Returns: how far to scroll, in pixels, positive towards the end: the further the nearer the
 *   pointer is to an edge, and nothing where it is not near one
 */
double
rgm_edge_hold_get_scroll (double position_px, double length_px, double seconds)
{
  double edge = MIN (RGM_EDGE_HOLD_SCROLL_PX, length_px / 4);
  double inside = MIN (position_px, length_px - position_px);
  double share = edge > 0 ? CLAMP ((edge - inside) / edge, 0, 1) : 0;
  double far = share * SCROLL_PX_PER_SECOND * CLAMP (seconds, 0, MAX_SECONDS);

  return position_px < length_px / 2 ? -far : far;
}

/**
 * rgm_edge_hold_get_page_scroll:
 * @page: where days lie
 * @seen: what is seen around the page, in the same pixels
 * @y: where the pointer is
 * @seconds: for how long it has been there
 *
 * Returns: how far to scroll down, in pixels, so that what is hidden of the page comes into sight
 */
double
rgm_edge_hold_get_page_scroll (const RgmBox *page, const RgmBox *seen, double y, double seconds)
{
  double above = seen->y - page->y;
  double below = page->y + page->height - seen->y - seen->height;
  double far = rgm_edge_hold_get_scroll (y - seen->y, seen->height, seconds);

  return CLAMP (far, -MAX (above, 0), MAX (below, 0));
}

/**
 * rgm_edge_hold_see:
 * @page: (inout): where days lie, made what is seen of that
 * @seen: what is seen around the page, in the same pixels
 *
 * Returns: whether any of the page is seen; else it is left as it is
 */
gboolean
rgm_edge_hold_see (RgmBox *page, const RgmBox *seen)
{
  double left = MAX (page->x, seen->x);
  double top = MAX (page->y, seen->y);
  double width = MIN (page->x + page->width, seen->x + seen->width) - left;
  double height = MIN (page->y + page->height, seen->y + seen->height) - top;

  if (width <= 0 || height <= 0)
    return FALSE;
  *page = (RgmBox) { left, top, width, height };
  return TRUE;
}
