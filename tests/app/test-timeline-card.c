#include "config.h"

#include "rgm-card.h"
#include "rgm-dialog-present.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-cursor.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>
#include <math.h>

/* The card of the timeline, with a real pointer and real keys. */

#define WIDTH_PX 900
/* Longer than the card waits, to come as to go. */
#define WAIT_MS 700

static RgmPlan *
make_course_page (void)
{
  return sample_plan_new (COURSE_PAGE, TODAY);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (TimelineFixture *fixture, guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  timeline_fixture_settle (fixture);
}

static void
do_and_wait (TimelineFixture *fixture, const char *commands, guint milliseconds)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", commands);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  wait_for (fixture, milliseconds);
}

static void
move_to (TimelineFixture *fixture, double x, double y)
{
  g_autofree char *command = g_strdup_printf ("mousemove %d %d", (int) x, (int) y);

  do_and_wait (fixture, command, WAIT_MS);
}

static graphene_rect_t
get_bounds (TimelineFixture *fixture, gsize segment)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (timeline_fixture_find_bar (fixture, segment),
                                            fixture->window, &bounds));
  return bounds;
}

/* Low enough that what is below a curve is meant. */
static void
point_at (TimelineFixture *fixture, gsize segment)
{
  graphene_rect_t bounds = get_bounds (fixture, segment);

  move_to (fixture, bounds.origin.x + bounds.size.width / 2,
           bounds.origin.y + bounds.size.height - 3);
}

static GtkWidget *
find_card (TimelineFixture *fixture)
{
  g_autoptr (GPtrArray) cards = timeline_fixture_find_all (fixture, RGM_TYPE_CARD);

  g_assert_cmpuint (cards->len, ==, 1);
  return cards->pdata[0];
}

static gboolean
is_shown (TimelineFixture *fixture)
{
  return gtk_widget_get_visible (find_card (fixture));
}

static char *
read_card (TimelineFixture *fixture)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (find_card (fixture)));
  GtkWidget *box = gtk_widget_get_first_child (child);
  GString *text = g_string_new (NULL);

  g_assert_true (is_shown (fixture));
  for (GtkWidget *line = gtk_widget_get_first_child (box); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (GTK_IS_LABEL (line) && gtk_widget_get_visible (line))
      g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (line)));

  return g_string_free (text, FALSE);
}

static gsize
find_segment (TimelineFixture *fixture, RgmSegmentKind kind, RgmLane lane, gint32 session)
{
  const RgmSegmentLayout *layout = fixture->layout;

  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].kind == kind && layout->segments[i].lane == lane
        && layout->segments[i].session == session)
      return i;
  g_assert_not_reached ();
}

static gboolean
set_up (TimelineFixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return FALSE;
    }

  timeline_fixture_set_up (fixture, make_course_page (), WIDTH_PX);
  do_and_wait (fixture, "search --onlyvisible --class . windowfocus mousemove 3 3", 100);
  return TRUE;
}

/* Where something of the card stands in the window. */
static graphene_rect_t
get_bounds_in_card (TimelineFixture *fixture, GtkWidget *part)
{
  GtkWidget *card = find_card (fixture);
  GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (card)));
  graphene_rect_t bounds;
  double card_x, card_y, window_x, window_y;

  g_assert_true (gtk_widget_compute_bounds (part, card, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (card), &card_x, &card_y);
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &window_x, &window_y);
  graphene_rect_offset (&bounds,
                        (float) (gdk_popup_get_position_x (popup) + card_x - window_x),
                        (float) (gdk_popup_get_position_y (popup) + card_y - window_y));
  return bounds;
}

/* Its words; around them is nothing but frame and shadow. */
static graphene_rect_t
get_card_bounds (TimelineFixture *fixture)
{
  return get_bounds_in_card (fixture, gtk_popover_get_child (GTK_POPOVER (find_card (fixture))));
}

static graphene_rect_t
get_button_bounds (TimelineFixture *fixture)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (find_card (fixture)));

  return get_bounds_in_card (fixture,
                             gtk_widget_get_last_child (gtk_widget_get_first_child (child)));
}

