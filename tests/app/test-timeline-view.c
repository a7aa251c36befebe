#include "config.h"

#include "rgm-sentence-day.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-labels.h"
#include "rgm-timeline-lane.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

static RgmPlan *
make_course_page (void)
{
  return sample_plan_new (COURSE_PAGE, TODAY);
}

/* Each bar is an item of the list of its lane; its label is the sentence on its segment, its
 * description what its card says. */
static void
test_bars (void)
{
  static const char *const lanes[] = {
    "Sessions", "Healing", "Collagen", "Results", "Book next",
  };
  TimelineFixture fixture;
  g_autoptr (GPtrArray) bars = NULL;
  g_autoptr (GPtrArray) found = NULL;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  found = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_LANE);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (lanes));
  for (guint i = 0; i < found->len; i++)
    {
      gtk_test_accessible_assert_role (found->pdata[i], GTK_ACCESSIBLE_ROLE_LIST);
      gtk_test_accessible_assert_property (found->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           lanes[i]);
    }

  bars = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, >, 20);
  for (guint i = 0; i < bars->len; i++)
    {
      gsize segment = rgm_timeline_bar_get_segment (bars->pdata[i]);
      g_autofree char *sentence =
        rgm_timeline_caption_sentence (fixture.layout->plan, &fixture.layout->segments[segment]);
      g_autofree char *description = NULL;
      g_auto (RgmCardText) card = { 0 };

      g_assert_cmpuint (strlen (sentence), >, 10);
      gtk_test_accessible_assert_role (bars->pdata[i], GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (bars->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           sentence);
      /* The cursor comes to its days instead. */
      g_assert_false (gtk_widget_get_focusable (bars->pdata[i]));
      rgm_timeline_card_init (&card, fixture.layout->plan, &fixture.layout->segments[segment],
                              fixture.layout->plan->today, NULL);
      description = rgm_card_text_join (&card);
      gtk_test_accessible_assert_property (bars->pdata[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           description);
      g_assert_false (gtk_widget_get_has_tooltip (bars->pdata[i]));
    }
  timeline_fixture_tear_down (&fixture);
}

/* The sentences of the picture of the course page. */
static void
test_sentences (void)
{
  static const struct {
    gsize segment;
    const char *sentence;
  } sentences[] = {
    { 1, "Session 2 was on time: 20 Nov is 35 days after session 1." },
    { 2, "Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2." },
    { 3, "Session 3: earliest 4 Dec, recommended 18 Dec – 1 Jan, overdue from 2 Jan." },
    { 17, "Collagen after session 2: 20 Nov 2026 – 20 May 2027, peak about 4 Dec" },
    { 28, "Next session, recommended: 18 Dec – 1 Jan" },
  };
  TimelineFixture fixture;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (timeline_fixture_find_bar (&fixture,
                                                                   sentences[i].segment)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, sentences[i].sentence);
  timeline_fixture_tear_down (&fixture);
}

/* What a button is called is said of it, or, by later GTK, by the text in it. */
static void
assert_called (GtkWidget *button, const char *name)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           name);
      return;
    }
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY, content, NULL);
  g_assert_true (GTK_IS_LABEL (content));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (content)), ==, name);
}

