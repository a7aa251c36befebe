#include "config.h"

#include "rgm-calendar-day.h"
#include "rgm-calendar-view.h"
#include "rgm-card.h"
#include "rgm-month-plan.h"
#include "rgm-sentence-day.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* The card of the calendar: on a day it says what that of the timeline says. */

#define WAIT_MS 700

typedef struct {
  GtkWidget *window;
  RgmCalendarView *view;
  RgmDayCursor *cursor;
  RgmTopic asked;
} Fixture;

static void
on_reasons_asked_cb (RgmCalendarView *view, guint kind, guint index, Fixture *fixture)
{
  fixture->asked = (RgmTopic) { (RgmTopicKind) kind, index };
}

static RgmSegmentLayout *
get_layout (Fixture *fixture)
{
  return rgm_calendar_view_get_layout (fixture->view);
}

static void
settle (Fixture *fixture)
{
  for (int i = 0; i < 5; i++)
    {
      gtk_widget_queue_draw (fixture->window);
      gtk_test_widget_wait_for_draw (fixture->window);
    }
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (COURSE_PAGE, TODAY);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->window = gtk_window_new ();
  fixture->view = RGM_CALENDAR_VIEW (rgm_calendar_view_new ());
  fixture->cursor = rgm_day_cursor_new ();
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (fixture->view), fixture->cursor);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture->view), plan);
  g_signal_connect (fixture->view, "reasons-asked", G_CALLBACK (on_reasons_asked_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->cursor);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
find_card (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->view), RGM_TYPE_CARD);
}

static GtkWidget *
get_box (Fixture *fixture)
{
  return gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (find_card (fixture))));
}

/* Its lines; what it says of the rest of the day stands apart in @also. */
static char *
read_card (Fixture *fixture, char **also)
{
  GString *text = g_string_new (NULL);

  g_assert_true (gtk_widget_get_visible (find_card (fixture)));
  g_clear_pointer (also, g_free);
  for (GtkWidget *line = gtk_widget_get_first_child (get_box (fixture)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      if (!GTK_IS_LABEL (line) || !gtk_widget_get_visible (line))
        continue;
      if (gtk_widget_has_css_class (line, "also"))
        *also = g_strdup (gtk_label_get_text (GTK_LABEL (line)));
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                gtk_label_get_text (GTK_LABEL (line)));
    }
  return g_string_free (text, FALSE);
}

static void
put (Fixture *fixture, RgmDay day, RgmLane lane)
{
  rgm_day_cursor_set_place (fixture->cursor, day, lane);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), TRUE);
  settle (fixture);
}

/* What the keyboard is on has the card of the timeline, and its key and its button ask for the same
 * reasons; what else holds that day is told in short. */
static void
assert_card (Fixture *fixture, RgmDay day, gsize segment)
{
  const RgmSegmentLayout *layout = get_layout (fixture);
  RgmTopic topic = rgm_timeline_caption_topic (&layout->segments[segment]);
  GtkWidget *button = gtk_widget_get_last_child (get_box (fixture));
  g_auto (RgmCardText) card = { 0 };
  g_autofree char *wanted = NULL;
  g_autofree char *also = NULL;
  g_autofree char *text = read_card (fixture, &also);
  g_autofree char *rest = rgm_sentence_day_also (layout, day, segment);

  rgm_timeline_card_init (&card, layout->plan, &layout->segments[segment], day, NULL);
  wanted = rgm_card_text_join (&card);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpstr (also, ==, rest);
  fixture->asked = (RgmTopic) { 99, 99 };
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (fixture->asked.kind, ==, topic.kind);
  g_assert_cmpuint (fixture->asked.index, ==, topic.index);
  fixture->asked = (RgmTopic) { 99, 99 };
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "calendar.why", NULL);
  g_assert_cmpuint (fixture->asked.kind, ==, topic.kind);
  g_assert_cmpuint (fixture->asked.index, ==, topic.index);
}

static void
test_keyboard (void)
{
  Fixture fixture = { 0 };
  RgmDay first, last;

  set_up (&fixture);
  rgm_segment_layout_get_course (get_layout (&fixture), &first, &last);
  for (RgmDay day = first; day <= last; day += 3)
    {
      RgmLane lane = (RgmLane) ((day - first) / 3 % RGM_N_LANES);
      gsize segment;

      put (&fixture, day, lane);
      if (rgm_month_plan_pick (get_layout (&fixture), lane, day, &segment))
        assert_card (&fixture, day, segment);
      else
        g_assert_false (gtk_widget_get_visible (find_card (&fixture)));
    }
  put (&fixture, first - 60, RGM_LANE_SESSIONS);
  g_assert_false (gtk_widget_get_visible (find_card (&fixture)));
  tear_down (&fixture);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
move_to (Fixture *fixture, double x, double y)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove %d %d", (int) x, (int) y);
  gboolean is_over = FALSE;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_timeout_add (WAIT_MS, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

/* From elsewhere: the card of another day may lie over this one. */
static void
point_at (Fixture *fixture, RgmDay day, double height)
{
  GtkWidget *cell = rgm_calendar_view_find (fixture->view, day);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (cell, fixture->window, &bounds));
  move_to (fixture, 1, 1);
  move_to (fixture, bounds.origin.x + bounds.size.width / 2,
           bounds.origin.y + bounds.size.height * height);
}

/* The pointer has the card of what it is on: at the top of a day its session, below that the
 * windows, at the foot what the day is good for. */
static void
test_pointer (void)
{
  static const struct {
    const char *day;
    double height;
    const char *what;
  } points[] = {
    { "2026-12-02", 0.1, "Session 3 · Booked\n" },
    { "2026-12-02", 0.97, "Next session, too early\n" },
    { "2026-12-08", 0.1, "Next session, possible\n" },
    { "2026-12-08", 0.97, "Next session, possible\n" },
  };
  Fixture fixture = { 0 };
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }
  set_up (&fixture);
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-12-01"));
  settle (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *also = NULL;
      g_autofree char *text = NULL;

      point_at (&fixture, sample_day (points[i].day), points[i].height);
      text = read_card (&fixture, &also);
      g_assert_true (g_str_has_prefix (text, points[i].what));
      g_assert_true (g_str_has_prefix (also, "Also: "));
    }
  tear_down (&fixture);
}

/* Another plan in which a day is the same leaves its card as it is; one in which it is not takes it
 * away. */
static void
test_other_plan (void)
{
  Fixture fixture = { 0 };
  g_autoptr (RgmPlan) later = sample_plan_new ("2026-10-16 2026-11-20 +2026-12-03", TODAY);
  g_autoptr (RgmPlan) other = sample_plan_new ("2026-10-17 2026-11-20 +2026-12-03", TODAY);
  g_autofree char *program = g_find_program_in_path ("xdotool");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *also = NULL;
  g_autofree char *also_after = NULL;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }
  set_up (&fixture);
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-11-01"));
  settle (&fixture);
  point_at (&fixture, sample_day ("2026-11-20"), 0.1);
  before = read_card (&fixture, &also);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture.view), later);
  settle (&fixture);
  g_assert_true (gtk_widget_get_visible (find_card (&fixture)));
  after = read_card (&fixture, &also_after);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (also_after, ==, also);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture.view), other);
  settle (&fixture);
  g_assert_false (gtk_widget_get_visible (find_card (&fixture)));
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_TIME, "C");
  adw_init ();
  g_test_add_func ("/app/calendar-card/keyboard", test_keyboard);
  g_test_add_func ("/app/calendar-card/pointer", test_pointer);
  g_test_add_func ("/app/calendar-card/other-plan", test_other_plan);
  return g_test_run ();
}
