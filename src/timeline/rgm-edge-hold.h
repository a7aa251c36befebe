#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

/* So near to an edge of what is seen, a drag scrolls it. */
#define RGM_EDGE_HOLD_SCROLL_PX 36.0

/**
 * RgmEdgeHold:
 * @is_armed: whether what is dragged was away from all edges: what is taken hold of at one does not
 *   turn the page
 * @later: which edge it is held at: 1 for the one beyond which later days are, -1 for the other, 0
 *   for none
 * @seconds: for how long
 *
 * Something dragged on a page of days, which turns when that is held at its edge. It begins with
 * all zero.
 */
typedef struct {
  gboolean is_armed;
  int later;
  double seconds;
} RgmEdgeHold;

int rgm_edge_hold_go_on (RgmEdgeHold *self, const RgmBox *page, double x, double y, gboolean rtl,
                         double seconds);
double rgm_edge_hold_get_scroll (double position_px, double length_px, double seconds);
double rgm_edge_hold_get_page_scroll (const RgmBox *page, const RgmBox *seen, double y,
                                      double seconds);
gboolean rgm_edge_hold_see (RgmBox *page, const RgmBox *seen);

G_END_DECLS