/* A button without a label of its own would be called “GtkImage”. */
static void
test_buttons (void)
{
  static const char *const labels[] = {
    "Zoom Out", "Zoom In", "Fit Course", "Earlier", "Go to Today", "Later",
  };
  TimelineFixture fixture;
  g_autoptr (GPtrArray) buttons = NULL;
  guint n = 0;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");
  buttons = timeline_fixture_find_all (&fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    {
      /* That of the card is shown with the card. */
      if (!gtk_widget_get_mapped (buttons->pdata[i]))
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (labels));
      assert_called (buttons->pdata[i], labels[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (labels));
  timeline_fixture_tear_down (&fixture);
}

/* Only what is in the view is there as widgets: of ten years, two months back and four ahead. */
static void
test_only_what_is_seen (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) later = NULL;

  timeline_fixture_set_up (&fixture, sample_plan_new_long (60, 61), 900);
  before = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (fixture.layout->n_segments, >, 300);
  g_assert_cmpuint (before->len, >, 4);
  g_assert_cmpuint (before->len, <, 30);

  gtk_widget_activate_action (fixture.view, "timeline.fit", NULL);
  timeline_fixture_settle (&fixture);
  after = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (after->len, ==, fixture.layout->n_segments);

  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  timeline_fixture_settle (&fixture);
  later = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (later->len, <, 30);
  timeline_fixture_tear_down (&fixture);
}

static void
activate (TimelineFixture *fixture, gsize segment)
{
  gtk_widget_activate_action (timeline_fixture_find_bar (fixture, segment),
                              "timeline-bar.activate", NULL);
}

/* Sessions can be activated, and nothing else. */
static void
test_activate (void)
{
  TimelineFixture fixture;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  activate (&fixture, 2);
  g_assert_cmpint (fixture.activated, ==, 2);
  fixture.activated = -1;
  activate (&fixture, 17);
  activate (&fixture, 3);
  g_assert_cmpint (fixture.activated, ==, -1);
  timeline_fixture_tear_down (&fixture);
}

static GtkWidget *
get_focus (TimelineFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
is_on_cursor (TimelineFixture *fixture)
{
  GtkWidget *focus = get_focus (fixture);

  return focus != NULL && RGM_IS_TIMELINE_CURSOR (gtk_widget_get_parent (focus));
}

static void
focus_cursor (TimelineFixture *fixture, const char *day, RgmLane lane)
{
  g_autoptr (GPtrArray) found = timeline_fixture_find_all (fixture, RGM_TYPE_TIMELINE_CURSOR);

  rgm_day_cursor_set_place (rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture->view)),
                            sample_day (day), lane);
  gtk_widget_grab_focus (found->pdata[0]);
  timeline_fixture_settle (fixture);
}

static void
assert_cursor_says (TimelineFixture *fixture, const char *sentence)
{
  g_assert_true (is_on_cursor (fixture));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_focus (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
}

/* Of a booking on the day of the cursor a screen reader is told that keys move it, in any lane. */
static void
test_described (void)
{
  TimelineFixture fixture;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  focus_cursor (&fixture, "2026-12-02", RGM_LANE_HEALING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_focus (&fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Alt with the arrow keys moves the booking");
  focus_cursor (&fixture, "2026-12-03", RGM_LANE_HEALING);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_focus (&fixture)),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  timeline_fixture_tear_down (&fixture);
}

/* For Tab the timeline is one stop, on today at first, and later where it was left. */
static void
test_tab (void)
{
  TimelineFixture fixture;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  for (int i = 0; i < 12 && !is_on_cursor (&fixture); i++)
    gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  assert_cursor_says (&fixture, "Tue 24 Nov, today. Sessions: nothing.");
  focus_cursor (&fixture, "2026-12-18", RGM_LANE_BOOK_NEXT);
  gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  g_assert_false (is_on_cursor (&fixture));
  for (int i = 0; i < 12 && !is_on_cursor (&fixture); i++)
    gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  assert_cursor_says (&fixture,
                      "Fri 18 Dec. Book next: Next session, recommended: 18 Dec – 1 Jan.");
  timeline_fixture_tear_down (&fixture);
}

/* The cursor stays on its day, and tells what holds there now; the view stays where the user put
 * it. */
static void
test_another_plan (void)
{
  TimelineFixture fixture;
  double center;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  timeline_fixture_settle (&fixture);
  focus_cursor (&fixture, "2026-12-04", RGM_LANE_SESSIONS);
  assert_cursor_says (&fixture, "Fri 4 Dec. Sessions: nothing.");
  center = timeline_fixture_get_x (&fixture, 2);
  timeline_fixture_show (&fixture, sample_plan_new ("2026-10-16 2026-11-20 +2026-12-04", TODAY));
  assert_cursor_says (&fixture,
                      "Fri 4 Dec. Sessions: Session 3 is booked 14 days before the recommended "
                      "days: 4 Dec is 14 days after session 2.");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 2), >, center + 5);
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 2), <, center + 40);
  timeline_fixture_tear_down (&fixture);
}

/* The keyboard stays with the cursor when that is scrolled out of the view, and the next step
 * brings it back. */
static void
test_cursor_out_of_view (void)
{
  TimelineFixture fixture;
  graphene_rect_t bounds;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  focus_cursor (&fixture, "2026-10-16", RGM_LANE_SESSIONS);
  gtk_widget_activate_action (fixture.view, "timeline.later", NULL);
  timeline_fixture_settle (&fixture);
  g_assert_true (is_on_cursor (&fixture));
  g_assert_true (gtk_widget_compute_bounds (get_focus (&fixture), fixture.view, &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, 0);
  rgm_day_cursor_move_lane (rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture.view)), 1);
  timeline_fixture_settle (&fixture);
  g_assert_true (gtk_widget_compute_bounds (get_focus (&fixture), fixture.view, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 0);
  timeline_fixture_tear_down (&fixture);
}

