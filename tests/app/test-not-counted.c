#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "rgm-calendar-view.h"
#include "rgm-course-page.h"
#include "rgm-session-row.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

/* A session that does not count looks unlike one that does, on the timeline, in the calendar and in
 * the list, and reads so. */

#define UNCOUNTED "2026-10-16 -2026-11-20"

static gsize
find_segment (const RgmSegmentLayout *layout, gint32 session)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].kind == RGM_SEGMENT_SESSION && layout->segments[i].session == session)
      return i;
  g_assert_not_reached ();
}

static const char *
get_mark (GtkWidget *bar)
{
  return gtk_label_get_text (GTK_LABEL (course_tree_find_class (bar, "mark", 0)));
}

static gboolean
is_key_shown (TimelineFixture *fixture)
{
  GObject *key = gtk_widget_get_template_child (fixture->view, RGM_TYPE_TIMELINE_VIEW,
                                                "not_counted_key");

  return gtk_widget_get_visible (GTK_WIDGET (key));
}

static void
test_timeline (void)
{
  TimelineFixture fixture;
  GtkWidget *counted, *uncounted;

  timeline_fixture_set_up (&fixture, sample_plan_new (UNCOUNTED, TODAY), 900);
  counted = timeline_fixture_find_bar (&fixture, find_segment (fixture.layout, 0));
  uncounted = timeline_fixture_find_bar (&fixture, find_segment (fixture.layout, 1));
  g_assert_false (gtk_widget_has_css_class (counted, "not-counted"));
  g_assert_true (gtk_widget_has_css_class (uncounted, "not-counted"));
  g_assert_cmpstr (get_mark (counted), ==, "1");
  g_assert_cmpstr (get_mark (uncounted), ==, "–");
  g_assert_true (is_key_shown (&fixture));
  gtk_test_accessible_assert_property (
    uncounted, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "The session of 20 Nov was on time: 20 Nov is 35 days after session 1. It does not count "
    "because the user decided so.");
  timeline_fixture_show (&fixture, sample_plan_new (COURSE_PAGE, TODAY));
  g_assert_false (is_key_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

static void
test_calendar (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (UNCOUNTED, TODAY);
  GtkWidget *view = rgm_calendar_view_new ();
  GtkWidget *window = gtk_window_new ();
  g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();
  GtkWidget *day;

  rgm_course_view_set_cursor (RGM_COURSE_VIEW (view), cursor);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (view), plan);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  day = rgm_calendar_view_find (RGM_CALENDAR_VIEW (view), sample_day ("2026-11-20"));
  g_assert_true (gtk_widget_has_css_class (day, "session-not-counted"));
  g_assert_true (gtk_widget_has_css_class (day, "session-done"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_pill (GtkWidget *day)
{
  GtkWidget *whole = course_tree_find_class (day, "pill", 0);

  return gtk_widget_get_child_visible (whole) ? whole : course_tree_find_class (day, "pill", 1);
}

/* A part of a widget, as it is drawn. */
static GdkTexture *
draw (GtkWidget *widget, const graphene_rect_t *part)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  return gsk_renderer_render_texture (renderer, node, part);
}

/* The longest stroke across of what is drawn around a session and in it: a dash, or a line from one
 * corner to the other. Ink has little green, the day below it much. */
static guint
find_longest_stroke (GtkWidget *day)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  graphene_rect_t bounds;
  gsize width, height;
  guint longest = 0, length = 0;

  g_assert_true (gtk_widget_compute_bounds (find_pill (day), day, &bounds));
  texture = draw (day, &bounds);
  width = (gsize) gdk_texture_get_width (texture);
  height = (gsize) gdk_texture_get_height (texture);
  pixels = g_new0 (guint32, width * height);
  gdk_texture_download (texture, (guchar *) pixels, width * sizeof *pixels);
  for (gsize i = 0; i < width * height; i++)
    {
      gboolean is_ink = pixels[i] >> 24 == 0xff && (pixels[i] >> 8 & 0xff) < 0x90;

      length = is_ink ? (i % width > 0 ? length : 0) + 1 : 0;
      longest = MAX (longest, length);
    }
  return longest;
}

static GtkWidget *
show_calendar (const char *sessions)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sessions, TODAY);
  g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();
  GtkWidget *view = rgm_calendar_view_new ();
  GtkWidget *window = gtk_window_new ();

  rgm_day_cursor_set_day (cursor, sample_day ("2026-11-20"));
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (view), cursor);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (view), plan);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 800);
  display_show (window);
  return window;
}

static gboolean
is_key_in_legend (GtkWidget *window)
{
  return gtk_widget_get_mapped (course_tree_find_class (window, "not-counted", 0));
}

/* Of two that are too early, what is booked has dashes around it, and what does not count a line
 * all the way round, of which the legend tells. */
static void
test_too_early (void)
{
  GtkWidget *booked, *uncounted;
  GtkWidget *view;
  guint dash, line;

  display_use_style ();
  booked = show_calendar ("2026-11-16 +2026-11-26");
  view = gtk_window_get_child (GTK_WINDOW (booked));
  dash = find_longest_stroke (rgm_calendar_view_find (RGM_CALENDAR_VIEW (view),
                                                      sample_day ("2026-11-26")));
  g_assert_false (is_key_in_legend (booked));
  gtk_window_destroy (GTK_WINDOW (booked));

  uncounted = show_calendar ("2026-11-16 -2026-11-20");
  view = gtk_window_get_child (GTK_WINDOW (uncounted));
  line = find_longest_stroke (rgm_calendar_view_find (RGM_CALENDAR_VIEW (view),
                                                      sample_day ("2026-11-20")));
  g_test_message ("a dash of %u pixels, a line of %u", dash, line);
  g_assert_cmpuint (dash, >, 0);
  g_assert_cmpuint (line, >, dash);
  g_assert_true (is_key_in_legend (uncounted));
  gtk_window_destroy (GTK_WINDOW (uncounted));
}

static void
test_row (void)
{
  CourseFixture *course = course_fixture_new ("acne-scars", NULL,
                                              "done 2026-10-16;done 2026-11-20=no", TODAY);
  GtkWidget *page = rgm_course_page_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *row, *number;

  adw_window_set_content (ADW_WINDOW (window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), course->model);
  course_fixture_settle ();
  row = course_tree_find (page, RGM_TYPE_SESSION_ROW, 1);
  number = course_tree_find_class (row, "session-number", 0);
  g_assert_true (gtk_widget_has_css_class (number, "not-counted"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (number)), ==, "–");
  gtk_test_accessible_assert_property (
    row, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Fri 20 Nov 2026. SkinPen · 0.50–1.50 mm · Clinic. The session of 20 Nov was on time: 20 Nov "
    "is 35 days after session 1. It does not count because the user decided so.");
  gtk_window_destroy (GTK_WINDOW (window));
  course_fixture_settle ();
  course_fixture_free (course);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/app/not-counted/timeline", test_timeline);
  g_test_add_func ("/app/not-counted/calendar", test_calendar);
  g_test_add_func ("/app/not-counted/row", test_row);
  g_test_add_func ("/app/not-counted/too-early", test_too_early);

  return g_test_run ();
}
