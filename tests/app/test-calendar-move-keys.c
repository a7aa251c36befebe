/* Bookings moved on the calendar of a course page, by keys alone. */
#include "config.h"

#include "calendar-move-fixture.h"

/* Alt with the keys that go from day to day: by days, weeks and months, which turn the page. */
static void
test_key_steps (MoveFixture *self, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  const struct {
    const char *keys;
    const char *day;
  } steps[] = {
    { rtl ? "key alt+Left" : "key alt+Right", "2026-12-03" },
    { "key alt+Down", "2026-12-10" },
    { rtl ? "key alt+Right" : "key alt+Left", "2026-12-09" },
    { "key alt+Page_Down", "2027-01-09" },
    { "key alt+Up", "2027-01-02" },
    { rtl ? "key alt+ctrl+Left" : "key alt+ctrl+Right", "2027-01-09" },
    { "key alt+ctrl+Up", "2026-12-09" },
    { "key alt+Page_Up", TODAY },
  };
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-02");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      RgmDay wanted = course_fixture_day (steps[i].day);

      move_fixture_do_with_xdotool (self, steps[i].keys);
      g_assert_cmpint (move_fixture_get_day (self), ==, wanted);
      g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, wanted);
      g_assert_true (calendar_is_page (self, steps[i].day));
      g_assert_true (calendar_has_keyboard (self, wanted));
      g_assert_true (move_fixture_is_untouched (self));
    }
  move_fixture_do_with_xdotool (self, "key Escape");
  calendar_assert_put_back (self, original);
  g_assert_true (calendar_has_keyboard (self, original));
}

/* Enter keeps what is on time; before that, Ctrl+Z puts it back and undoes nothing else. */
static void
test_keys_keep (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-02");
  move_fixture_do_with_xdotool (self, "key alt+Down");
  move_fixture_do_with_xdotool (self, "key ctrl+z");
  calendar_assert_put_back (self, original);
  move_fixture_do_with_xdotool (self, "key alt+Down alt+Down");
  g_assert_true (calendar_is_ghost (self, original));
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 14);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Where it is too early Enter asks, and the keyboard comes back to the booking. */
static void
test_keys_ask (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "month", "2026-12-02");
  move_fixture_do_with_xdotool (self, "key alt+Left");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  move_fixture_do_with_xdotool (self, "key Escape");
  calendar_assert_put_back (self, original);
  g_assert_false (move_fixture_says (self, "back on"));
  g_assert_true (calendar_has_keyboard (self, original));
}

/* The days of a year are moved to by the same keys, and the year stays. */
static void
test_year_steps (MoveFixture *self, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  const struct {
    const char *keys;
    const char *day;
  } steps[] = {
    { rtl ? "key alt+Left" : "key alt+Right", "2026-12-03" },
    { "key alt+Down", "2026-12-10" },
    { "key alt+Up alt+Up", "2026-11-26" },
    { "key alt+Page_Down alt+Page_Down", "2027-01-26" },
    { rtl ? "key alt+Right" : "key alt+Left", "2027-01-25" },
    { "key alt+Page_Up", "2026-12-25" },
  };
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "year", "2026-12-02");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      RgmDay wanted = course_fixture_day (steps[i].day);

      move_fixture_do_with_xdotool (self, steps[i].keys);
      g_assert_cmpint (move_fixture_get_day (self), ==, wanted);
      g_assert_cmpstr (rgm_calendar_view_get_scale (calendar_get_calendar (self)), ==, "year");
      g_assert_true (calendar_has_keyboard (self, wanted));
      g_assert_true (move_fixture_is_untouched (self));
    }
  g_assert_true (calendar_is_ghost (self, original));
  move_fixture_do_with_xdotool (self, "key Escape");
  calendar_assert_put_back (self, original);
  g_assert_true (calendar_has_keyboard (self, original));
}

/* Enter keeps it in a year as well, or asks; Escape is no, Enter yes, and Ctrl+Z no, too. */
static void
test_year_keep (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, "year", "2026-12-02");
  move_fixture_do_with_xdotool (self, "key alt+Down");
  move_fixture_do_with_xdotool (self, "key ctrl+z");
  calendar_assert_put_back (self, original);
  move_fixture_do_with_xdotool (self, "key alt+Down alt+Down");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 14);
  g_assert_cmpstr (rgm_calendar_view_get_scale (calendar_get_calendar (self)), ==, "year");
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
  rgm_day_cursor_set_day (calendar_get_cursor (self), original);
  for (int i = 0; i < 2; i++)
    {
      move_fixture_do_with_xdotool (self, "key alt+Left");
      move_fixture_do_with_xdotool (self, "key Return");
      g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
      g_assert_true (move_fixture_is_untouched (self));
      move_fixture_do_with_xdotool (self, i == 0 ? "key Escape" : "key Return");
    }
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 1);
  g_assert_true (calendar_has_keyboard (self, original - 1));
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* To look at the timeline instead is no decision: the booking goes back, and that is said. */
static void
test_switch (MoveFixture *self, gconstpointer data)
{
  calendar_show (self, "month", "2026-12-02");
  move_fixture_do_with_xdotool (self, "key alt+Right");
  g_object_set (calendar_get_views (self), "shown", "timeline", NULL);
  move_fixture_settle (self);
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_is_said (self, "back on Wed 2 Dec"));
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/calendar-move-keys/key-steps", test_key_steps);
  MOVE_TEST_RTL ("/calendar-move-keys/key-steps-rtl", test_key_steps);
  MOVE_TEST ("/calendar-move-keys/keys-keep", test_keys_keep);
  MOVE_TEST ("/calendar-move-keys/keys-ask", test_keys_ask);
  MOVE_TEST ("/calendar-move-keys/year-steps", test_year_steps);
  MOVE_TEST_RTL ("/calendar-move-keys/year-steps-rtl", test_year_steps);
  MOVE_TEST ("/calendar-move-keys/year-keep", test_year_keep);
  MOVE_TEST ("/calendar-move-keys/switch", test_switch);
  return g_test_run ();
}
