/* Bookings that were there already when a calendar told of them: they are moved with its events,
 * but only by what the calendar changed. */
#include "config.h"

#include "ics-course.h"

#define BERLIN "Europe/Berlin"
#define THERE "It is there already."
#define CHANGED "The booking was changed since; the calendar has it as it was before."

/* A calendar of events "UID START [MORE] & UID START [MORE]", and what becomes of them. */
typedef struct {
  const char *events;
  const char *expected;
} Round;

static char *
make_calendar (const char *events)
{
  g_auto (GStrv) lines = g_strsplit (events, " & ", -1);
  GString *text = g_string_new ("BEGIN:VCALENDAR\r\n");

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 3);

      g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART:%s\r\n%s%sEND:VEVENT\r\n",
                              words[0], words[1], words[2] != NULL ? words[2] : "",
                              words[2] != NULL ? "\r\n" : "");
    }
  g_string_append (text, "END:VCALENDAR\r\n");

  return g_string_free (text, FALSE);
}

static char *
describe (const RgmIcsImport *import)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < import->steps->len; i++)
    {
      const RgmIcsStep *step = import->steps->pdata[i];
      static const char *const names[] = { "added", "moved", "cancelled", "stays", "refused" };

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "\n" : "", names[step->action],
                              step->reason != NULL ? ": " : "",
                              step->reason != NULL ? step->reason : "");
    }

  return g_string_free (text, FALSE);
}

/* Brings a calendar in as a store would: with what is known of those before. */
static void
bring_in (const Round *round, RgmCourseContent *content, char **memory)
{
  g_autofree char *text = make_calendar (round->events);
  g_autoptr (GPtrArray) events = ics_course_read (text, BERLIN);
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text ("a", "[Area face]\nName=Face\n", -1, NULL);
  g_autoptr (RgmIcsImport) import = rgm_ics_import_new (
    events, &(RgmIcsContext) { content, NULL, NULL, NULL, *memory, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    NULL);
  g_autofree char *said = describe (import);
  g_autoptr (GPtrArray) sessions = rgm_ics_import_dup_sessions (import, NULL);

  g_assert_cmpstr (said, ==, round->expected);
  for (guint i = 0; i < sessions->len; i++)
    rgm_course_content_put_session (content, sessions->pdata[i]);
  g_free (*memory);
  *memory = rgm_ics_memory_to_text (import->memory);
}

static RgmSessionRecord *
get (const RgmCourseContent *content, guint index)
{
  return content->sessions->pdata[index];
}

static void
assert_at (const RgmCourseContent *content, guint index, const char *day, gint32 minute)
{
  g_assert_cmpint (get (content, index)->day, ==, ics_course_day (day));
  g_assert_cmpint (get (content, index)->minute, ==, minute);
}

/* It was booked by hand, and is the event’s from then on. */
static void
test_moved (void)
{
  static const Round rounds[] = {
    { "1 20261224T100000", "stays: " THERE }, { "1 20261224T100000", "stays" },
    { "1 20261229T113000 SEQUENCE:1", "moved" }, { "1 20261229T113000 SEQUENCE:1", "stays" },
    { "1 20261224T100000", "refused: A newer state of it was brought in before." },
    { "1 20261229T113000 STATUS:CANCELLED", "refused: A newer state of it was brought in before." },
    { "1 20261229T113000 SEQUENCE:2\r\nSTATUS:CANCELLED", "cancelled" },
  };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *id = g_strdup (ics_course_book (content, "2026-12-24", 600)->id);
  g_autofree char *memory = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      bring_in (&rounds[i], content, &memory);
      g_assert_cmpuint (content->sessions->len, ==, 1);
      g_assert_cmpstr (get (content, 0)->id, ==, id);
    }
  assert_at (content, 0, "2026-12-29", 690);
  g_assert_cmpint (get (content, 0)->length, ==, 45);
  g_assert_cmpint (get (content, 0)->state, ==, RGM_SESSION_CANCELLED);
}

