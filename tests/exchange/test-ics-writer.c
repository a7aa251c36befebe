/* What a calendar looks like: RFC 5545 by libical's own table of restrictions, folding, time zones,
 * revisions, cancellation, and no names unless asked. */
#include "config.h"

#include "ics-course.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#define BERLIN "Europe/Berlin"
#define N_RANDOM_COURSES 200
#define OCTETS_MAX 75

static const RgmIcsOptions plain = { .titles = RGM_ICS_TITLES_NEUTRAL,
                                     .reminder = RGM_ICS_REMINDER_NONE };

static gboolean
has_line (const char *text, const char *line)
{
  g_autofree char *whole = g_strconcat ("\r\n", line, "\r\n", NULL);

  return strstr (text, whole) != NULL;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;

  return n;
}

static void
assert_line (const char *text, const char *line)
{
  if (!has_line (text, line))
    g_test_message ("no line “%s” in\n%s", line, text);
  g_assert_true (has_line (text, line));
}

/* RFC 5545, 3.1: at most 75 octets without the line break, CR LF at the end, no character cut. */
static void
assert_folded (const char *text)
{
  const char *line = text;

  while (*line != '\0')
    {
      const char *end = strstr (line, "\r\n");

      g_assert_nonnull (end);
      g_assert_cmpint (end - line, <=, OCTETS_MAX);
      g_assert_true (g_utf8_validate (line, end - line, NULL));
      g_assert_null (memchr (line, '\n', (gsize) (end - line)));
      line = end + 2;
    }
}

static void
assert_restrictions_hold (const char *text)
{
  icalcomponent *calendar = icalcomponent_new_from_string (text);
  gboolean valid;

  g_assert_nonnull (calendar);
  valid = icalrestriction_check (calendar) != 0 && icalcomponent_count_errors (calendar) == 0;
  if (!valid)
    {
      char *told = icalcomponent_as_ical_string_r (calendar);

      g_test_message ("%s", told);
      icalmemory_free_buffer (told);
    }
  icalcomponent_free (calendar);
  g_assert_true (valid);
}

