/* What is read of a calendar: times of all kinds, series, and a sentence for all that is not. */
#include "config.h"

#include "ics-course.h"

#include <string.h>

#define BERLIN "Europe/Berlin"
#define N_MUTATIONS 3000

#define CALENDAR(events) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:Visit\r\n" lines "END:VEVENT\r\n"

static char *
describe (const RgmIcsEvent *event)
{
  char day[RGM_DAY_FORMAT_SIZE];
  g_autofree char *time = event->start.minute == RGM_MINUTE_NONE ? g_strdup ("") : g_strdup_printf (
    "T%02d:%02d", event->start.minute / 60, event->start.minute % 60);

  if (event->refused != NULL)
    return g_strdup (event->refused);

  return g_strdup_printf ("%s%s+%d%s", rgm_day_format (event->start.day, day), time, event->length,
                          event->cancelled ? " cancelled" : "");
}

static char *
describe_all (const GPtrArray *events)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *event = describe (events->pdata[i]);

      g_string_append_printf (text, i > 0 ? " | %s" : "%s", event);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The lines of one event, and what is read of it in Berlin. */
static const struct {
  const char *lines;
  const char *expected;
} rows[] = {
  { "DTSTART:20261202T143000\r\n", "2026-12-02T14:30+0" },
  { "DTSTART;VALUE=DATE:20261202\r\n", "2026-12-02+0" },
  { "DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261203\r\n", "2026-12-02+0" },
  { "DTSTART:20261202T133000Z\r\nDTEND:20261202T141500Z\r\n", "2026-12-02T14:30+45" },
  { "DTSTART:20260702T123000Z\r\nDURATION:PT1H30M\r\n", "2026-07-02T14:30+90" },
  { "DTSTART:20261231T233000Z\r\n", "2027-01-01T00:30+0" },
  { "DTSTART;TZID=Europe/Berlin:20261202T143000\r\n", "2026-12-02T14:30+0" },
  { "DTSTART;TZID=America/New_York:20261202T143000\r\n", "2026-12-02T20:30+0" },
  { "DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20261202T143000\r\n",
    "2026-12-02T20:30+0" },
  { "DTSTART;TZID=America/New_York:20261202T143000\r\nDTEND;TZID=Europe/Berlin:20261202T210000\r\n",
    "2026-12-02T20:30+30" },
  /* Two changes of the clocks: the hour that is skipped, the hour that is struck twice. */
  { "DTSTART;TZID=America/New_York:20260308T023000\r\n", "2026-03-08T08:30+0" },
  { "DTSTART;TZID=America/New_York:20261101T013000\r\n", "2026-11-01T06:30+0" },
  { "DTSTART:20260329T010000Z\r\n", "2026-03-29T03:00+0" },
  { "DTSTART:20260329T005900Z\r\n", "2026-03-29T01:59+0" },
  { "DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n", "2026-10-25T02:30+0" },
  { "STATUS:CANCELLED\r\nDTSTART:20261202T143000\r\n", "2026-12-02T14:30+0 cancelled" },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n",
    "2026-12-01+0 | 2026-12-08+0 | 2026-12-15+0" },
  { "DTSTART:20261201T100000\r\nRRULE:FREQ=MONTHLY;COUNT=3\r\nEXDATE:20270101T100000\r\n",
    "2026-12-01T10:00+0 | 2027-02-01T10:00+0 | 2027-01-01T10:00+0 cancelled" },
  { "DTSTART;TZID=America/New_York:20261030T100000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n",
    "2026-10-30T15:00+0 | 2026-10-31T15:00+0 | 2026-11-01T16:00+0" },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY;UNTIL=20261210\r\n",
    "2026-12-01+0 | 2026-12-08+0" },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY\r\n",
    "It recurs without end. Give the series an end in your calendar program." },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=61\r\n",
    "It recurs more than 60 times." },
  { "DTSTART:20261201T100000\r\nRRULE:FREQ=HOURLY;COUNT=3\r\n",
    "It recurs more often than once a day." },
  { "DTSTART;VALUE=DATE:20261201\r\nRDATE;VALUE=DATE:20261203\r\n",
    "It recurs in a way that Regimen does not read. Make single appointments of it." },
  { "DTSTART;VALUE=DATE:20261201\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261203\r\n",
    "It changes the rest of a series, which Regimen does not read." },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=2;BYMONTH=2;BYMONTHDAY=30\r\n",
    "It recurs in a way that Regimen does not read. Make single appointments of it." },
  { "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=MONTHLY;COUNT=3;BYDAY=-1FR\r\n",
    "2026-12-25+0 | 2027-01-29+0 | 2027-02-26+0" },
  { "DTSTART;TZID=Nowhere/Atall:20261202T143000\r\n",
    "Its time zone “Nowhere/Atall” is not known, and the calendar does not say "
    "what it is. Export the calendar with its time zones, or with times in UTC." },
  { "DTSTART;TZID=../../../etc/passwd:20261202T143000\r\n",
    "Its time zone “../../../etc/passwd” is not known, and the calendar does not say "
    "what it is. Export the calendar with its time zones, or with times in UTC." },
  { "DTSTART;TZID=W. Europe Standard Time:20261202T143000\r\n",
    "Its time zone “W. Europe Standard Time” is not known, and the calendar does not say "
    "what it is. Export the calendar with its time zones, or with times in UTC." },
  { "DTSTART;VALUE=DATE:20260230\r\n", "Its day is not in the calendar." },
  { "DTSTART:20261202T256100\r\n", "Its time is not on the clock." },
  { "DTSTART:tomorrow\r\n", "A part of it cannot be read." },
  { "", "It does not say when it begins." },
  { "DTSTART:20261202T143000\r\nDTEND:20261202T140000\r\n", "It ends before it begins." },
  { "DTSTART:20261202T143000\r\nDTEND;VALUE=DATE:20261203\r\n",
    "It begins with a time and ends without one, or the other way round." },
  { "DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261210\r\n",
    "It lasts longer than a day, as no session does." },
  { "DTSTART:20261202T143000\r\nDURATION:P4000000000W\r\n",
    "It lasts longer than a day, as no session does." },
};

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n",
    rows[row].lines, "END:VEVENT\r\nEND:VCALENDAR\r\n", NULL);
  g_autoptr (GPtrArray) events = ics_course_read (text, BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, rows[row].expected);
}

