/* A page of days that turns, or scrolls, while something is held at its edge. */
#include "config.h"

#include "rgm-edge-hold.h"

/* A sixteenth: sums of it are exact. A page turns after 0.7 seconds at the edge. */
#define FRAME_SECONDS 0.0625
#define TURN_FRAMES 12

static const RgmBox page = { 10, 20, 300, 200 };

/* How often the page turns while something is held at a place for so many frames, later ones minus
 * earlier ones. The first frame only sees where it is. */
static int
hold (RgmEdgeHold *self, double x, double y, gboolean rtl, int frames)
{
  int turns = 0;

  for (int i = 0; i <= frames; i++)
    turns += rgm_edge_hold_go_on (self, &page, x, y, rtl, FRAME_SECONDS);
  return turns;
}

/* Below and where reading ends is later; nothing turns in the middle, however long. */
static void
test_edges (void)
{
  static const struct {
    double x, y;
    gboolean rtl;
    int turns;
  } cases[] = {
    { 160, 120, FALSE, 0 }, { 160, 5, FALSE, -1 },   { 160, 230, FALSE, 1 }, { 160, 215, FALSE, 1 },
    { 5, 120, FALSE, -1 },  { 315, 120, FALSE, 1 },  { 300, 120, FALSE, 1 }, { 290, 120, FALSE, 0 },
    { 5, 120, TRUE, 1 },    { 315, 120, TRUE, -1 },  { 160, 5, TRUE, -1 },   { 160, 230, TRUE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmEdgeHold held = { 0 };

      hold (&held, 160, 120, cases[i].rtl, 1);
      g_assert_cmpint (hold (&held, cases[i].x, cases[i].y, cases[i].rtl, TURN_FRAMES), ==,
                       cases[i].turns);
    }
}

/* Who only passes does not turn; who stays turns on and on. */
static void
test_time (void)
{
  RgmEdgeHold held = { 0 };

  hold (&held, 160, 120, FALSE, 1);
  g_assert_cmpint (hold (&held, 315, 120, FALSE, TURN_FRAMES - 1), ==, 0);
  hold (&held, 160, 120, FALSE, 1);
  g_assert_cmpint (hold (&held, 315, 120, FALSE, TURN_FRAMES - 1), ==, 0);
  hold (&held, 160, 120, FALSE, 1);
  g_assert_cmpint (hold (&held, 315, 120, FALSE, 3 * TURN_FRAMES), ==, 3);
  g_assert_cmpint (rgm_edge_hold_go_on (&held, &page, 5, 120, FALSE, 60), ==, 0);
}

/* What is taken hold of at an edge has to leave it first. */
static void
test_begins_at_edge (void)
{
  RgmEdgeHold held = { 0 };

  g_assert_cmpint (hold (&held, 305, 120, FALSE, 9 * TURN_FRAMES), ==, 0);
  hold (&held, 160, 120, FALSE, 1);
  g_assert_cmpint (hold (&held, 305, 120, FALSE, TURN_FRAMES), ==, 1);
}

/* A page that goes on beyond what is seen comes into sight, and no further. */
static void
test_scroll (void)
{
  const RgmBox seen = { 0, 60, 320, 120 };

  g_assert_cmpfloat (rgm_edge_hold_get_page_scroll (&page, &seen, 178, 0.05), >, 0);
  g_assert_cmpfloat (rgm_edge_hold_get_page_scroll (&page, &seen, 62, 0.05), <, 0);
  g_assert_cmpfloat (rgm_edge_hold_get_page_scroll (&page, &seen, 120, 0.05), ==, 0);
  g_assert_cmpfloat (rgm_edge_hold_get_page_scroll (&page, &page, 219, 0.05), ==, 0);
  g_assert_cmpfloat (rgm_edge_hold_get_page_scroll (&page, &(RgmBox) { 0, 22, 320, 196 }, 240, 60),
                     ==, 2);
}

static void
test_see (void)
{
  RgmBox box = page;

  g_assert_true (rgm_edge_hold_see (&box, &(RgmBox) { 0, 60, 100, 500 }));
  g_assert_cmpfloat (box.x, ==, 10);
  g_assert_cmpfloat (box.y, ==, 60);
  g_assert_cmpfloat (box.width, ==, 90);
  g_assert_cmpfloat (box.height, ==, 160);
  g_assert_false (rgm_edge_hold_see (&box, &(RgmBox) { 0, 900, 100, 500 }));
  g_assert_cmpfloat (box.height, ==, 160);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/edge-hold/edges", test_edges);
  g_test_add_func ("/timeline/edge-hold/time", test_time);
  g_test_add_func ("/timeline/edge-hold/begins-at-edge", test_begins_at_edge);
  g_test_add_func ("/timeline/edge-hold/scroll", test_scroll);
  g_test_add_func ("/timeline/edge-hold/see", test_see);
  return g_test_run ();
}
