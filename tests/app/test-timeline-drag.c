/* Bookings dragged on the timeline of a course page, with a real pointer. */
#include "config.h"

#include "move-fixture.h"
#include "rgm-keep-question.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-lanes.h"
#include "rgm-timeline-ruler.h"
#include "rgm-timeline-view.h"

/* A window in which the page scrolls. */
#define LOW_PX 440
/* Longer than from one frame to the next. */
#define SLOW_FRAME_US 25000

/* On the way everything follows and nothing is written; where it is on time, it is kept at once,
 * and one undo brings all back. */
static void
test_drag_on_time (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  double first, first_after, y;

  move_fixture_find_mark (self, 0, &first, &y);
  move_fixture_drag (self, BOOKING, 16);
  g_assert_cmpint (move_fixture_get_day (self), ==, original + 16);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original);
  g_assert_cmpstr (move_fixture_get_bubble (self), ==, "Fri 18 Dec · 28 days · on time");
  g_assert_true (move_fixture_is_untouched (self));
  /* The view has not moved below it. */
  move_fixture_find_mark (self, 0, &first_after, &y);
  g_assert_cmpfloat (first_after, ==, first);
  move_fixture_release (self);
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  g_assert_false (move_fixture_is_untouched (self));
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Where it is too early, the user is asked; Enter keeps it, with the reason. */
static void
test_drag_too_early (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  const RgmSessionRecord *saved;

  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "type leaves");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 2);
  saved = rgm_course_model_get_content (self->course->model)->sessions->pdata[BOOKING];
  g_assert_cmpstr (saved->override_reason, ==, "leaves");
  g_assert_cmpint (saved->said_days_too_early, ==, 4);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Escape in answer to the question puts it back. */
static void
test_question_escape (MoveFixture *self, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      move_fixture_drag (self, BOOKING, -2);
      move_fixture_release (self);
      g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
      move_fixture_do_with_xdotool (self, "key Escape");
      g_assert_false (move_fixture_is_asked (self));
      move_fixture_assert_put_back (self);
    }
}

/* A press elsewhere is no answer, and Escape puts it back from there too; the keyboard stays within
 * the question. */
static void
test_question_elsewhere (MoveFixture *self, gconstpointer data)
{
  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  for (int i = 0; i < 5; i++)
    move_fixture_do_with_xdotool (self, "key Tab");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  move_fixture_do_with_xdotool (self, "mousemove 30 700 click 1");
  g_assert_true (move_fixture_is_asked (self));
  move_fixture_do_with_xdotool (self, "key Escape");
  g_assert_false (move_fixture_is_asked (self));
  move_fixture_assert_put_back (self);
}

/* Where the middle of something is on the screen. */
static void
press_middle (MoveFixture *self, GtkWidget *widget, const char *commands)
{
  g_autofree char *command = NULL;
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (widget, self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  command = g_strdup_printf ("mousemove %d %d %s",
                             (int) (left + bounds.origin.x + bounds.size.width / 2),
                             (int) (top + bounds.origin.y + bounds.size.height / 2), commands);
  move_fixture_do_with_xdotool (self, command);
}

static GtkWidget *
find_button (MoveFixture *self, const char *action)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);

  for (guint i = 0;; i++)
    {
      GtkWidget *button = course_tree_find (view, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
        return button;
    }
}

static void
on_clicked_cb (guint *n_clicks)
{
  (*n_clicks)++;
}

/* Whoever only looks around has not answered: by the buttons that move the timeline, by its ruler
 * and by panning it. */