/* The card tells what is under the pointer, and stands beside it, not over it. */
static void
test_pointer (void)
{
  TimelineFixture fixture;
  gsize booking;
  graphene_rect_t bounds, card;
  g_autofree char *text = NULL;

  if (!set_up (&fixture))
    return;

  booking = find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 2);
  g_assert_false (is_shown (&fixture));
  point_at (&fixture, booking);
  text = read_card (&fixture);
  g_assert_cmpstr (text, ==, "Session 3 · Booked\nWed 2 Dec 2026\n"
                   "12 days after session 2 · 2 days too early · earliest Fri 4 Dec\n"
                   "Sources: “how-many”, “how-long”\n");

  bounds = get_bounds (&fixture, booking);
  card = get_card_bounds (&fixture);
  g_assert_false (graphene_rect_intersection (&bounds, &card, NULL));

  move_to (&fixture, 3, 3);
  g_assert_false (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* In a window the card counts the days since its session, and follows the pointer; the peak of a
 * curve is a day of it. */
static void
test_days (void)
{
  TimelineFixture fixture;
  graphene_rect_t bounds;
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;

  if (!set_up (&fixture))
    return;

  bounds = get_bounds (&fixture, find_segment (&fixture, RGM_SEGMENT_WINDOW, RGM_LANE_COLLAGEN, 0));
  move_to (&fixture, bounds.origin.x + 20, bounds.origin.y + bounds.size.height - 2);
  text = read_card (&fixture);
  g_assert_nonnull (strstr (text, "Collagen after session 1\n16 Oct 2026 – 16 Apr 2027, peak about "
                                  "30 Oct\n"));
  g_assert_nonnull (strstr (text, " of 182 after session 1.\n"));
  move_to (&fixture, bounds.origin.x + 60, bounds.origin.y + bounds.size.height - 2);
  later = read_card (&fixture);
  g_assert_cmpstr (text, !=, later);
  g_assert_nonnull (strstr (later, " of 182 after session 1.\n"));
  timeline_fixture_tear_down (&fixture);
}

/* From one bar to the next there is one card, without a moment between. */
static void
test_no_flicker (void)
{
  TimelineFixture fixture;
  graphene_rect_t one, other;
  g_autofree char *command = NULL;

  if (!set_up (&fixture))
    return;

  one = get_bounds (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 0));
  other = get_bounds (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 1));
  move_to (&fixture, one.origin.x + 8, one.origin.y + 8);
  g_assert_true (is_shown (&fixture));
  command = g_strdup_printf ("mousemove %d %d", (int) other.origin.x + 8, (int) other.origin.y + 8);
  do_and_wait (&fixture, command, 10);
  g_assert_true (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* From the thing the pointer comes to the button of the card, slowly too, and the card stays,
 * whether it is above or below; pressed, it asks why, and the card is gone. */
static void
test_why (void)
{
  TimelineFixture fixture;
  gsize segments[2];

  if (!set_up (&fixture))
    return;

  segments[0] = find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 0);
  segments[1] = find_segment (&fixture, RGM_SEGMENT_ZONE, RGM_LANE_BOOK_NEXT, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      RgmTopic topic = rgm_timeline_caption_topic (&fixture.layout->segments[segments[i]]);
      graphene_rect_t button;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      fixture.topic = fixture.topic_index = -1;
      point_at (&fixture, segments[i]);
      before = read_card (&fixture);
      button = get_button_bounds (&fixture);
      move_to (&fixture, button.origin.x + button.size.width / 2,
               button.origin.y + button.size.height / 2);
      after = read_card (&fixture);
      g_assert_cmpstr (after, ==, before);
      /* A hand never rests; a window that is drawn anew below would take the click. */
      do_and_wait (&fixture, "mousemove_relative 1 1 mousemove_relative 1 1 click 1", 100);
      g_assert_cmpint (fixture.topic, ==, topic.kind);
      g_assert_cmpint (fixture.topic_index, ==, (int) topic.index);
      g_assert_cmpint (fixture.activated, ==, -1);
      g_assert_false (is_shown (&fixture));
    }
  timeline_fixture_tear_down (&fixture);
}

static GtkWidget *
find_menu (TimelineFixture *fixture)
{
  g_autoptr (GPtrArray) menus = timeline_fixture_find_all (fixture, GTK_TYPE_POPOVER_MENU);

  g_assert_cmpuint (menus->len, ==, 1);
  return menus->pdata[0];
}

/* When what is below is laid out anew GTK tells that of the pointer, though the card is between:
 * what is pressed then is the card's all the same, by whatever button. */
