/* Bookings that were there already when a calendar told of them: they are moved with its events,
 * but only by what the calendar changed. */
#include "config.h"

#include "ics-course.h"

#include <string.h>

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

#define GONE "Its series does not have it any more."
#define NEWER "A newer state of it was brought in before."
#define OVER "Its series was moved, but a calendar does not change what is over."
#define WEEKLY " RRULE:FREQ=WEEKLY;COUNT="

/* One after the other into an empty course; today is 24 November. */
static RgmCourseContent *
bring_all (const Round *rounds, gsize n_rounds, char **memory)
{
  RgmCourseContent *content = ics_course_new ("");

  for (gsize i = 0; i < n_rounds; i++)
    bring_in (&rounds[i], content, memory);
  return content;
}

static void
assert_states (const RgmCourseContent *content, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < content->sessions->len; i++)
    {
      static const char states[] = { [RGM_SESSION_DONE] = 'd',
                                                         [RGM_SESSION_BOOKED] = 'b',
                                                         [RGM_SESSION_CANCELLED] = 'c',
                                                         [RGM_SESSION_MISSED] = 'm' };
      char day[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s%s %c", i > 0 ? ", " : "",
                              rgm_day_format (get (content, i)->day, day) + strlen ("2026-"),
                              states[get (content, i)->state]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* A series that is moved as a whole moves its bookings; and back. */
static void
test_series_moved (void)
{
  static const Round rounds[] = {
    { "1 20261201T100000" WEEKLY "3", "added\nadded\nadded" },
    { "1 20261202T110000" WEEKLY "3\r\nSEQUENCE:1", "moved\nmoved\nmoved" },
    { "1 20261202T110000" WEEKLY "3\r\nSEQUENCE:1", "stays\nstays\nstays" },
    { "1 20261201T100000" WEEKLY "3", "refused: " NEWER "\nrefused: " NEWER "\nrefused: " NEWER },
    { "1 20261201T100000" WEEKLY "3\r\nSEQUENCE:2", "moved\nmoved\nmoved" },
    { "1 20261201T100000" WEEKLY "3\r\nSEQUENCE:2", "stays\nstays\nstays" },
    /* by a week: two of its days are the same */
    { "1 20261208T100000" WEEKLY "3\r\nSEQUENCE:3", "stays\nstays\nmoved" },
    { "1 20261208T100000" WEEKLY "3\r\nSEQUENCE:3", "stays\nstays\nstays" },
  };
  g_autofree char *memory = NULL;
  g_autoptr (RgmCourseContent) content = bring_all (rounds, G_N_ELEMENTS (rounds), &memory);

  assert_states (content, "12-08 b, 12-15 b, 12-22 b");
}

/* What a series does not have any more is cancelled, and a day that is free then is. */
static void
test_series_shorter (void)
{
  static const Round rounds[] = {
    { "1 20261201T100000" WEEKLY "3", "added\nadded\nadded" },
    { "2 20261201T100000 & 1 20261203T100000" WEEKLY "2\r\nSEQUENCE:1",
      "cancelled: " GONE "\nadded\nmoved\nmoved" },
    { "2 20261201T100000 & 1 20261203T100000" WEEKLY "2\r\nSEQUENCE:1", "stays\nstays\nstays" },
    /* one appointment instead of a series, and a series instead of one */
    { "1 20261204T100000 SEQUENCE:2", "cancelled: " GONE "\nmoved" },
    { "1 20261205T100000" WEEKLY "2\r\nSEQUENCE:3", "added\nmoved" },
    { "1 20261205T100000" WEEKLY "2\r\nSEQUENCE:3", "stays\nstays" },
    /* all of it is called off by one message (RFC 5546, 3.2.5) */
    { "1 20261205T100000 STATUS:CANCELLED\r\nSEQUENCE:4",
      "cancelled: " GONE "\ncancelled: " GONE "\nstays" },
    { "1 20261205T100000 STATUS:CANCELLED\r\nSEQUENCE:4", "stays" },
  };
  g_autofree char *memory = NULL;
  g_autoptr (RgmCourseContent) content = bring_all (rounds, G_N_ELEMENTS (rounds), &memory);

  assert_states (content, "12-01 b, 12-01 c, 12-03 c, 12-05 c, 12-12 c");
}

/* What is over stays where it is, and is not there twice; nor is what was cancelled here. */
static void
test_series_begun (void)
{
  static const Round first = { "1 20261110T100000" WEEKLY "5",
                               "added\nadded\nadded\nadded\nadded" };
  static const Round moved = { "1 20261111T100000" WEEKLY "5\r\nSEQUENCE:1",
                               "refused: " OVER "\nrefused: " OVER "\nadded\nmoved\n"
                               "refused: The booking is cancelled in Regimen. Book it again there "
                               "if it holds." };
  static const Round again = { "1 20261111T100000" WEEKLY "5\r\nSEQUENCE:1",
                               "refused: " OVER "\nrefused: " OVER "\nstays\nstays\n"
                               "refused: The booking is cancelled in Regimen. Book it again there "
                               "if it holds." };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  bring_in (&first, content, &memory);
  get (content, 0)->state = RGM_SESSION_DONE;
  get (content, 2)->state = RGM_SESSION_DONE;
  get (content, 4)->state = RGM_SESSION_CANCELLED;
  bring_in (&moved, content, &memory);
  bring_in (&again, content, &memory);
  assert_states (content, "11-10 d, 11-17 b, 11-24 d, 11-25 b, 12-02 b, 12-08 c");
}

/* One that had a day of its own goes with its series; an entry that changes one alone, or one that
 * cannot be read, says nothing of the others. */
static void
test_series_changed (void)
{
  static const Round rounds[] = {
    { "1 20261201T100000" WEEKLY "3 & 1 20261209T100000 RECURRENCE-ID:20261208T100000",
      "added\nadded\nadded" },
    { "1 20261210T100000 RECURRENCE-ID:20261208T100000\r\nSEQUENCE:1", "moved" },
    { "1 20261201T100000 RRULE:FREQ=SECONDLY;COUNT=2",
      "refused: It recurs more often than once a day." },
    { "1 20261203T100000" WEEKLY "3\r\nSEQUENCE:2", "moved\nstays\nmoved" },
    { "1 20261203T100000" WEEKLY "3\r\nSEQUENCE:2", "stays\nstays\nstays" },
  };
  g_autofree char *memory = NULL;
  g_autoptr (RgmCourseContent) content = bring_all (rounds, G_N_ELEMENTS (rounds), &memory);

  assert_states (content, "12-03 b, 12-10 b, 12-17 b");
}

/* A course that came from another machine knows no calendars. */
static void
test_series_unknown (void)
{
  static const Round first = { "1 20261201T100000" WEEKLY "3", "added\nadded\nadded" };
  static const Round moved = { "1 20261202T100000" WEEKLY "3\r\nSEQUENCE:1",
                               "moved\nmoved\nmoved" };
  static const Round again = { "1 20261202T100000" WEEKLY "3\r\nSEQUENCE:1",
                               "stays\nstays\nstays" };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  bring_in (&first, content, &memory);
  g_clear_pointer (&memory, g_free);
  bring_in (&moved, content, &memory);
  bring_in (&again, content, &memory);
  assert_states (content, "12-02 b, 12-09 b, 12-16 b");
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
  g_test_add_func ("/ics-linked/series/moved", test_series_moved);
  g_test_add_func ("/ics-linked/series/shorter", test_series_shorter);
  g_test_add_func ("/ics-linked/series/begun", test_series_begun);
  g_test_add_func ("/ics-linked/series/changed", test_series_changed);
  g_test_add_func ("/ics-linked/series/unknown", test_series_unknown);

  return g_test_run ();
}
