#include "config.h"

#include "allocations.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* What a frame costs does not grow with the course, only with what is seen of it. */

#define WIDTH_PX 900
#define DAYS_APART 61
#define N_FRAMES 40
/* More than the course needs, as in the longer ones: the legend has a word for what is extra. */
#define FEW 12
#define SCROLL_PX 6.0
/* Of the first sessions, of which all courses have the same. */
#define FIRST "2016-02-01"
#define LAST "2016-06-01"

typedef struct {
  guint n_bars;
  guint n_labels;
  guint n_nodes;
  double calls_a_frame;
  double bytes_a_frame;
} Cost;

static void
draw (TimelineFixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
scroll (TimelineFixture *fixture, RgmTimelineViewport *viewport)
{
  for (int i = 0; i < N_FRAMES; i++)
    {
      rgm_timeline_viewport_scroll (viewport, i < N_FRAMES / 2 ? SCROLL_PX : -SCROLL_PX);
      draw (fixture);
    }
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return n + count_nodes (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return n + count_nodes (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return n + count_nodes (gsk_rounded_clip_node_get_child (node));
    default:
      return n;
    }
}

/* All that is drawn of the timeline, the same frame that the window shows. */
static guint
count_drawn (TimelineFixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (fixture->view),
                          gtk_widget_get_height (fixture->view));
  node = gtk_snapshot_free_to_node (snapshot);
  n = count_nodes (node);
  gsk_render_node_unref (node);

  return n;
}

static guint
count_widgets (TimelineFixture *fixture, GType type)
{
  g_autoptr (GPtrArray) found = timeline_fixture_find_all (fixture, type);

  return found->len;
}

static Cost
measure (guint n_sessions)
{
  TimelineFixture fixture;
  RgmTimelineViewport *viewport;
  RgmTimeScale scale;
  RgmAllocations before, taken;
  Cost cost;

  timeline_fixture_set_up (&fixture, sample_plan_new_long (n_sessions, DAYS_APART), WIDTH_PX);
  viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (fixture.view));
  scale = *rgm_timeline_viewport_get_scale (viewport);
  rgm_time_scale_show (&scale, sample_day (FIRST), sample_day (LAST));
  rgm_timeline_viewport_magnify (viewport, scale.day_px
                                             / rgm_timeline_viewport_get_scale (viewport)->day_px,
                                 0);
  rgm_timeline_viewport_scroll (viewport, rgm_time_scale_get_offset (
                                  rgm_timeline_viewport_get_scale (viewport), scale.start));
  timeline_fixture_settle (&fixture);
  scroll (&fixture, viewport);

  cost.n_bars = count_widgets (&fixture, RGM_TYPE_TIMELINE_BAR);
  cost.n_labels = count_widgets (&fixture, GTK_TYPE_LABEL);
  cost.n_nodes = count_drawn (&fixture);
  before = rgm_allocations_get ();
  scroll (&fixture, viewport);
  taken = rgm_allocations_since (before);
  cost.calls_a_frame = (double) taken.calls / N_FRAMES;
  cost.bytes_a_frame = (double) taken.bytes / N_FRAMES;
  timeline_fixture_tear_down (&fixture);

  return cost;
}

static void
assert_as_much (guint n_sessions, const Cost *cost, const Cost *few)
{
  g_test_message ("%u sessions: %u bars, %u labels, %u nodes, %.0f calls and %.0f bytes a frame",
                  n_sessions, cost->n_bars, cost->n_labels, cost->n_nodes, cost->calls_a_frame,
                  cost->bytes_a_frame);
  g_assert_cmpuint (cost->n_bars, ==, few->n_bars);
  g_assert_cmpuint (cost->n_labels, ==, few->n_labels);
  g_assert_cmpuint (cost->n_nodes, ==, few->n_nodes);
  g_assert_cmpfloat (cost->calls_a_frame, <, few->calls_a_frame * 1.1);
  g_assert_cmpfloat (cost->bytes_a_frame, <, few->bytes_a_frame * 1.1);
}

/* Ten and a hundred times the sessions: as many bars, words and things drawn in the same days, and
 * as much memory taken in a frame. */
static void
test_growth (void)
{
  static const guint longer[] = { 10 * FEW, 100 * FEW };
  Cost few, many;

  if (!rgm_allocations_can_count ())
    {
      g_test_skip ("allocations cannot be counted here");
      return;
    }

  measure (FEW);
  few = measure (FEW);
  assert_as_much (FEW, &few, &few);
  g_assert_cmpuint (few.n_bars, >, 8);
  g_assert_cmpuint (few.n_nodes, >, few.n_bars);
  g_assert_cmpfloat (few.calls_a_frame, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (longer); i++)
    {
      many = measure (longer[i]);
      assert_as_much (longer[i], &many, &few);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();

  g_test_add_func ("/app/timeline-frames/growth", test_growth);

  return g_test_run ();
}