/* What makes a whole file unreadable, and the sentence. */
static const struct {
  const char *text;
  RgmIcsError code;
  const char *message;
} broken[] = {
  { "", RGM_ICS_ERROR_SYNTAX, "Line 1: The file is empty." },
  { "\r\n\r\n", RGM_ICS_ERROR_SYNTAX, "Line 2: The file is empty." },
  { "name;day\r\n", RGM_ICS_ERROR_SYNTAX, "Line 1: A calendar begins with BEGIN:VCALENDAR." },
  { "BEGIN:VCARD\r\n", RGM_ICS_ERROR_SYNTAX, "Line 1: A calendar begins with BEGIN:VCALENDAR." },
  { "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", RGM_ICS_ERROR_SYNTAX,
    "Line 3: The file ends before its calendar does. Is it whole?" },
  { "BEGIN:VCALENDAR\nEND:VEVENT\n", RGM_ICS_ERROR_SYNTAX,
    "Line 2: An entry ends here that did not begin." },
  { "BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n",
    RGM_ICS_ERROR_SYNTAX, "Line 9: Its entries are within one another too deep." },
  { "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n", RGM_ICS_ERROR_METHOD,
    "Line 2: This is an answer to an invitation, not a calendar." },
  { "BEGIN:VCALENDAR\nX:\xe4\nEND:VCALENDAR\n", RGM_ICS_ERROR_SYNTAX,
    "Line 2: It is not in UTF-8, as calendars are. Export it anew from your calendar program." },
};