static void
test_question_looking (MoveFixture *self, gconstpointer data)
{
  static const char *const actions[] = { "timeline.zoom-out", "timeline.zoom-in", "timeline.today",
                                         "timeline.fit" };
  RgmDay asked;
  guint n_clicks = 0;

  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  asked = move_fixture_get_day (self);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *button = find_button (self, actions[i]);

      g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked_cb), &n_clicks, NULL,
                             G_CONNECT_SWAPPED);
      press_middle (self, button, "click 1");
      g_assert_true (move_fixture_is_asked (self));
      g_signal_handlers_disconnect_by_data (button, &n_clicks);
    }
  g_assert_cmpuint (n_clicks, ==, G_N_ELEMENTS (actions));
  press_middle (self, course_tree_find (self->page, RGM_TYPE_TIMELINE_RULER, 0),
                "mousedown 1 mousemove_relative 40 0 mousemove_relative 40 0 mouseup 1");
  g_assert_true (move_fixture_is_asked (self));
  g_assert_cmpint (move_fixture_get_day (self), ==, asked);
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "key Escape");
  g_assert_false (move_fixture_is_asked (self));
  move_fixture_assert_put_back (self);
}

static GtkAdjustment *
get_page_adjustment (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);
  GtkWidget *page = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
}

/* Drags the booking to where it is asked for, in a window that is too low for the page. */
static void
ask_on_low_page (MoveFixture *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, LOW_PX);
  move_fixture_settle (self);
  gtk_widget_grab_focus (course_tree_find (self->page, RGM_TYPE_TIMELINE_CURSOR, 0));
  move_fixture_settle (self);
  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
}

/* Top of the booking, from the top of what is seen of the page. */
static double
find_top_of_booking (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);
  GtkWidget *page = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  double left, top, x, y;

  move_fixture_find_mark (self, BOOKING, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (self->window, page, x - left, y - top, &x,
                                                   &y));
  return y;
}

/* Whoever scrolls the page has answered nothing: it goes as far as the booking is seen. */
static void
test_question_scrolled (MoveFixture *self, gconstpointer data)
{
  const char *const wheels[] = { "mousemove 500 300 click --repeat 30 5",
                                 "mousemove 500 300 click --repeat 30 4" };
  RgmDay asked;

  ask_on_low_page (self);
  asked = move_fixture_get_day (self);
  for (gsize i = 0; i < G_N_ELEMENTS (wheels); i++)
    {
      double before = gtk_adjustment_get_value (get_page_adjustment (self));

      move_fixture_do_with_xdotool (self, wheels[i]);
      g_assert_cmpfloat (gtk_adjustment_get_value (get_page_adjustment (self)), !=, before);
      g_assert_true (move_fixture_is_asked (self));
      g_assert_cmpfloat (find_top_of_booking (self), >, 0);
      g_assert_cmpfloat (find_top_of_booking (self), <, LOW_PX);
      g_assert_cmpint (move_fixture_get_day (self), ==, asked);
    }
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, asked);
}

/* Where what the question points to is on the screen. */
static double
find_question (MoveFixture *self)
{
  GtkWidget *question = course_tree_find (self->page, RGM_TYPE_KEEP_QUESTION, 0);
  double left, top, x, y;
  GdkRectangle place;

  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (question), &place));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (
    gtk_widget_get_parent (question), self->window, place.x + place.width / 2.0,
    place.y + place.height / 2.0, &x, &y));
  return left + x;
}

/* It points to the booking, which is among the days that are seen.
 *
 * Returns: where that is */
static double
assert_question_follows (MoveFixture *self)
{
  GtkWidget *lanes = course_tree_find (self->page, RGM_TYPE_TIMELINE_LANES, 0);
  double left, top, x, y;
  graphene_rect_t seen;

  g_assert_true (move_fixture_is_asked (self));
  g_assert_true (gtk_widget_compute_bounds (lanes, self->window, &seen));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  move_fixture_find_mark (self, BOOKING, &x, &y);
  g_test_message ("the booking at %g, the question at %g", x, find_question (self));
  g_assert_cmpfloat (ABS (find_question (self) - x), <=, 1);
  g_assert_cmpfloat (x, >, left + seen.origin.x);
  g_assert_cmpfloat (x, <, left + seen.origin.x + seen.size.width);
  return x;
}

/* Nor has who scrolls or zooms the timeline: the question goes with the booking, which stays in
 * sight; so it does in a window that becomes narrower. */