/* What was moved here, or by another calendar, is not moved back by one that did not change. */
static void
test_changed_since (void)
{
  static const char *const events[] = { "1 20261224T100000", "1 20261224" };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      const Round first = { events[i], "added" };
      const Round again = { events[i], "stays: " CHANGED };
      g_autoptr (RgmCourseContent) content = ics_course_new ("");
      g_autofree char *memory = NULL;

      bring_in (&first, content, &memory);
      get (content, 0)->day += 5;
      bring_in (&again, content, &memory);
      get (content, 0)->state = RGM_SESSION_DONE;
      bring_in (&again, content, &memory);
      assert_at (content, 0, "2026-12-29", i == 0 ? 600 : RGM_MINUTE_NONE);
    }
}

/* Two calendars tell of one booking, and each may move it. */
static void
test_two_calendars (void)
{
  static const Round rounds[] = {
    { "1@x 20261224T100000", "added" }, { "1@y 20261224T100000", "stays: " THERE },
    { "1@y 20261226T100000", "moved" }, { "1@x 20261224T100000", "stays: " CHANGED },
    { "1@x 20261227T100000", "moved" }, { "1@y 20261226T100000", "stays: " CHANGED },
    { "1@y 20261227T100000", "stays" },
  };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      bring_in (&rounds[i], content, &memory);
      g_assert_cmpuint (content->sessions->len, ==, 1);
    }
  assert_at (content, 0, "2026-12-27", 600);
}

/* One calendar has it twice: when they part, they are two appointments. */
static void
test_twice_in_one (void)
{
  static const Round rounds[] = {
    { "1 20261224T100000 & 2 20261224T100000", "stays: " THERE "\nstays: " THERE },
    { "1 20261224T100000 & 2 20261224T100000", "stays\nstays: " THERE },
    { "1 20261224T100000 & 2 20261228T100000", "stays\nadded" },
    { "1 20261225T100000 & 2 20261228T100000", "moved\nstays" },
  };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  ics_course_book (content, "2026-12-24", 600);
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    bring_in (&rounds[i], content, &memory);
  g_assert_cmpuint (content->sessions->len, ==, 2);
  assert_at (content, 0, "2026-12-25", 600);
  assert_at (content, 1, "2026-12-28", 600);
}

/* A whole day says nothing of the time, and nothing comes of what is gone. */
static void
test_whole_day (void)
{
  static const Round rounds[] = {
    { "1 20261224", "stays: " THERE }, { "1 20261224", "stays" }, { "1 20261228", "moved" },
    { "1 20261228", "stays" },
  };
  static const Round gone = { "1 20261228", "added" };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  ics_course_book (content, "2026-12-24", 600);
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    bring_in (&rounds[i], content, &memory);
  assert_at (content, 0, "2026-12-28", 600);
  g_ptr_array_set_size (content->sessions, 0);
  bring_in (&gone, content, &memory);
  assert_at (content, 0, "2026-12-28", RGM_MINUTE_NONE);
}

/* One of a series that the calendar had and leaves out is cancelled; one that it moved is moved. */
static void
test_series (void)
{
  static const Round rounds[] = {
    { "1 20261201T100000 RRULE:FREQ=WEEKLY;COUNT=3", "added\nadded\nadded" },
    { "1 20261201T100000 RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261208T100000",
      "stays\nstays\ncancelled" },
    { "1 20261201T100000 RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261208T100000",
      "stays\nstays\nstays" },
    { "1 20261201T100000 RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261208T100000,20261215T100000"
      " & 1 20261216T100000 RECURRENCE-ID:20261215T100000", "stays\nstays\nmoved" },
  };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    bring_in (&rounds[i], content, &memory);
  g_assert_cmpuint (content->sessions->len, ==, 3);
  g_assert_cmpint (get (content, 1)->state, ==, RGM_SESSION_CANCELLED);
  assert_at (content, 2, "2026-12-16", 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ics-linked/moved", test_moved);
  g_test_add_func ("/ics-linked/changed-since", test_changed_since);
  g_test_add_func ("/ics-linked/two-calendars", test_two_calendars);
  g_test_add_func ("/ics-linked/twice-in-one", test_twice_in_one);
  g_test_add_func ("/ics-linked/whole-day", test_whole_day);
  g_test_add_func ("/ics-linked/series", test_series);

  return g_test_run ();
}