static void
assert_broken (const char *bytes, gsize length, RgmIcsError code, const char *message)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (rgm_ics_read (bytes, length, zone, NULL, &error));
  g_assert_error (error, RGM_ICS_ERROR, (gint) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_broken (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  assert_broken (broken[row].text, strlen (broken[row].text), broken[row].code,
                 broken[row].message);
}

static void
test_zero_byte (void)
{
  static const char bytes[] = "BEGIN:VCALENDAR\nX:\0\nEND:VCALENDAR\n";

  assert_broken (bytes, sizeof bytes - 1, RGM_ICS_ERROR_SYNTAX,
                 "Line 2: It holds a byte that no text has. Is it a calendar file?");
}

static void
test_too_big (void)
{
  g_autofree char *bytes = g_strnfill (RGM_ICS_BYTES_MAX + 1, '\n');
  g_autoptr (GString) many = g_string_new ("BEGIN:VCALENDAR\n");

  assert_broken (bytes, RGM_ICS_BYTES_MAX + 1, RGM_ICS_ERROR_TOO_BIG,
                 "The calendar is larger than 16 MB. Import a part of it.");
  for (guint i = 0; i <= RGM_ICS_PARTS_MAX; i++)
    g_string_append (many, "BEGIN:VEVENT\nEND:VEVENT\n");
  assert_broken (many->str, many->len, RGM_ICS_ERROR_TOO_BIG,
                 "The calendar has more than 50000 entries. Import a part of it.");
}

static void
test_long_line (void)
{
  g_autofree char *fill = g_strnfill (RGM_ICS_LINE_MAX + 10, 'x');
  g_autofree char *text = g_strconcat (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261202T143000\nATTACH:", fill,
    "\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:", fill, "\nEND:VEVENT\nEND:VCALENDAR\n", NULL);
  g_autoptr (GPtrArray) events = ics_course_read (text, BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-02T14:30+0 | It is longer than any appointment.");
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "BEGIN:VEVENT\r\nDTSTART:20261202T143000\r\nEND:VEVENT\r\n"
    "BEGIN:VTODO\r\nUID:2\r\nEND:VTODO\r\n" EVENT ("DTSTART:2026\r\n 1202T143000\r\n")), BERLIN);
  g_autofree char *told = describe_all (events);
  static const guint lines[] = { 4, 7, 10 };

  g_assert_cmpstr (told, ==, "It has no UID, so that it would be added again each time. | "
                             "It is a task or a note, not an appointment. | 2026-12-02T14:30+0");
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpuint (((RgmIcsEvent *) events->pdata[i])->line, ==, lines[i]);
}

/* Folding may cut a character, by a tab as well, and an alarm has times of its own. */
static void
test_folding_and_alarms (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Gr\xc3\r\n \xbc\xc3\x9f\\, du\\nda\r\n"
    "DTSTART:20261202\r\n\tT143000\r\nBEGIN:VALARM\r\nUID:9\r\nDURATION:PT3H\r\nEND:VALARM\r\n"
    "END:VEVENT\r\n"), BERLIN);
  const RgmIcsEvent *event = events->pdata[0];

  g_assert_cmpstr (event->title, ==, "Grüß, du da");
  g_assert_cmpint (event->start.minute, ==, 14 * 60 + 30);
  g_assert_cmpint (event->length, ==, 0);
  g_assert_cmpstr (event->key, ==, "1");
}

static void
test_zone_of_calendar (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "BEGIN:VTIMEZONE\r\nTZID:Eastern (mine)\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19671029T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
    "TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19870405T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
    "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Eastern (mine):20261202T143000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=Eastern (mine):20260702T143000\r\nEND:VEVENT\r\n"),
    BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-02T20:30+0 | 2026-07-02T20:30+0");
}

/* As Outlook writes it: a name of its own, rules since 1601, and an interval of one year. */
static void
test_zone_of_outlook (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "BEGIN:VTIMEZONE\r\nTZID:Eastern Standard Time\r\n"
    "BEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Eastern Standard Time:20261202T143000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=\"Eastern Standard Time\":20260702T143000\r\n"
    "END:VEVENT\r\n"), BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-02T20:30+0 | 2026-07-02T20:30+0");
}

/* What is no place is what the calendar says, though the system knows one of that name; a place is
 * what it is, though the calendar tells only half of it. */
static void
test_zone_names (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "BEGIN:VTIMEZONE\r\nTZID:EST\r\n"
    "BEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n"
    "BEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=EST:20261202T143000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=America/New_York:20260702T143000\r\nEND:VEVENT\r\n"),
    BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-02T12:30+0 | 2026-07-02T20:30+0");
}

#define SAME_UID \
  "Another entry of the calendar has the same UID and counts instead. If both hold, make a copy " \
  "of this one in your calendar program."

/* One of a series that was moved stands in place of it, wherever it is in the file; of two of one
 * UID the newer holds, and the other is told of, unless it is at the same time. */