static void
test_question_sideways (MoveFixture *self, gconstpointer data)
{
  const char *const wheels[] = {
    "keydown shift click 5 keyup shift",
    "keydown shift click --repeat 15 --delay 10 5 keyup shift",
    "keydown shift click --repeat 15 --delay 10 4 keyup shift",
    /* Zoomed around what is far from it. */
    GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL ? "mousemove_relative -- -200 0"
                                               : "mousemove_relative 200 0",
    "keydown ctrl click --repeat 12 --delay 10 4 keyup ctrl",
    "keydown ctrl click --repeat 20 --delay 10 5 keyup ctrl",
  };
  double before;
  int n_moves = 0;

  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  before = assert_question_follows (self);
  for (gsize i = 0; i < G_N_ELEMENTS (wheels); i++)
    {
      double after;

      move_fixture_do_with_xdotool (self, wheels[i]);
      after = assert_question_follows (self);
      n_moves += ABS (after - before) > 4;
      before = after;
    }
  /* Some of them may be at an end. */
  g_assert_cmpint (n_moves, >=, 3);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 500, 860);
  move_fixture_settle (self);
  assert_question_follows (self);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
}

/* Escape while the pointer still holds it; what the pointer does then means nothing. */
static void
test_drag_escape (MoveFixture *self, gconstpointer data)
{
  double x, y;
  g_autofree char *away = NULL;

  move_fixture_drag (self, BOOKING, 16);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  move_fixture_find_mark (self, BOOKING, &x, &y);
  away = g_strdup_printf ("mousemove %.0f %.0f", x + 200, y);
  move_fixture_do_with_xdotool (self, away);
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
}

/* At the edge the view goes on, and the booking with it: to what was not seen before. */
static void
test_edge (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  move_fixture_drag (self, BOOKING, 104);
  while (move_fixture_get_day (self) < original + 130)
    g_main_context_iteration (NULL, TRUE);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
}

static void
on_painted_cb (GdkFrameClock *clock)
{
  g_usleep (SLOW_FRAME_US);
}

/* So it is on a machine that is never done with drawing. */
static void
test_edge_slowly (MoveFixture *self, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted_cb), self->window, 0);
  test_edge (self, data);
}

/* From right to left, left is later. */
static void
test_rtl (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  g_assert_cmpfloat (move_fixture_get_day_px (self), <, 0);
  move_fixture_drag (self, BOOKING, 16);
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
}

/* What took place stays, and the page says so. */
static void
test_done (MoveFixture *self, gconstpointer data)
{
  double first, first_after, y;

  move_fixture_find_mark (self, 0, &first, &y);
  move_fixture_drag (self, 1, 5);
  move_fixture_find_mark (self, 0, &first_after, &y);
  move_fixture_release (self);
  g_assert_cmpfloat (first_after, ==, first);
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_is_said (self, "took place"));
}

/* A press that does not move opens the session, as ever. */
static void
test_click (MoveFixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) dialog = NULL;

  move_fixture_drag (self, BOOKING, 0);
  move_fixture_assert_put_back (self);
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  dialog = g_list_model_get_item (windows, n_windows);
  gtk_window_destroy (dialog);
}

/* Where the view begins. */
static double
find_start (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);
  RgmTimelineViewport *viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view));

  return rgm_time_scale_get_time (rgm_timeline_viewport_get_scale (viewport), 0);
}

/* Drags a place of the timeline where neither a booking nor its card is, and the view with it:
 * towards later days, and back. */