static void
test_laid_out_below (void)
{
  static const char *const clicks[] = { "click 3", "click 1" };
  TimelineFixture fixture;
  graphene_rect_t button;
  RgmTopic topic;
  gsize segment;

  if (!set_up (&fixture))
    return;

  segment = find_segment (&fixture, RGM_SEGMENT_ZONE, RGM_LANE_BOOK_NEXT, -1);
  topic = rgm_timeline_caption_topic (&fixture.layout->segments[segment]);
  point_at (&fixture, segment);
  button = get_button_bounds (&fixture);
  move_to (&fixture, button.origin.x + button.size.width / 2,
           button.origin.y + button.size.height / 2);
  for (gsize i = 0; i < G_N_ELEMENTS (clicks); i++)
    {
      g_assert_true (is_shown (&fixture));
      fixture.topic = fixture.topic_index = -1;
      gtk_widget_queue_resize (fixture.view);
      timeline_fixture_settle (&fixture);
      do_and_wait (&fixture, clicks[i], 100);
      g_assert_false (gtk_widget_get_visible (find_menu (&fixture)));
      g_assert_cmpint (fixture.activated, ==, -1);
      g_assert_cmpint (fixture.topic, ==, i == 1 ? (int) topic.kind : -1);
    }
  g_assert_false (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* Told to hide while it is pressed, it stays until it is let go, also for those who hear it. */
static void
test_pressed (void)
{
  TimelineFixture fixture;
  graphene_rect_t button;
  GtkWidget *card;

  if (!set_up (&fixture))
    return;

  card = find_card (&fixture);
  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 0));
  button = get_button_bounds (&fixture);
  move_to (&fixture, button.origin.x + button.size.width / 2,
           button.origin.y + button.size.height / 2);
  do_and_wait (&fixture, "mousedown 1", 50);
  rgm_card_hide (RGM_CARD (card));
  timeline_fixture_settle (&fixture);
  g_assert_true (gtk_widget_get_mapped (card));
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  do_and_wait (&fixture, "mouseup 1", 100);
  g_assert_false (gtk_widget_get_mapped (card));
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  timeline_fixture_tear_down (&fixture);
}

/* Elsewhere the pointer goes through the card: what is below it is meant. */
static void
test_through (void)
{
  TimelineFixture fixture;
  graphene_rect_t card;

  if (!set_up (&fixture))
    return;

  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_ZONE, RGM_LANE_BOOK_NEXT, -1));
  g_assert_true (is_shown (&fixture));
  card = get_card_bounds (&fixture);
  move_to (&fixture, card.origin.x + card.size.width / 2, card.origin.y + 4);
  move_to (&fixture, 3, 3);
  g_assert_false (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* Escape takes it away, and it stays away until the pointer is on something else. */
static void
test_escape (void)
{
  TimelineFixture fixture;

  if (!set_up (&fixture))
    return;

  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 0));
  g_assert_true (is_shown (&fixture));
  do_and_wait (&fixture, "key Escape", 50);
  g_assert_false (is_shown (&fixture));
  do_and_wait (&fixture, "mousemove_relative 1 0", WAIT_MS);
  g_assert_false (is_shown (&fixture));
  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 1));
  g_assert_true (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* As a form that is opened by a key: in a corner, where the pointer is not. */
static void
assert_none_behind_dialog (TimelineFixture *fixture)
{
  GtkWindow *dialog = g_object_new (GTK_TYPE_WINDOW, "modal", TRUE, "default-width", 40,
                                    "default-height", 20, NULL);

  rgm_dialog_present (dialog, GTK_WINDOW (fixture->window));
  wait_for (fixture, WAIT_MS);
  g_assert_true (gtk_window_is_active (dialog));
  g_assert_false (is_shown (fixture));
  point_at (fixture, find_segment (fixture, RGM_SEGMENT_ZONE, RGM_LANE_BOOK_NEXT, -1));
  g_assert_false (is_shown (fixture));
  timeline_fixture_tear_down (fixture);
}

/* A card that is open goes when a dialog does, though the pointer rests on what it is of. */
static void
test_dialog_by_pointer (void)
{
  TimelineFixture fixture;

  if (!set_up (&fixture))
    return;

  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_SESSION, RGM_LANE_SESSIONS, 2));
  g_assert_true (is_shown (&fixture));
  assert_none_behind_dialog (&fixture);
}

