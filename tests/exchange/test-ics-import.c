/* What becomes of the events of a calendar: nothing comes twice, nothing that is over is changed,
 * and what is too early is said. */
#include "config.h"

#include "ics-course.h"

#include <string.h>

#define BERLIN "Europe/Berlin"
#define N_RANDOM_COURSES 1000
#define CALENDAR(events) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" events "END:VCALENDAR\r\n"
#define VISIT(uid, day, lines) \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nSUMMARY:Visit\r\nDTSTART:" day "\r\n" lines "END:VEVENT\r\n"

static const RgmIcsOptions plain = { .titles = RGM_ICS_TITLES_NEUTRAL, .done = TRUE,
                                     .reminder = RGM_ICS_REMINDER_NONE };

static void
assert_counts (const RgmIcsImport *import, guint added, guint moved, guint cancelled,
               guint unchanged, guint refused)
{
  const guint expected[RGM_N_ICS_ACTIONS] = { added, moved, cancelled, unchanged, refused };

  for (guint i = 0; i < RGM_N_ICS_ACTIONS; i++)
    g_assert_cmpuint (import->counts[i], ==, expected[i]);
}

static void
assert_refused (const RgmIcsImport *import, guint step, const char *reason)
{
  g_autofree char *told = rgm_ics_import_describe_step (import, import->steps->pdata[step],
                                                        RGM_IMPORT_WILL);

  g_assert_cmpstr (told, ==, reason);
}

/* Saves what is to be saved, as a store would. */
static void
apply (const RgmIcsImport *import, RgmCourseContent *content)
{
  g_autoptr (GPtrArray) sessions = rgm_ics_import_dup_sessions (import, NULL);

  for (guint i = 0; i < sessions->len; i++)
    rgm_course_content_put_session (content, sessions->pdata[i]);
}