static void
assert_pans (MoveFixture *self, GType type)
{
  GtkWidget *place = course_tree_find (self->page, type, 0);
  const char *to_later = move_fixture_get_day_px (self) > 0 ? "-- -30 0" : "30 0";
  double before = find_start (self);
  g_autofree char *press = NULL;
  g_autofree char *back = NULL;
  graphene_rect_t bounds;
  double left, top, x, y;

  g_assert_true (gtk_widget_compute_bounds (place, self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  x = left + bounds.origin.x + bounds.size.width * 0.85;
  y = top + bounds.origin.y + bounds.size.height - 3;
  press = g_strdup_printf ("mousemove %.0f %.0f mousedown 1 mousemove_relative %s sleep 0.02"
                           " mousemove_relative %s", x, y, to_later, to_later);
  move_fixture_do_with_xdotool (self, press);
  g_test_message ("from %g to %g", before, find_start (self));
  g_assert_cmpfloat (find_start (self), >, before);
  back = g_strdup_printf ("mousemove %.0f %.0f", x, y);
  move_fixture_do_with_xdotool (self, back);
  move_fixture_release (self);
  g_assert_cmpfloat_with_epsilon (find_start (self), before, 1);
  move_fixture_assert_let_go (self);
}

/* However a drag of a booking ends, the next of the view moves that. */
static void
test_pan_after (MoveFixture *self, gconstpointer data)
{
  move_fixture_assert_hears_all (self, course_tree_find (self->page, RGM_TYPE_TIMELINE_LANES, 0));
  assert_pans (self, RGM_TYPE_TIMELINE_LANES);
  assert_pans (self, RGM_TYPE_TIMELINE_RULER);
  move_fixture_drag (self, BOOKING, 16);
  move_fixture_release (self);
  move_fixture_assert_let_go (self);
  assert_pans (self, RGM_TYPE_TIMELINE_LANES);
  move_fixture_drag (self, BOOKING, -18);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_let_go (self);
  assert_pans (self, RGM_TYPE_TIMELINE_RULER);
  move_fixture_drag (self, BOOKING, 4);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_release (self);
  move_fixture_assert_let_go (self);
  assert_pans (self, RGM_TYPE_TIMELINE_LANES);
  move_fixture_drag (self, 1, 5);
  move_fixture_release (self);
  assert_pans (self, RGM_TYPE_TIMELINE_LANES);
}

/* So it does after one that a finger took up. */
static void
test_pan_after_rest (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  g_autofree char *take = NULL;
  g_autofree char *carry = NULL;
  double x, y;

  move_fixture_point_with_finger (self);
  move_fixture_find_mark (self, BOOKING, &x, &y);
  take = g_strdup_printf ("mousemove %.0f %.0f mousedown 1", x, y);
  carry = g_strdup_printf ("mousemove %.0f %.0f", x + 16 * move_fixture_get_day_px (self), y);
  move_fixture_do_with_xdotool (self, take);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_trying));
  move_fixture_do_with_xdotool (self, carry);
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  move_fixture_assert_let_go (self);
  assert_pans (self, RGM_TYPE_TIMELINE_LANES);
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/timeline-drag/on-time", test_drag_on_time);
  MOVE_TEST ("/timeline-drag/too-early", test_drag_too_early);
  MOVE_TEST ("/timeline-drag/question-escape", test_question_escape);
  MOVE_TEST ("/timeline-drag/question-elsewhere", test_question_elsewhere);
  MOVE_TEST ("/timeline-drag/question-looking", test_question_looking);
  MOVE_TEST ("/timeline-drag/question-scrolled", test_question_scrolled);
  MOVE_TEST ("/timeline-drag/question-sideways", test_question_sideways);
  MOVE_TEST_RTL ("/timeline-drag/question-sideways-rtl", test_question_sideways);
  MOVE_TEST ("/timeline-drag/escape", test_drag_escape);
  MOVE_TEST ("/timeline-drag/edge", test_edge);
  MOVE_TEST ("/timeline-drag/edge-slowly", test_edge_slowly);
  MOVE_TEST_RTL ("/timeline-drag/rtl", test_rtl);
  MOVE_TEST ("/timeline-drag/done", test_done);
  MOVE_TEST ("/timeline-drag/click", test_click);
  MOVE_TEST ("/timeline-drag/pan-after", test_pan_after);
  MOVE_TEST_RTL ("/timeline-drag/pan-after-rtl", test_pan_after);
  MOVE_TEST ("/timeline-drag/pan-after-rest", test_pan_after_rest);
  return g_test_run ();
}
