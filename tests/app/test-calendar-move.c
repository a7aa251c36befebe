/* Bookings moved on the calendar of a course page, with a real pointer and real keys. */
#include "config.h"

#include "calendar-move-fixture.h"
#include "rgm-calendar-day.h"
#include "rgm-calendar-pages.h"

#define BEYOND_PX 4

static RgmDay
day_of (const char *text)
{
  return course_fixture_day (text);
}

static void
press (MoveFixture *self, RgmDay day)
{
  g_autofree char *commands = NULL;
  double x, y;

  calendar_find_day_on_screen (self, day, &x, &y);
  commands = g_strdup_printf ("mousemove %.0f %.0f mousedown 1 mousemove_relative 0 2", x, y);
  move_fixture_do_with_xdotool (self, commands);
}

static void
go_to (MoveFixture *self, double x, double y)
{
  g_autofree char *commands =
    g_strdup_printf ("mousemove_relative 0 12 mousemove %.0f %.0f", x, y);

  move_fixture_do_with_xdotool (self, commands);
}

static void
go_to_day (MoveFixture *self, RgmDay day)
{
  double x, y;

  calendar_find_day_on_screen (self, day, &x, &y);
  go_to (self, x, y);
}

/* Presses on the booking and drags it to a day that is seen. */
static void
drag (MoveFixture *self, const char *day)
{
  press (self, move_fixture_get_day (self));
  go_to_day (self, day_of (day));
}

/* On the way everything follows and nothing is written; where it is on time, it is kept at once,
 * and one undo brings all back. */
static void
test_drag_on_time (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-10");
  drag (self, "2026-12-18");
  g_assert_cmpint (move_fixture_get_day (self), ==, original + 16);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original);
  g_assert_cmpstr (move_fixture_get_bubble (self), ==, "Fri 18 Dec · 28 days · on time");
  g_assert_true (calendar_is_ghost (self, original));
  g_assert_true (gtk_widget_has_css_class (calendar_find_cell (self, original + 16), "moved"));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_release (self);
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (gtk_widget_has_css_class (calendar_find_cell (self, original + 16), "moved"));
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  g_assert_false (calendar_is_ghost (self, original));
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, original + 16);
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Where it is too early, the user is asked: Escape puts it back, Enter keeps it with the reason. */
static void
test_drag_too_early (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  const RgmSessionRecord *saved;

  calendar_show (self, "month", "2026-12-10");
  drag (self, "2026-12-01");
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_true (calendar_is_ghost (self, original));
  move_fixture_do_with_xdotool (self, "key Escape");
  g_assert_false (move_fixture_is_asked (self));
  calendar_assert_put_back (self, original);
  g_assert_true (calendar_has_keyboard (self, original));
  drag (self, "2026-12-01");
  move_fixture_release (self);
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "type leaves");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 1);
  saved = rgm_course_model_get_content (self->course->model)->sessions->pdata[BOOKING];
  g_assert_cmpstr (saved->override_reason, ==, "leaves");
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Escape while the pointer still holds it; what the pointer does then means nothing. */
static void
test_drag_escape (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-10");
  drag (self, "2026-12-18");
  move_fixture_do_with_xdotool (self, "key Escape");
  calendar_assert_put_back (self, original);
  go_to_day (self, day_of ("2026-12-22"));
  move_fixture_release (self);
  calendar_assert_put_back (self, original);
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, day_of ("2026-12-10"));
}

/* Takes it to an edge of the days, 1 for that beyond which later ones are, and waits there until
 * the page of a day is seen. */
static void
hold_until (MoveFixture *self, int edge, const char *day)
{
  gboolean rtl = gtk_widget_get_direction (self->window) == GTK_TEXT_DIR_RTL;
  double x, y;
  RgmBox box;

  g_assert_true (rgm_calendar_pages_get_days_box (RGM_CALENDAR_PAGES (calendar_get_pages (self)),
                                                  &box));
  x = (edge > 0) != rtl ? box.x + box.width - BEYOND_PX : box.x + BEYOND_PX;
  y = box.y + box.height / 2;
  calendar_find_on_screen (self, calendar_get_pages (self), &x, &y);
  go_to (self, x, y);
  while (!calendar_is_page (self, day))
    g_main_context_iteration (NULL, TRUE);
}

/* Held at an edge it goes on to the next month, and is let go there. Undone, its page is back. */
static void
test_edge (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-10");
  drag (self, "2026-12-18");
  hold_until (self, 1, "2027-01-01");
  g_assert_true (calendar_is_page (self, "2027-01-01"));
  go_to_day (self, day_of ("2027-01-14"));
  g_assert_cmpint (move_fixture_get_day (self), ==, day_of ("2027-01-14"));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, day_of ("2027-01-14"));
  g_assert_true (calendar_is_page (self, "2027-01-01"));
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  g_assert_true (calendar_is_page (self, "2026-12-10"));
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, original);
  g_assert_true (move_fixture_is_untouched (self));
}

/* It goes back no further than today; put back, the page is that from which it was taken. */
static void
test_edge_back (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-10");
  drag (self, "2026-12-18");
  hold_until (self, -1, "2026-11-30");
  g_assert_cmpint (move_fixture_get_day (self), ==, day_of (TODAY));
  move_fixture_do_with_xdotool (self, "key Escape");
  g_assert_true (calendar_is_page (self, "2026-12-10"));
  calendar_assert_put_back (self, original);
  move_fixture_release (self);
  g_assert_true (calendar_has_keyboard (self, day_of ("2026-12-10")));
}