/* The control: what is missing is found. */
static void
test_restrictions_are_checked (void)
{
  icalcomponent *calendar = icalcomponent_new_from_string (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nSEQUENCE:1\r\nSEQUENCE:2\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n");

  g_assert_cmpint (icalrestriction_check (calendar), ==, 0);
  icalcomponent_free (calendar);
}

static void
test_booking (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("Sample Patient 1");
  RgmSessionRecord *session = ics_course_book (content, "2026-12-24", 14 * 60 + 30);
  g_autofree char *uid = g_strdup_printf ("UID:%s", session->id);
  g_autofree char *text = ics_course_write (content, &plain, NULL, BERLIN);

  assert_folded (text);
  assert_restrictions_hold (text);
  assert_line (text, "DTSTART;TZID=Europe/Berlin:20261224T143000");
  assert_line (text, "DURATION:PT45M");
  assert_line (text, "STATUS:CONFIRMED");
  assert_line (text, "SEQUENCE:0");
  assert_line (text, "DTSTAMP:20260921T141320Z");
  assert_line (text, "SUMMARY:Appointment");
  assert_line (text, "CLASS:PRIVATE");
  g_assert_nonnull (strstr (text, uid));
  g_assert_null (strstr (text, "Sample"));
  g_assert_null (strstr (text, "METHOD"));
  g_assert_null (strstr (text, "VALARM"));
}

static void
test_whole_day (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *text = NULL;

  ics_course_book (content, "2026-12-31", RGM_MINUTE_NONE);
  text = ics_course_write (content, &plain, NULL, BERLIN);
  assert_line (text, "DTSTART;VALUE=DATE:20261231");
  assert_line (text, "DTEND;VALUE=DATE:20270101");
  g_assert_null (strstr (text, "VTIMEZONE"));
}

static void
test_titles (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("Sample, Patient; 1");
  g_autofree char *text = NULL;

  ics_course_book (content, "2026-12-24", RGM_MINUTE_NONE);
  text = ics_course_write (content, &ics_everything, NULL, BERLIN);
  g_assert_nonnull (strstr (text, "SUMMARY:Sample\\, Patient\\; 1 · Sample concern"));
  assert_folded (text);
}

static void
test_reminder (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmIcsOptions options = plain;
  RgmSessionRecord *session = ics_course_book (content, "2026-12-24", 600);
  g_autofree char *text = NULL;
  g_autofree char *cancelled = NULL;

  options.reminder = 120;
  text = ics_course_write (content, &options, NULL, BERLIN);
  assert_line (text, "TRIGGER:-PT2H");
  assert_line (text, "ACTION:DISPLAY");
  assert_restrictions_hold (text);
  session->state = RGM_SESSION_CANCELLED;
  cancelled = ics_course_write (content, &options, NULL, BERLIN);
  g_assert_null (strstr (cancelled, "VALARM"));
  assert_line (cancelled, "STATUS:CANCELLED");
  assert_restrictions_hold (cancelled);
}

/* A whole day leaves time for others, and so does what was cancelled; a booked time does not. */
static void
test_busy (void)
{
  static const struct { gint32 minute; RgmSessionState state; const char *line; } rows[] = {
    { 600, RGM_SESSION_BOOKED, "TRANSP:OPAQUE" },
    { 600, RGM_SESSION_CANCELLED, "TRANSP:TRANSPARENT" },
    { RGM_MINUTE_NONE, RGM_SESSION_BOOKED, "TRANSP:TRANSPARENT" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmCourseContent) content = ics_course_new ("");
      g_autofree char *text = NULL;

      ics_course_book (content, "2026-12-24", rows[i].minute)->state = rows[i].state;
      text = ics_course_write (content, &plain, NULL, BERLIN);
      assert_line (text, rows[i].line);
    }
}

static void
test_done_and_windows (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmIcsOptions options = plain;
  RgmSessionRecord *session = ics_course_book (content, "2026-10-16", RGM_MINUTE_NONE);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  session->state = RGM_SESSION_DONE;
  without = ics_course_write (content, &plain, NULL, BERLIN);
  g_assert_cmpuint (count (without, "BEGIN:VEVENT"), ==, 0);
  options.done = options.windows = TRUE;
  with = ics_course_write (content, &options, NULL, BERLIN);
  /* The session and its collagen; the window that lasts is no event. */
  g_assert_cmpuint (count (with, "BEGIN:VEVENT"), ==, 2);
  assert_line (with, "SUMMARY:Collagen");
  assert_line (with, "DTEND;VALUE=DATE:20270417");
  assert_restrictions_hold (with);
}

static void
test_sequence_rises (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  int before = -1;

  ics_course_book (content, "2026-12-24", 600);
  for (guint n_changes = 0; n_changes < 5; n_changes++)
    {
      g_autoptr (GPtrArray) history = ics_course_tell_history (content, n_changes);
      g_autofree char *text = ics_course_write (content, &plain, history, BERLIN);
      const char *sequence = strstr (text, "SEQUENCE:");
      int now = atoi (sequence + strlen ("SEQUENCE:"));

      g_assert_cmpint (now, >, before);
      before = now;
    }
  g_assert_cmpint (before, ==, 4);
}

/* A booking that was deleted leaves the calendars that have it, with a SEQUENCE above theirs. */
static void
test_deleted (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmSessionRecord *session = ics_course_book (content, "2026-12-24", 600);
  g_autoptr (GPtrArray) history = ics_course_tell_history (content, 1);
  RgmHistoryEntry *entry = rgm_history_entry_new (G_GINT64_CONSTANT (1790000900000000),
                                                  RGM_HISTORY_ACTION_DELETED, session->id);
  g_autofree char *id = g_strdup (session->id);
  g_autofree char *text = NULL;

  entry->kind = RGM_HISTORY_KIND_SESSION;
  rgm_record_set_text (&entry->course_id, content->record->id);
  entry->day = session->day;
  entry->state = RGM_SESSION_BOOKED;
  g_ptr_array_add (history, entry);
  rgm_course_content_remove_session (content, id);
  text = ics_course_write (content, &plain, history, BERLIN);
  g_assert_nonnull (strstr (text, id));
  assert_line (text, "STATUS:CANCELLED");
  assert_line (text, "SEQUENCE:2");
  assert_restrictions_hold (text);
}

/* Both changes of the clocks of the year are told, each with its onset as the clocks showed it. */
static void
test_zone (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *text = NULL;

  ics_course_book (content, "2026-03-28", 600);
  ics_course_book (content, "2026-10-26", 600);
  text = ics_course_write (content, &plain, NULL, BERLIN);
  g_assert_nonnull (strstr (text, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\n"
                                  "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"));
  g_assert_nonnull (strstr (text, "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\n"
                                  "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"));
  assert_restrictions_hold (text);
}

static void
test_utc (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *text = NULL;

  ics_course_book (content, "2026-03-29", 150);
  text = ics_course_write (content, &plain, NULL, "UTC");
  assert_line (text, "DTSTART:20260329T023000Z");
  g_assert_null (strstr (text, "VTIMEZONE"));
}

static void
test_random_courses (void)
{
  static const char *const zones[] = { BERLIN, "America/New_York", "Asia/Tehran", "UTC",
                                       "Australia/Lord_Howe", "America/Sao_Paulo" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5545);
  guint n_events = 0;

  for (guint i = 0; i < N_RANDOM_COURSES; i++)
    {
      g_autoptr (RgmCourseContent) content = ics_course_new_random (rand, i);
      g_autoptr (GPtrArray) history = ics_course_tell_history (content, i % 4);
      g_autofree char *text = ics_course_write (content, &ics_everything, history,
                                                zones[i % G_N_ELEMENTS (zones)]);

      assert_folded (text);
      assert_restrictions_hold (text);
      n_events += count (text, "BEGIN:VEVENT");
    }
  g_test_message ("%d courses, %u events", N_RANDOM_COURSES, n_events);
  g_assert_cmpuint (n_events, >, N_RANDOM_COURSES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics-writer/restrictions-are-checked", test_restrictions_are_checked);
  g_test_add_func ("/ics-writer/booking", test_booking);
  g_test_add_func ("/ics-writer/whole-day", test_whole_day);
  g_test_add_func ("/ics-writer/titles", test_titles);
  g_test_add_func ("/ics-writer/reminder", test_reminder);
  g_test_add_func ("/ics-writer/busy", test_busy);
  g_test_add_func ("/ics-writer/done-and-windows", test_done_and_windows);
  g_test_add_func ("/ics-writer/sequence-rises", test_sequence_rises);
  g_test_add_func ("/ics-writer/deleted", test_deleted);
  g_test_add_func ("/ics-writer/zone", test_zone);
  g_test_add_func ("/ics-writer/utc", test_utc);
  g_test_add_func ("/ics-writer/random-courses", test_random_courses);

  return g_test_run ();
}
