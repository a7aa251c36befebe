#include "config.h"

#include "rgm-timeline-cursor.h"
#include "rgm-timeline-lanes.h"
#include "rgm-timeline-today.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

/* How the cursor of the timeline is drawn among what is there. */

#define WIDTH_PX 900

static GtkWidget *
find (TimelineFixture *fixture, GType type)
{
  g_autoptr (GPtrArray) found = timeline_fixture_find_all (fixture, type);

  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

static GtkWidget *
find_ring (TimelineFixture *fixture)
{
  GtkWidget *chart = gtk_widget_get_parent (find (fixture, RGM_TYPE_TIMELINE_CURSOR));
  GtkWidget *child = gtk_widget_get_first_child (chart);

  while (child != NULL && !gtk_widget_has_css_class (child, "cursor-ring"))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

static GtkWidget *
put_cursor (TimelineFixture *fixture, const char *day, RgmLane lane)
{
  GtkWidget *cursor = find (fixture, RGM_TYPE_TIMELINE_CURSOR);

  rgm_day_cursor_set_place (rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture->view)),
                            sample_day (day), lane);
  gtk_widget_grab_focus (cursor);
  timeline_fixture_settle (fixture);
  return gtk_widget_get_focus_child (cursor);
}

static gboolean
is_below (GtkWidget *widget, GtkWidget *other)
{
  while (widget != NULL && widget != other)
    widget = gtk_widget_get_next_sibling (widget);
  return widget == other;
}

static void
assert_same_place (GtkWidget *ring, GtkWidget *cell)
{
  GtkWidget *chart = gtk_widget_get_parent (ring);
  graphene_rect_t ring_bounds, cell_bounds;

  g_assert_true (gtk_widget_compute_bounds (ring, chart, &ring_bounds));
  g_assert_true (gtk_widget_compute_bounds (cell, chart, &cell_bounds));
  g_assert_true (graphene_rect_equal (&ring_bounds, &cell_bounds));
}

/* Beside a session, on the day after it, the ring lies below the marks and strikes out no number;
 * where there are no marks it lies above the bars. */
static void
assert_ring (GtkTextDirection direction)
{
  TimelineFixture fixture;
  GtkWidget *ring, *cell;

  gtk_widget_set_default_direction (direction);
  timeline_fixture_set_up (&fixture, sample_plan_new (COURSE_PAGE, TODAY), WIDTH_PX);
  ring = find_ring (&fixture);
  g_assert_false (gtk_widget_get_child_visible (ring));
  cell = put_cursor (&fixture, "2026-11-21", RGM_LANE_SESSIONS);
  g_assert_true (gtk_widget_get_child_visible (ring));
  g_assert_true (is_below (ring, find (&fixture, RGM_TYPE_TIMELINE_LANES)));
  g_assert_cmpfloat (gtk_widget_get_opacity (cell), ==, 0);
  assert_same_place (ring, cell);
  cell = put_cursor (&fixture, "2026-11-21", RGM_LANE_HEALING);
  g_assert_false (gtk_widget_get_child_visible (ring));
  g_assert_cmpfloat (gtk_widget_get_opacity (cell), ==, 1);
  timeline_fixture_tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_ring (void)
{
  assert_ring (GTK_TEXT_DIR_LTR);
  assert_ring (GTK_TEXT_DIR_RTL);
}

/* Whether what is drawn of the line of today has words. */
static gboolean
draws_words (GtkWidget *today)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (today);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  g_autoptr (GBytes) bytes = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       "text {") != NULL;
}

/* The pill of today is drawn again as soon as the cursor no longer lies on it. */
static void
test_today_again (void)
{
  TimelineFixture fixture;
  GtkWidget *today;

  timeline_fixture_set_up (&fixture, sample_plan_new (COURSE_PAGE, TODAY), WIDTH_PX);
  today = find (&fixture, RGM_TYPE_TIMELINE_TODAY);
  g_assert_true (draws_words (today));
  put_cursor (&fixture, TODAY, RGM_LANE_HEALING);
  g_assert_false (draws_words (today));
  gtk_window_set_focus (GTK_WINDOW (fixture.window), NULL);
  timeline_fixture_settle (&fixture);
  g_assert_true (draws_words (today));
  timeline_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/timeline-cursor/ring", test_ring);
  g_test_add_func ("/app/timeline-cursor/today-again", test_today_again);
  return g_test_run ();
}