/* Whether all of a day is seen in the window. */
static gboolean
is_seen (MoveFixture *self, RgmDay day)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (calendar_get_pages (self),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (calendar_find_cell (self, day), scroller, &bounds));
  return bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller) + 1;
}

/* Scrolls until a day lies in the middle of what is seen, whatever stands above the days. */
static void
scroll_to (MoveFixture *self, RgmDay day)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (calendar_get_pages (self),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (calendar_find_cell (self, day), scroller, &bounds));
  gtk_adjustment_set_value (at, gtk_adjustment_get_value (at) + bounds.origin.y
                            + (bounds.size.height - gtk_widget_get_height (scroller)) / 2);
  move_fixture_settle (self);
}

/* Where the window is too low for a month, what is hidden of it scrolls into sight; the booking
 * stays below the pointer, and the page is not turned. */
static void
test_scroll (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  RgmDay last = day_of ("2027-01-09");
  double left, top;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 440);
  move_fixture_settle (self);
  calendar_show (self, "month", "2026-12-02");
  scroll_to (self, original);
  g_assert_true (is_seen (self, original));
  g_assert_false (is_seen (self, last));
  press (self, original);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  go_to (self, left + 500, top + gtk_widget_get_height (self->window) - 8);
  while (!is_seen (self, last))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (calendar_is_page (self, "2026-12-02"));
  g_assert_cmpint (move_fixture_get_day (self), >=, day_of ("2026-12-27"));
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_release (self);
  calendar_assert_put_back (self, original);
}

/* A press that does not move is a click as ever: one puts the cursor there, two open. */
static void
test_click (MoveFixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);
  RgmDay original = move_fixture_get_day (self);
  g_autoptr (GtkWindow) dialog = NULL;

  calendar_show (self, "month", "2026-12-10");
  press (self, original);
  move_fixture_release (self);
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, original);
  g_assert_true (calendar_has_keyboard (self, original));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows);
  move_fixture_do_with_xdotool (self, "click --repeat 2 --delay 30 1");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  move_fixture_assert_put_back (self);
  dialog = g_list_model_get_item (windows, n_windows);
  gtk_window_destroy (dialog);
}

/* A day of the next month can be taken hold of where it is seen, and the page stays as long. */
static void
test_outside (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-11-20");
  drag (self, "2026-12-05");
  g_assert_cmpint (move_fixture_get_day (self), ==, original + 3);
  g_assert_true (calendar_is_page (self, "2026-11-20"));
  g_assert_true (calendar_is_ghost (self, original));
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 3);
  g_assert_true (calendar_is_page (self, "2026-12-05"));
}

/* The days of a year can be taken hold of as well; a click opens the month of a day as ever. */
static void
test_year (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "year", "2026-12-10");
  drag (self, "2026-12-23");
  g_assert_true (calendar_is_ghost (self, original));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 21);
  g_assert_cmpstr (rgm_calendar_view_get_scale (calendar_get_calendar (self)), ==, "year");
  press (self, day_of ("2026-12-09"));
  move_fixture_release (self);
  g_assert_cmpstr (rgm_calendar_view_get_scale (calendar_get_calendar (self)), ==, "month");
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, day_of ("2026-12-09"));
}

/* What took place stays, and the page says so. */
static void
test_done (MoveFixture *self, gconstpointer data)
{
  calendar_show (self, "month", "2026-11-24");
  press (self, day_of ("2026-11-20"));
  go_to_day (self, day_of ("2026-11-25"));
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_is_said (self, "took place"));
}

/* However a drag ends, by whatever took the booking up, every gesture of the page is free again. */
static void
test_let_go (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  g_autofree char *take = NULL;
  double x = 20, y = 20;

  calendar_show (self, "month", "2026-12-10");
  move_fixture_assert_hears_all (self, calendar_get_pages (self));
  drag (self, "2026-12-18");
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_release (self);
  move_fixture_assert_let_go (self);
  move_fixture_point_with_finger (self);
  calendar_find_on_screen (self, calendar_find_cell (self, original), &x, &y);
  take = g_strdup_printf ("mousemove %.0f %.0f mousedown 1", x, y);
  move_fixture_do_with_xdotool (self, take);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_trying));
  go_to_day (self, day_of ("2026-12-18"));
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  move_fixture_assert_let_go (self);
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/calendar-move/on-time", test_drag_on_time);
  MOVE_TEST_RTL ("/calendar-move/on-time-rtl", test_drag_on_time);
  MOVE_TEST ("/calendar-move/too-early", test_drag_too_early);
  MOVE_TEST ("/calendar-move/escape", test_drag_escape);
  MOVE_TEST ("/calendar-move/edge", test_edge);
  MOVE_TEST_RTL ("/calendar-move/edge-rtl", test_edge);
  MOVE_TEST ("/calendar-move/edge-back", test_edge_back);
  MOVE_TEST ("/calendar-move/scroll", test_scroll);
  MOVE_TEST ("/calendar-move/click", test_click);
  MOVE_TEST ("/calendar-move/outside", test_outside);
  MOVE_TEST ("/calendar-move/year", test_year);
  MOVE_TEST ("/calendar-move/done", test_done);
  MOVE_TEST ("/calendar-move/let-go", test_let_go);
  return g_test_run ();
}