/* On the card the pointer holds it open, but not before a dialog. */
static void
test_dialog_on_card (void)
{
  TimelineFixture fixture;
  graphene_rect_t button;

  if (!set_up (&fixture))
    return;

  point_at (&fixture, find_segment (&fixture, RGM_SEGMENT_ZONE, RGM_LANE_BOOK_NEXT, -1));
  button = get_button_bounds (&fixture);
  move_to (&fixture, button.origin.x + button.size.width / 2,
           button.origin.y + button.size.height / 2);
  g_assert_true (is_shown (&fixture));
  assert_none_behind_dialog (&fixture);
}

static void
test_dialog_by_keyboard (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) cursors = NULL;

  if (!set_up (&fixture))
    return;

  cursors = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_CURSOR);
  gtk_widget_grab_focus (cursors->pdata[0]);
  do_and_wait (&fixture, "key Left Left Left Left", WAIT_MS);
  g_assert_true (is_shown (&fixture));
  assert_none_behind_dialog (&fixture);
}

/* The keyboard has the card too: of what the cursor is on, at once, and none where nothing is. */
static void
test_keyboard (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) cursors = NULL;
  g_autofree char *text = NULL;

  if (!set_up (&fixture))
    return;

  cursors = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_CURSOR);
  gtk_widget_grab_focus (cursors->pdata[0]);
  do_and_wait (&fixture, "key Left Left Left", 50);
  g_assert_false (is_shown (&fixture));
  do_and_wait (&fixture, "key Left", 50);
  text = read_card (&fixture);
  g_assert_true (g_str_has_prefix (text, "Session 2 · Done\nFri 20 Nov 2026\n"));
  do_and_wait (&fixture, "key Escape", 50);
  g_assert_false (is_shown (&fixture));
  do_and_wait (&fixture, "key Down", 50);
  g_assert_true (is_shown (&fixture));
  do_and_wait (&fixture, "key shift+Tab", 50);
  g_assert_false (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

/* Its menu opens by key where nothing is as well, beside the cursor: one can book there. */
static void
test_menu_by_key (void)
{
  TimelineFixture fixture;
  g_autoptr (GPtrArray) cursors = NULL;
  GdkRectangle empty, session;

  if (!set_up (&fixture))
    return;

  cursors = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_CURSOR);
  gtk_widget_grab_focus (cursors->pdata[0]);
  do_and_wait (&fixture, "key Left Left Left shift+F10", 50);
  g_assert_false (is_shown (&fixture));
  g_assert_true (gtk_widget_get_mapped (find_menu (&fixture)));
  gtk_popover_get_pointing_to (GTK_POPOVER (find_menu (&fixture)), &empty);
  do_and_wait (&fixture, "key Escape", 50);
  do_and_wait (&fixture, "key Left shift+F10", 50);
  g_assert_true (gtk_widget_get_mapped (find_menu (&fixture)));
  gtk_popover_get_pointing_to (GTK_POPOVER (find_menu (&fixture)), &session);
  g_assert_cmpint (session.x, <, empty.x);
  g_assert_cmpint (empty.y, <=, session.y + session.height);
  g_assert_cmpint (session.y, <=, empty.y + empty.height);
  timeline_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();

  g_test_add_func ("/app/timeline-card/pointer", test_pointer);
  g_test_add_func ("/app/timeline-card/days", test_days);
  g_test_add_func ("/app/timeline-card/no-flicker", test_no_flicker);
  g_test_add_func ("/app/timeline-card/why", test_why);
  g_test_add_func ("/app/timeline-card/laid-out-below", test_laid_out_below);
  g_test_add_func ("/app/timeline-card/pressed", test_pressed);
  g_test_add_func ("/app/timeline-card/through", test_through);
  g_test_add_func ("/app/timeline-card/escape", test_escape);
  g_test_add_func ("/app/timeline-card/keyboard", test_keyboard);
  g_test_add_func ("/app/timeline-card/keyboard-behind-dialog", test_dialog_by_keyboard);
  /* A menu takes the keyboard of the display along, and there is no window manager to give it back:
   * what needs keys comes before. */
  g_test_add_func ("/app/timeline-card/menu-by-key", test_menu_by_key);
  g_test_add_func ("/app/timeline-card/pointer-behind-dialog", test_dialog_by_pointer);
  g_test_add_func ("/app/timeline-card/card-behind-dialog", test_dialog_on_card);
  return g_test_run ();
}