static void
test_replacing (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    EVENT ("RECURRENCE-ID:20261208T100000\r\nDTSTART:20261209T110000\r\n")
    EVENT ("DTSTART:20261201T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n")
    "BEGIN:VEVENT\r\nUID:2\r\nSEQUENCE:5\r\nDTSTART:20270101T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nSEQUENCE:4\r\nDTSTART:20270202T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20261101T000001Z\r\nDTSTART:20270303T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20270404T100000\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270505T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270606T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270505T100000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270505T100000\r\nEND:VEVENT\r\n"), BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-09T11:00+0 | 2026-12-01T10:00+0 | 2026-12-15T10:00+0 | "
                             "2027-01-01T10:00+0 | " SAME_UID " | 2027-03-03T10:00+0 | "
                             SAME_UID " | " SAME_UID " | " SAME_UID " | 2027-05-05T10:00+0");
}

/* Nothing is booked for days that the calendar does not say any more. */
static void
test_rest_is_changed (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    EVENT ("DTSTART:20261201T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n")
    EVENT ("RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T100000\r\nDTSTART:20261209T110000\r\n")
    EVENT ("RECURRENCE-ID:20261215T100000\r\nDTSTART:20261217T110000\r\n")), BERLIN);
  g_autofree char *told = describe_all (events);

  g_assert_cmpstr (told, ==, "2026-12-01T10:00+0 | The rest of its series is changed in a way that "
                             "Regimen does not read. Make single appointments of it. | "
                             "2026-12-17T11:00+0 | "
                             "It changes the rest of a series, which Regimen does not read.");
}

static void
test_method_cancel (void)
{
  g_autoptr (GPtrArray) events = ics_course_read (CALENDAR (
    "METHOD:CANCEL\r\n" EVENT ("DTSTART:20261202T143000\r\n")), BERLIN);

  g_assert_true (((RgmIcsEvent *) events->pdata[0])->cancelled);
}

/* Rules without a day, which libical looks for until the year 2582, take no time, however many
 * there are. */
static void
test_rules_without_days (void)
{
  static const char *const rules[] = {
    "FREQ=DAILY;COUNT=2;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;COUNT=2;BYMONTHDAY=30",
    "FREQ=YEARLY;COUNT=2;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;COUNT=2;BYDAY=6MO",
    "FREQ=WEEKLY;INTERVAL=60;COUNT=60",
  };
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");
  g_autoptr (GPtrArray) events = NULL;
  gint64 began;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%u\r\nDTSTART;VALUE=DATE:20260228\r\n"
                            "RRULE:%s\r\nEND:VEVENT\r\n", i, rules[i % G_N_ELEMENTS (rules)]);
  g_string_append (text, "END:VCALENDAR\r\n");
  began = g_get_monotonic_time ();
  events = ics_course_read (text->str, BERLIN);
  g_test_message ("%.3f s", (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
}

/* Whatever the bytes are, there is an answer, and it is the same each time. */
static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4791);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (BERLIN);
  guint n_read = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      guint row = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (rows));
      g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
                                           rows[row].lines, "END:VEVENT\r\nEND:VCALENDAR\r\n",
                                           NULL);
      gsize length = strlen (text);
      g_autoptr (GPtrArray) events = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        text[g_rand_int_range (rand, 0, (gint32) length)] = (char) g_rand_int_range (rand, 0, 128);
      events = rgm_ics_read (text, length, zone, NULL, NULL);
      n_read += events != NULL;
    }
  g_test_message ("%d mutations, %u read", N_MUTATIONS, n_read);
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <, N_MUTATIONS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ics-reader/event/%02u", i + 1);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ics-reader/broken/%02u", i + 1);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/ics-reader/zero-byte", test_zero_byte);
  g_test_add_func ("/ics-reader/too-big", test_too_big);
  g_test_add_func ("/ics-reader/long-line", test_long_line);
  g_test_add_func ("/ics-reader/lines", test_lines);
  g_test_add_func ("/ics-reader/folding-and-alarms", test_folding_and_alarms);
  g_test_add_func ("/ics-reader/zone-of-calendar", test_zone_of_calendar);
  g_test_add_func ("/ics-reader/zone-of-outlook", test_zone_of_outlook);
  g_test_add_func ("/ics-reader/zone-names", test_zone_names);
  g_test_add_func ("/ics-reader/replacing", test_replacing);
  g_test_add_func ("/ics-reader/rest-is-changed", test_rest_is_changed);
  g_test_add_func ("/ics-reader/method-cancel", test_method_cancel);
  g_test_add_func ("/ics-reader/rules-without-days", test_rules_without_days);
  g_test_add_func ("/ics-reader/mutations", test_mutations);

  return g_test_run ();
}