static void
test_foreign (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  static const char first[] = CALENDAR (VISIT ("1@example.org", "20261202T143000",
                                               "DURATION:PT45M\r\n"));
  static const char moved[] = CALENDAR (VISIT ("1@example.org", "20261203T150000", ""));
  static const char cancelled[] = CALENDAR (VISIT ("1@example.org", "20261203T150000",
                                                   "STATUS:CANCELLED\r\n"));
  static const struct {
    const char *text;
    guint counts[RGM_N_ICS_ACTIONS];
  } rounds[] = {
    { first, { 1, 0, 0, 0, 0 } }, { first, { 0, 0, 0, 1, 0 } }, { moved, { 0, 1, 0, 0, 0 } },
    { moved, { 0, 0, 0, 1, 0 } }, { cancelled, { 0, 0, 1, 0, 0 } },
    { cancelled, { 0, 0, 0, 1, 0 } }, { first, { 0, 0, 0, 0, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autoptr (RgmIcsImport) import = ics_course_import (rounds[i].text, content, NULL, BERLIN);
      const guint *counts = rounds[i].counts;

      assert_counts (import, counts[0], counts[1], counts[2], counts[3], counts[4]);
      apply (import, content);
      g_assert_cmpuint (content->sessions->len, ==, 1);
    }
  g_assert_cmpstr (((RgmSessionRecord *) content->sessions->pdata[0])->notes, ==, "Visit");
  g_assert_cmpint (((RgmSessionRecord *) content->sessions->pdata[0])->length, ==, 45);
}

/* The ids of sessions that were brought in hold for ever. */
static void
test_ids_are_stable (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (RgmIcsImport) import = ics_course_import (
    CALENDAR (VISIT ("1@example.org", "20261202T143000", "")), content, NULL, BERLIN);
  const RgmIcsStep *step = import->steps->pdata[0];

  g_assert_true (g_uuid_string_is_valid (step->after->id));
  g_assert_cmpint (step->after->id[14], ==, '5');
  g_assert_cmpstr (step->after->id, ==, "7f50116e-a74d-53dd-ab69-766b5102c5aa");
}

static void
test_own_is_moved (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmSessionRecord *session = ics_course_book (content, "2026-12-24", 600);
  g_autoptr (GPtrArray) history = ics_course_tell_history (content, 2);
  g_autofree char *text = ics_course_write (content, &plain, history, BERLIN);
  g_autoptr (RgmIcsImport) import = NULL;
  const RgmIcsStep *step;
  char *start = strstr (text, "20261224T100000");

  memcpy (start, "20261229T113000", strlen ("20261229T113000"));
  import = ics_course_import (text, content, history, BERLIN);
  assert_counts (import, 0, 1, 0, 0, 0);
  step = import->steps->pdata[0];
  g_assert_cmpstr (step->after->id, ==, session->id);
  g_assert_cmpint (step->after->day, ==, ics_course_day ("2026-12-29"));
  g_assert_cmpint (step->after->minute, ==, 690);
  g_assert_cmpint (step->after->length, ==, 45);
  g_assert_cmpstr (step->after->notes, ==, "");
}

/* A calendar that was written before the booking was moved does not move it back. */
static void
test_stale (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmSessionRecord *session = ics_course_book (content, "2026-12-24", 600);
  g_autoptr (GPtrArray) before = ics_course_tell_history (content, 0);
  g_autofree char *text = ics_course_write (content, &plain, before, BERLIN);
  g_autoptr (GPtrArray) after = ics_course_tell_history (content, 1);
  g_autoptr (RgmIcsImport) import = NULL;

  session->day++;
  import = ics_course_import (text, content, after, BERLIN);
  assert_counts (import, 0, 0, 0, 0, 1);
  assert_refused (import, 0,
                  "The booking was changed in Regimen after this calendar was written.");
}

/* What became of one state of the event, and what is known of it since. */
static RgmIcsAction
bring_in (const char *lines, RgmCourseContent *content, char **memory)
{
  g_autofree char *text = g_strdup_printf (CALENDAR ("BEGIN:VEVENT\r\nUID:1@example.org\r\n"
                                                     "%sEND:VEVENT\r\n"), lines);
  g_autoptr (GPtrArray) events = ics_course_read (text, BERLIN);
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text (
    "areas.ini", "[Area face]\nName=Face\n", -1, NULL);
  g_autoptr (RgmIcsImport) import = rgm_ics_import_new (
    events, &(RgmIcsContext) { content, NULL, NULL, NULL, *memory, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    NULL);
  const RgmIcsStep *step = import->steps->pdata[0];

  if (step->action == RGM_ICS_REFUSED)
    assert_refused (import, 0, "A newer state of it was brought in before.");
  apply (import, content);
  g_free (*memory);
  *memory = rgm_ics_memory_to_text (import->memory);
  return step->action;
}

/* RFC 5546, 2.1.5: the higher SEQUENCE holds, and of the same the later DTSTAMP; whatever the order
 * in which they come in. */
static void
test_older_is_left_out (void)
{
  static const struct {
    const char *lines;
    RgmIcsAction action;
  } rounds[] = {
    { "SEQUENCE:1\r\nDTSTAMP:20261101T100000Z\r\nDTSTART:20261202T100000\r\n", RGM_ICS_ADDED },
    { "SEQUENCE:3\r\nDTSTAMP:20261103T100000Z\r\nDTSTART:20261204T100000\r\n", RGM_ICS_MOVED },
    { "SEQUENCE:1\r\nDTSTAMP:20261101T100000Z\r\nDTSTART:20261202T100000\r\n", RGM_ICS_REFUSED },
    /* Written later, of an earlier state. */
    { "SEQUENCE:2\r\nDTSTAMP:20261109T100000Z\r\nDTSTART:20261203T100000\r\n", RGM_ICS_REFUSED },
    { "SEQUENCE:3\r\nDTSTAMP:20261102T100000Z\r\nDTSTART:20261205T100000\r\n", RGM_ICS_REFUSED },
    { "SEQUENCE:2\r\nSTATUS:CANCELLED\r\nDTSTART:20261203T100000\r\n", RGM_ICS_REFUSED },
    { "SEQUENCE:3\r\nDTSTAMP:20261103T100000Z\r\nDTSTART:20261204T100000\r\n",
      RGM_ICS_UNCHANGED },
    { "SEQUENCE:3\r\nDTSTAMP:20261104T100000Z\r\nDTSTART:20261206T100000\r\n", RGM_ICS_MOVED },
    /* What stays where it is has a state all the same. */
    { "SEQUENCE:5\r\nDTSTAMP:20261105T100000Z\r\nDTSTART:20261206T100000\r\n",
      RGM_ICS_UNCHANGED },
    { "SEQUENCE:4\r\nDTSTAMP:20261106T100000Z\r\nDTSTART:20261207T100000\r\n", RGM_ICS_REFUSED },
    /* No DTSTAMP: nobody can tell. */
    { "SEQUENCE:5\r\nDTSTART:20261208T100000\r\n", RGM_ICS_MOVED },
    { "SEQUENCE:6\r\nSTATUS:CANCELLED\r\nDTSTART:20261208T100000\r\n", RGM_ICS_CANCELLED },
    /* Nor does one of before it was cancelled bring it back. */
    { "SEQUENCE:5\r\nDTSTART:20261208T100000\r\n", RGM_ICS_REFUSED },
  };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autofree char *memory = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_test_message ("round %u", i);
      g_assert_cmpint (bring_in (rounds[i].lines, content, &memory), ==, rounds[i].action);
    }
}

/* Whatever is in the file, it is read as far as it is a memory. */
static void
test_memory (void)
{
  static const char line[] = "7f50116e-a74d-53dd-ab69-766b5102c5aa 3 1795000000000000\n";
  g_autofree char *text = g_strconcat ("junk\n\n-1 2 3\n", line, "7f50116e 1 1\n", NULL);
  g_autoptr (RgmIcsMemory) memory = rgm_ics_memory_new_from_text (text);
  g_autofree char *again = rgm_ics_memory_to_text (memory);

  g_assert_cmpstr (again, ==, line);
}

/* What another calendar has at the moment of a booking is the booking; nothing else of the day is
 * taken for it that has a time of its own. */
static void
test_same_moment (void)
{
  static const char text[] = CALENDAR (VISIT ("1@one", "20261202T143000", "")
                                       VISIT ("2@one", "20261230", ""));
  static const char other[] = CALENDAR (VISIT ("1@two", "20261202T143000", "")
                                        VISIT ("2@two", "20261202T160000", "")
                                        VISIT ("3@two", "20261202", "")
                                        VISIT ("4@two", "20261230T090000", "")
                                        VISIT ("5@two", "20261202T143000",
                                               "STATUS:CANCELLED\r\n"));
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (RgmIcsImport) first = ics_course_import (text, content, NULL, BERLIN);
  g_autoptr (RgmIcsImport) second = NULL;
  g_autoptr (RgmIcsImport) third = NULL;

  assert_counts (first, 2, 0, 0, 0, 0);
  apply (first, content);
  second = ics_course_import (other, content, NULL, BERLIN);
  assert_counts (second, 1, 0, 0, 3, 1);
  assert_refused (second, 0, "It is there already.");
  assert_refused (second, 2, "It is there already.");
  assert_refused (second, 3, "A session of that day is there already, without a time. Add the time "
                  "there, if it is this one.");
  g_assert_true (rgm_ics_import_is_silent (second->steps->pdata[4]));
  apply (second, content);
  third = ics_course_import (text, content, NULL, BERLIN);
  assert_counts (third, 0, 0, 0, 2, 0);
}

static void
test_other_course (void)
{
  g_autoptr (RgmCourseContent) one = ics_course_new ("");
  g_autoptr (RgmCourseContent) two = ics_course_new ("");
  const RgmSessionRecord *session = ics_course_book (one, "2026-12-24", 600);
  g_autofree char *text = ics_course_write (one, &plain, NULL, BERLIN);
  g_autoptr (GPtrArray) events = ics_course_read (text, BERLIN);
  g_autoptr (GHashTable) elsewhere = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text (
    "areas.ini", "[Area face]\nName=Face\n", -1, NULL);
  g_autoptr (RgmIcsImport) refused = NULL;
  g_autoptr (RgmIcsImport) unknown = NULL;

  g_hash_table_add (elsewhere, session->id);
  refused = rgm_ics_import_new (
    events, &(RgmIcsContext) { two, NULL, NULL, elsewhere, NULL, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    NULL);
  assert_counts (refused, 0, 0, 0, 0, 1);
  assert_refused (refused, 0, "It is a session of another course.");
  /* Of another file: it comes in, under an id of its own. */
  unknown = rgm_ics_import_new (
    events, &(RgmIcsContext) { two, NULL, NULL, NULL, NULL, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    NULL);
  assert_counts (unknown, 1, 0, 0, 0, 0);
  g_assert_cmpstr (((RgmIcsStep *) unknown->steps->pdata[0])->after->id, !=, session->id);
}

/* Whoever has had enough waits for no more events. */
static void
test_abandoned (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (GPtrArray) events = ics_course_read (
    CALENDAR ("BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270110T143000\r\nEND:VEVENT\r\n"), BERLIN);
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text (
    "areas.ini", "[Area face]\nName=Face\n", -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RgmIcsImport) whole = rgm_ics_import_new (
    events, &(RgmIcsContext) { content, NULL, NULL, NULL, NULL, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    cancellable);
  g_autoptr (RgmIcsImport) abandoned = NULL;

  assert_counts (whole, 1, 0, 0, 0, 0);
  g_cancellable_cancel (cancellable);
  abandoned = rgm_ics_import_new (
    events, &(RgmIcsContext) { content, NULL, NULL, NULL, NULL, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    cancellable);
  g_assert_null (abandoned);
}

static void
test_what_is_over_stays (void)
{
  static const struct {
    RgmSessionState state;
    const char *reason;
  } states[] = {
    { RGM_SESSION_DONE, "The session is done already; a calendar does not change it." },
    { RGM_SESSION_MISSED, "The session is marked as missed; a calendar does not change it." },
    { RGM_SESSION_CANCELLED,
      "The booking is cancelled in Regimen. Book it again there if it holds." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (RgmCourseContent) content = ics_course_new ("");
      RgmSessionRecord *session = ics_course_book (content, "2026-11-20", 600);
      g_autofree char *text = ics_course_write (content, &plain, NULL, BERLIN);
      g_autoptr (RgmIcsImport) import = NULL;

      session->state = states[i].state;
      session->day--;
      import = ics_course_import (text, content, NULL, BERLIN);
      assert_counts (import, 0, 0, 0, 0, 1);
      assert_refused (import, 0, states[i].reason);
    }
}

/* The sample asks for fourteen days between two sessions. */
static void
test_too_early_is_said (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  RgmSessionRecord *done = ics_course_book (content, "2026-11-20", RGM_MINUTE_NONE);
  g_autoptr (RgmIcsImport) import = NULL;
  g_autofree char *told = NULL;
  const RgmIcsStep *step;

  done->state = RGM_SESSION_DONE;
  import = ics_course_import (CALENDAR (VISIT ("1@example.org", "20261202T143000", "")), content,
                              NULL, BERLIN);
  step = import->steps->pdata[0];
  g_assert_cmpint (step->after->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (step->after->said_days_too_early, ==, 2);
  told = rgm_ics_import_describe_step (import, step, RGM_IMPORT_WILL);
  g_assert_true (g_str_has_prefix (told, "Will be added. "));
  g_assert_nonnull (strstr (told, "2 days too early"));
  g_assert_cmpuint (content->sessions->len, ==, 1);
}

/* A day that no plan can reach is refused by itself, with its line; the rest comes in. */
static void
test_far_away (void)
{
  static const char text[] = CALENDAR (
    VISIT ("1@x", "99991231T100000", "") VISIT ("2@x", "20261220T100000", "")
    VISIT ("3@x", "99991110", "") VISIT ("4@x", "20270120", "")
    VISIT ("5@x", "99991231", "STATUS:CANCELLED\r\n"));
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (RgmIcsImport) import = ics_course_import (text, content, NULL, BERLIN);

  assert_counts (import, 2, 0, 0, 1, 2);
  assert_refused (import, 0,
                  "It is so far away that a date of the plan would lie outside the years 1 to "
                  "9999. Correct its date in your calendar program.");
  g_assert_cmpint (((RgmIcsStep *) import->steps->pdata[1])->action, ==, RGM_ICS_ADDED);
  g_assert_cmpint (((RgmIcsStep *) import->steps->pdata[2])->action, ==, RGM_ICS_REFUSED);
  g_assert_cmpuint (import->content->sessions->len, ==, 2);
}

/* Bookings come into a course that cannot be planned, and nothing is said of them. */
static void
test_unplanned (void)
{
  static const char text[] = CALENDAR (VISIT ("1@x", "20261204T143000", ""));
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (RgmIcsImport) import = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *when = NULL;
  g_autofree char *told = NULL;
  const RgmIcsStep *step;

  rgm_record_set_text (&content->record->basis, "nobodys");
  import = ics_course_import (text, content, NULL, BERLIN);
  assert_counts (import, 1, 0, 0, 0, 0);
  g_assert_null (import->plan);
  step = import->steps->pdata[0];
  g_assert_cmpint (step->after->said_verdict, ==, RGM_SAID_NOTHING);
  problem = rgm_ics_import_describe_problem (import);
  g_assert_nonnull (strstr (problem, "cannot be planned"));
  g_assert_nonnull (strstr (problem, "“nobodys”"));
  when = rgm_ics_import_describe_when (import, step);
  told = rgm_ics_import_describe_step (import, step, RGM_IMPORT_WILL);
  g_assert_cmpstr (when, ==, "Fri 4 Dec · 14:30");
  g_assert_cmpstr (told, ==, "Will be added.");
}

static void
test_sum (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (RgmIcsImport) import = ics_course_import (CALENDAR (
    VISIT ("1", "20261202T143000", "") VISIT ("2", "20261230", "") VISIT ("3", "junk", "")),
    content, NULL, BERLIN);
  g_autoptr (RgmIcsImport) empty = ics_course_import (CALENDAR (""), content, NULL, BERLIN);
  g_autofree char *sum = rgm_ics_import_describe_sum (import, RGM_IMPORT_WILL);
  g_autofree char *nothing = rgm_ics_import_describe_sum (empty, RGM_IMPORT_WILL);
  g_autofree char *line = rgm_ics_import_describe_line (import->steps->pdata[1]);
  g_autofree char *when = rgm_ics_import_describe_when (import, import->steps->pdata[0]);

  g_assert_cmpstr (sum, ==, "2 to add · 1 refused");
  g_assert_cmpstr (nothing, ==, "The calendar has no appointments.");
  g_assert_cmpstr (line, ==, "Line 9 · Visit");
  g_assert_cmpstr (when, ==, "Wed 2 Dec · 14:30");
}

static guint
count_states (const RgmCourseContent *content, RgmSessionState state)
{
  guint n = 0;

  for (guint i = 0; i < content->sessions->len; i++)
    n += ((RgmSessionRecord *) content->sessions->pdata[i])->state == state;

  return n;
}

static gboolean
has_counts (const RgmIcsImport *import, guint added, guint cancelled, guint unchanged,
            guint refused)
{
  return import->counts[RGM_ICS_ADDED] == added && import->counts[RGM_ICS_MOVED] == 0
         && import->counts[RGM_ICS_CANCELLED] == cancelled
         && import->counts[RGM_ICS_UNCHANGED] == unchanged
         && import->counts[RGM_ICS_REFUSED] == refused;
}

/* What was written is there already; in an empty course the bookings come in once. A control loses
 * one of them on the way. Returns: what is wrong, or NULL */
static const char *
judge_round_trip (const RgmCourseContent *content, const GPtrArray *history, const char *zone,
                  gboolean lose_one)
{
  g_autoptr (RgmCourseContent) other = ics_course_new ("");
  g_autofree char *text = ics_course_write (content, &ics_everything, history, zone);
  g_autoptr (RgmIcsImport) same = ics_course_import (text, content, history, zone);
  g_autoptr (RgmIcsImport) first = ics_course_import (text, other, NULL, zone);
  g_autoptr (RgmIcsImport) second = NULL;
  guint n_booked = count_states (content, RGM_SESSION_BOOKED);
  guint n_done = count_states (content, RGM_SESSION_DONE);
  guint n_cancelled = count_states (content, RGM_SESSION_CANCELLED);

  if (!has_counts (same, 0, 0, n_booked + n_done + n_cancelled, 0))
    return "what was written is not what is there";
  if (!has_counts (first, n_booked, 0, n_cancelled, n_done))
    return "not all bookings come in";
  apply (first, other);
  if (other->sessions->len != n_booked)
    return "the course has other bookings";
  if (lose_one && n_booked > 0)
    g_ptr_array_remove_index (other->sessions, 0);
  second = ics_course_import (text, other, NULL, zone);
  return has_counts (second, 0, 0, n_booked + n_cancelled, n_done)
           ? NULL : "they do not come in once";
}

/* Goes on until something is wrong. */
static const char *
go_through_courses (gboolean lose_one)
{
  static const char *const zones[] = { BERLIN, "America/New_York", "Asia/Tehran", "UTC" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2445);
  const char *trouble = NULL;
  guint n_events = 0;
  guint i;

  for (i = 0; i < N_RANDOM_COURSES && !trouble; i++)
    {
      g_autoptr (RgmCourseContent) content = ics_course_new_random (rand, i);
      g_autoptr (GPtrArray) history = ics_course_tell_history (content, i % 3);

      trouble = judge_round_trip (content, history, zones[i % G_N_ELEMENTS (zones)], lose_one);
      n_events += content->sessions->len - count_states (content, RGM_SESSION_MISSED);
    }
  g_test_message ("%u courses, %u events: %s", i, n_events, trouble ? trouble : "all the same");
  g_assert_true (trouble || n_events > N_RANDOM_COURSES);
  return trouble;
}

static void
test_round_trip (void)
{
  g_assert_cmpstr (go_through_courses (FALSE), ==, NULL);
}

/* The control: a booking that got lost on the way is seen. */
static void
test_lost_booking (void)
{
  g_assert_cmpstr (go_through_courses (TRUE), ==, "they do not come in once");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics-import/foreign", test_foreign);
  g_test_add_func ("/ics-import/ids-are-stable", test_ids_are_stable);
  g_test_add_func ("/ics-import/own-is-moved", test_own_is_moved);
  g_test_add_func ("/ics-import/stale", test_stale);
  g_test_add_func ("/ics-import/older-is-left-out", test_older_is_left_out);
  g_test_add_func ("/ics-import/memory", test_memory);
  g_test_add_func ("/ics-import/same-moment", test_same_moment);
  g_test_add_func ("/ics-import/other-course", test_other_course);
  g_test_add_func ("/ics-import/abandoned", test_abandoned);
  g_test_add_func ("/ics-import/what-is-over-stays", test_what_is_over_stays);
  g_test_add_func ("/ics-import/too-early-is-said", test_too_early_is_said);
  g_test_add_func ("/ics-import/far-away", test_far_away);
  g_test_add_func ("/ics-import/unplanned", test_unplanned);
  g_test_add_func ("/ics-import/sum", test_sum);
  g_test_add_func ("/ics-import/round-trip", test_round_trip);
  g_test_add_func ("/ics-import/round-trip-control", test_lost_booking);

  return g_test_run ();
}