/* One cursor for two views: where one goes, the other is. */
static void
test_shared_cursor (void)
{
  g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();
  TimelineFixture fixture;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  rgm_day_cursor_set_place (cursor, sample_day ("2026-11-21"), RGM_LANE_HEALING);
  focus_cursor (&fixture, "2026-10-16", RGM_LANE_SESSIONS);
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (fixture.view), cursor);
  g_assert_true (rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture.view)) == cursor);
  timeline_fixture_settle (&fixture);
  rgm_day_cursor_set_place (cursor, sample_day ("2026-11-24"), RGM_LANE_HEALING);
  assert_cursor_says (&fixture, "Tue 24 Nov, today. Healing: nothing.");
  timeline_fixture_tear_down (&fixture);
}

/* Another course begins on today again, even while the keyboard is here. */
static void
test_another_course (void)
{
  TimelineFixture fixture;
  RgmDayCursor *cursor;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  cursor = rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture.view));
  rgm_day_cursor_set_course (cursor, "one");
  focus_cursor (&fixture, "2026-12-18", RGM_LANE_BOOK_NEXT);
  rgm_day_cursor_set_course (cursor, "one");
  g_assert_cmpint (rgm_day_cursor_get_day (cursor), ==, sample_day ("2026-12-18"));
  rgm_day_cursor_set_course (cursor, "other");
  assert_cursor_says (&fixture, "Tue 24 Nov, today. Sessions: nothing.");
  timeline_fixture_tear_down (&fixture);
}

/* Any way of the cursor, any plan, any place in the view: it says what holds on its day, and has
 * the keyboard as long as nobody takes it. */
static void
test_any_way (void)
{
  static const char *const actions[] = {
    "timeline.zoom-in", "timeline.zoom-out", "timeline.fit", "timeline.today", "timeline.later",
    "timeline.earlier",
  };
  static const char *const courses[] = {
    COURSE_PAGE, "", "2026-10-16", "2026-10-16 2026-10-16 +2026-11-20", "2016-01-01 2026-11-20",
  };
  TimelineFixture fixture;
  RgmDayCursor *cursor;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  cursor = rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture.view));
  focus_cursor (&fixture, TODAY, RGM_LANE_SESSIONS);
  for (int i = 0; i < 300; i++)
    {
      const char *sessions = courses[g_test_rand_int_range (0, G_N_ELEMENTS (courses))];
      const char *action = actions[g_test_rand_int_range (0, G_N_ELEMENTS (actions))];
      RgmDayStep step = (RgmDayStep) g_test_rand_int_range (0, RGM_DAY_STEP_MONTH + 1);
      g_autofree char *sentence = NULL;

      rgm_day_cursor_move (cursor, step, g_test_rand_int_range (-30, 31), RGM_DAY_FIRST,
                           RGM_DAY_LAST);
      rgm_day_cursor_move_lane (cursor, g_test_rand_int_range (-2, 3));
      gtk_widget_activate_action (fixture.view, action, NULL);
      if (i % 10 == 0)
        timeline_fixture_show (&fixture, sample_plan_new (sessions, TODAY));
      if (i % 50 == 0)
        rgm_day_cursor_set_course (cursor, i % 100 == 0 ? "one" : "other");
      sentence = rgm_sentence_day_in_lane (fixture.layout, rgm_day_cursor_get_lane (cursor),
                                           rgm_day_cursor_get_day (cursor));
      assert_cursor_says (&fixture, sentence);
    }
  timeline_fixture_tear_down (&fixture);
}

/* Right to left, later is further left, and the names of the lanes stand at the right. */
static void
test_right_to_left (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) labels = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  labels = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_LABELS);
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 1), <,
                     timeline_fixture_get_x (&fixture, 0));
  g_assert_cmpfloat (timeline_fixture_get_center (&fixture, labels->pdata[0]), >,
                     timeline_fixture_get_x (&fixture, 0));
  timeline_fixture_tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 1), >,
                     timeline_fixture_get_x (&fixture, 0));
  timeline_fixture_tear_down (&fixture);
}

/* The note of a bar that is seen, if one is. */
static const char *
find_note (TimelineFixture *fixture, gsize segment)
{
  GtkWidget *bar = timeline_fixture_find_bar (fixture, segment);

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "note") && gtk_widget_get_child_visible (child))
      return gtk_label_get_label (GTK_LABEL (child));
  return NULL;
}

static gsize
find_segment (TimelineFixture *fixture, RgmLane lane, RgmVerdict zone)
{
  const RgmSegmentLayout *layout = fixture->layout;

  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].lane == lane
        && (lane != RGM_LANE_BOOK_NEXT || layout->segments[i].zone == zone))
      return i;
  g_assert_not_reached ();
}

static const char *
find_zone_note (TimelineFixture *fixture, RgmVerdict zone)
{
  return find_note (fixture, find_segment (fixture, RGM_LANE_BOOK_NEXT, zone));
}

/* The recommended days are told whole, in two lines where one is too long; what is too early is so
 * where the line of today runs through it, too; a bar that has no room for its name has it beside.
 * Where there is much room, zones tell their days. */
static void
test_notes (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();
  TimelineFixture fixture;

  gtk_css_provider_load_from_resource (style, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  timeline_fixture_set_up (&fixture, make_course_page (), 800);
  g_assert_cmpstr (find_zone_note (&fixture, RGM_VERDICT_ON_TIME), ==, "18 Dec –\n1 Jan");
  g_assert_nonnull (find_zone_note (&fixture, RGM_VERDICT_TOO_EARLY));
  g_assert_cmpstr (find_note (&fixture, find_segment (&fixture, RGM_LANE_RESULTS,
                                                      RGM_VERDICT_FIRST)), ==, "First glow");
  timeline_fixture_tear_down (&fixture);
  timeline_fixture_set_up (&fixture, make_course_page (), 1600);
  g_assert_cmpstr (find_zone_note (&fixture, RGM_VERDICT_ON_TIME), ==, "18 Dec – 1 Jan");
  g_assert_cmpstr (find_zone_note (&fixture, RGM_VERDICT_LATE), ==, "overdue · from 2 Jan");
  timeline_fixture_tear_down (&fixture);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (style));
}

static void
test_narrow (void)
{
  TimelineFixture fixture;
  int minimum;

  timeline_fixture_set_up (&fixture, make_course_page (), 300);
  gtk_widget_measure (fixture.view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  g_assert_nonnull (timeline_fixture_find_bar (&fixture, 1));
  timeline_fixture_tear_down (&fixture);
}

static void
test_nothing (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) bars = NULL;

  timeline_fixture_set_up (&fixture, sample_plan_new ("", TODAY), 900);
  bars = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, ==, 1);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture.view), NULL);
  timeline_fixture_settle (&fixture);
  g_clear_pointer (&bars, g_ptr_array_unref);
  bars = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, ==, 0);
  g_assert_null (rgm_timeline_view_get_plan (RGM_TIMELINE_VIEW (fixture.view)));
  gtk_widget_activate_action (fixture.view, "timeline.today", NULL);
  gtk_widget_activate_action (fixture.view, "timeline.fit", NULL);
  timeline_fixture_settle (&fixture);
  timeline_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();

  g_test_add_func ("/app/timeline-view/bars", test_bars);
  g_test_add_func ("/app/timeline-view/sentences", test_sentences);
  g_test_add_func ("/app/timeline-view/buttons", test_buttons);
  g_test_add_func ("/app/timeline-view/only-what-is-seen", test_only_what_is_seen);
  g_test_add_func ("/app/timeline-view/activate", test_activate);
  g_test_add_func ("/app/timeline-view/tab", test_tab);
  g_test_add_func ("/app/timeline-view/described", test_described);
  g_test_add_func ("/app/timeline-view/another-plan", test_another_plan);
  g_test_add_func ("/app/timeline-view/cursor-out-of-view", test_cursor_out_of_view);
  g_test_add_func ("/app/timeline-view/shared-cursor", test_shared_cursor);
  g_test_add_func ("/app/timeline-view/another-course", test_another_course);
  g_test_add_func ("/app/timeline-view/any-way", test_any_way);
  g_test_add_func ("/app/timeline-view/right-to-left", test_right_to_left);
  g_test_add_func ("/app/timeline-view/notes", test_notes);
  g_test_add_func ("/app/timeline-view/narrow", test_narrow);
  g_test_add_func ("/app/timeline-view/nothing", test_nothing);

  return g_test_run ();
}
