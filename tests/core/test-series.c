#include "config.h"

#include "random-course.h"
#include "rgm-series.h"

#include <string.h>

/* How the rest of a course is booked by a rule. 2026-11-20 is a Friday, and so are 2026-12-04,
 * 2026-12-18 and 2027-01-01. */

#define TODAY "2026-11-24"
#define TWO_DONE "done 2026-10-16, done 2026-11-20"
#define N_AVOIDED_MAX 4
#define N_RANDOM 4000

static RgmDay
day (const char *text)
{
  RgmDay result = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &result, NULL));
  return result;
}

static RgmSessionState
read_state (const char *part)
{
  if (g_str_has_prefix (part, "cancelled "))
    return RGM_SESSION_CANCELLED;

  return g_str_has_prefix (part, "done ") ? RGM_SESSION_DONE : RGM_SESSION_BOOKED;
}

/* “done 2026-10-16, booked 2026-12-18, cancelled 2026-12-20” */
static GArray *
read_sessions (const char *text)
{
  GArray *sessions = g_array_new (FALSE, TRUE, sizeof (RgmSession));
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *at = strchr (parts[i], ' ') + 1;
      RgmSession session = {
        .day = day (at),
        .minute = RGM_MINUTE_NONE,
        .state = read_state (parts[i]),
      };

      g_array_append_val (sessions, session);
    }

  return sessions;
}

static int
read_weekday (const char *text)
{
  static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

  for (int i = 0; i < 7; i++)
    if (g_str_equal (text, names[i]))
      return i + 1;
  g_assert_not_reached ();
}

/* What a rule is written as: “middle, on Fri”, “start, not Sat, not Sun, without
 * 2026-12-18..2027-01-01, up to 5”. */
typedef struct {
  RgmSeriesRule rule;
  RgmDaySpan avoided[N_AVOIDED_MAX];
} WrittenRule;

static void
read_rule_part (WrittenRule *self, const char *part)
{
  static const char *const aims[] = { "earliest", "start", "middle" };

  for (gsize i = 0; i < G_N_ELEMENTS (aims); i++)
    if (g_str_equal (part, aims[i]))
      self->rule.aim = (RgmSeriesAim) i;
  if (g_str_has_prefix (part, "on "))
    self->rule.weekday = read_weekday (part + strlen ("on "));
  if (g_str_has_prefix (part, "not "))
    self->rule.avoided_weekdays |= RGM_WEEKDAY_BIT (read_weekday (part + strlen ("not ")));
  if (g_str_has_prefix (part, "up to "))
    self->rule.last_number = (gint32) strtol (part + strlen ("up to "), NULL, 10);
  if (g_str_has_prefix (part, "without "))
    {
      g_auto (GStrv) days = g_strsplit (part + strlen ("without "), "..", 2);
      RgmDaySpan *span = &self->avoided[self->rule.n_avoided++];

      g_assert_cmpuint (self->rule.n_avoided, <=, N_AVOIDED_MAX);
      span->first = day (days[0]);
      span->last = days[1] != NULL ? day (days[1]) : span->first;
    }
}

static void
read_rule (WrittenRule *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  *self = (WrittenRule) { .rule = { .aim = RGM_SERIES_START, .minute = RGM_MINUTE_NONE } };
  for (gsize i = 0; parts[i] != NULL; i++)
    read_rule_part (self, parts[i]);
  self->rule.avoided = self->avoided;
}

/* A day as it is expected, with what is told of it: “2026-12-18”, “2027-01-04 after”, “… passed”,
 * “… given”. */
static char *
write_rows (const GArray *rows)
{
  static const char *const told[] = { "", " after", " passed", " given", " early" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const RgmSeriesDay *row = &g_array_index (rows, RgmSeriesDay, i);
      char buffer[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "",
                              rgm_day_format (row->day, buffer), told[row->kept]);
    }

  return g_string_free (text, FALSE);
}

static const struct {
  const char *title;
  const char *protocol;
  const char *today;
  const char *sessions;
  const char *rule;
  const char *expected;
} cases[] = {
  { "the first recommended day of each, each from the one before",
    "acne-scars", TODAY, TWO_DONE, "start",
    "2026-12-18, 2027-01-15, 2027-02-12, 2027-03-12" },
  { "the earliest day of each",
    "acne-scars", TODAY, TWO_DONE, "earliest",
    "2026-12-04, 2026-12-18, 2027-01-01, 2027-01-15" },
  { "the middle of the recommended days of each",
    "acne-scars", TODAY, TWO_DONE, "middle",
    "2026-12-25, 2027-01-29, 2027-03-05, 2027-04-09" },
  { "the first Monday among the recommended days",
    "acne-scars", TODAY, TWO_DONE, "start, on Mon",
    "2026-12-21, 2027-01-18, 2027-02-15, 2027-03-15" },
  { "the Monday nearest to the middle; of two as near, the earlier",
    "acne-scars", TODAY, TWO_DONE, "middle, on Mon",
    "2026-12-28, 2027-02-01, 2027-03-08, 2027-04-12" },
  { "the first Monday that is not too early",
    "acne-scars", TODAY, TWO_DONE, "earliest, on Mon",
    "2026-12-07, 2026-12-21, 2027-01-04, 2027-01-18" },
  { "weekdays to avoid move a day on",
    "acne-scars", TODAY, TWO_DONE, "start, not Fri, not Sat, not Sun",
    "2026-12-21, 2027-01-18, 2027-02-15, 2027-03-15" },
  { "a single day to avoid moves one session, and those after it from there",
    "acne-scars", TODAY, TWO_DONE, "start, without 2026-12-18",
    "2026-12-19, 2027-01-16, 2027-02-13, 2027-03-13" },
  { "holidays over a part of the window: the first day after them",
    "acne-scars", TODAY, TWO_DONE, "start, without 2026-12-18..2026-12-27",
    "2026-12-28, 2027-01-25, 2027-02-22, 2027-03-22" },
  { "holidays over the whole window: the next good day, and it is told",
    "acne-scars", TODAY, TWO_DONE, "start, without 2026-12-18..2027-01-03",
    "2027-01-04 after, 2027-02-01, 2027-03-01, 2027-03-29" },
  { "the last day on time is still in the window",
    "acne-scars", TODAY, TWO_DONE, "start, without 2026-12-18..2026-12-31",
    "2027-01-01, 2027-01-29, 2027-02-26, 2027-03-26" },
  { "an early day is not taken for a recommended one that is avoided",
    "acne-scars", TODAY, TWO_DONE, "start, on Fri, without 2026-12-18..2027-01-01",
    "2027-01-08 after, 2027-02-05, 2027-03-05, 2027-04-02" },
  { "holidays over the days nearest to the middle",
    "acne-scars", TODAY, TWO_DONE, "middle, without 2026-12-24..2026-12-28",
    "2026-12-23, 2027-01-27, 2027-03-03, 2027-04-07" },
  { "a window that has passed: from today on, and it is told",
    "acne-scars", "2027-01-10", TWO_DONE, "start",
    "2027-01-10 passed, 2027-02-07, 2027-03-07, 2027-04-04" },
  { "a window that has passed, on a weekday",
    "acne-scars", "2027-01-10", TWO_DONE, "middle, on Fri",
    "2027-01-15 passed, 2027-02-19, 2027-03-26, 2027-04-30" },
  { "a window that has passed the day before is told too",
    "acne-scars", "2027-01-02", TWO_DONE, "middle, up to 3", "2027-01-02 passed" },
  { "within the window: from today on",
    "acne-scars", "2026-12-24", TWO_DONE, "start",
    "2026-12-24, 2027-01-21, 2027-02-18, 2027-03-18" },
  { "of two days in the middle, the earlier",
    "acne-scars", "2026-12-19", TWO_DONE, "middle, up to 3", "2026-12-25" },
  { "a session that was cancelled is in nobody's way",
    "acne-scars", TODAY, TWO_DONE ", cancelled 2026-12-20", "start, up to 4",
    "2026-12-18, 2027-01-15" },
  { "a booking stays, and the rest follows it",
    "acne-scars", TODAY, TWO_DONE ", booked 2026-12-23", "start",
    "2027-01-20, 2027-02-17, 2027-03-17" },
  { "a booking that is too early stays and counts as it is",
    "acne-scars", TODAY, TWO_DONE ", booked 2026-12-02", "start",
    "2026-12-30, 2027-01-27, 2027-02-24" },
  { "every session is booked: nothing remains",
    "acne-scars", TODAY,
    TWO_DONE ", booked 2026-12-18, booked 2027-01-15, booked 2027-02-12, booked 2027-03-12",
    "start", "" },
  { "nothing limits the first session: today",
    "acne-scars", TODAY, "", "start, up to 2",
    "2026-11-24, 2026-12-22" },
  { "two sessions do not share a day",
    "acne-scars", "2026-11-20", "done 2026-11-20", "earliest, up to 2", "2026-12-04" },
  { "of a span of sessions, the fewest unless told",
    "scars", TODAY, TWO_DONE, "start", "2026-12-18" },
  { "of a span of sessions, as many as told",
    "scars", TODAY, TWO_DONE, "start, up to 6",
    "2026-12-18, 2027-01-15, 2027-02-12, 2027-03-12" },
  { "never more than the protocol has",
    "scars", TODAY, TWO_DONE, "start, up to 99",
    "2026-12-18, 2027-01-15, 2027-02-12, 2027-03-12" },
};

static RgmCourse
make_course (RgmRules *rules, const GArray *sessions)
{
  return (RgmCourse) {
    .rules = rules,
    .sessions = (const RgmSession *) (gpointer) sessions->data,
    .n_sessions = sessions->len,
  };
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules (cases[i].protocol);
  g_autoptr (GArray) sessions = read_sessions (cases[i].sessions);
  RgmCourse course = make_course (rules, sessions);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;
  WrittenRule written;

  read_rule (&written, cases[i].rule);
  rows = rgm_series_new (&course, day (cases[i].today), &written.rule, NULL, 0, &error);
  g_assert_no_error (error);
  got = write_rows (rows);
  g_assert_cmpstr (got, ==, cases[i].expected);
}

/* A day that the user has chosen stands, and the rest follows it. */
static void
test_given (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  g_autoptr (GArray) sessions = read_sessions (TWO_DONE);
  RgmCourse course = make_course (rules, sessions);
  const RgmDay given[] = { RGM_DAY_NONE, day ("2027-01-20") };
  g_autoptr (GArray) rows = NULL;
  g_autofree char *got = NULL;
  WrittenRule written;

  read_rule (&written, "start, on Fri");
  rows = rgm_series_new (&course, day (TODAY), &written.rule, given, 2, NULL);
  got = write_rows (rows);
  g_assert_cmpstr (got, ==, "2026-12-18, 2027-01-20 given, 2027-02-19, 2027-03-19");
}

/* A rule that leaves no day is refused, not bent. */
static void
test_no_day (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  g_autoptr (GArray) sessions = read_sessions (TWO_DONE);
  RgmCourse course = make_course (rules, sessions);
  const char *const rules_without_day[] = {
    "start, on Fri, not Fri",
    "earliest, not Mon, not Tue, not Wed, not Thu, not Fri, not Sat, not Sun",
    "middle, without 2026-01-01..2035-12-31",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules_without_day); i++)
    {
      g_autoptr (GError) error = NULL;
      WrittenRule written;

      read_rule (&written, rules_without_day[i]);
      g_assert_null (rgm_series_new (&course, day (TODAY), &written.rule, NULL, 0, &error));
      g_assert_error (error, RGM_SERIES_ERROR, RGM_SERIES_ERROR_NO_DAY);
    }
}

/* Days at which another course on the same skin is booked, every four weeks so many times. */
static GArray *
make_others (const char *first, guint n)
{
  GArray *others = g_array_new (FALSE, TRUE, sizeof (RgmSession));

  for (guint i = 0; i < n; i++)
    {
      RgmSession other = { "other", day (first) + (RgmDay) i * 28, 870, RGM_SESSION_BOOKED,
                           RGM_COUNTS_AUTO, 1 };

      g_array_append_val (others, other);
    }
  return others;
}

/* Another course on the same skin moves what is recommended. Where it leaves no recommended day,
 * that is told. */
static void
test_another_course (void)
{
  static const struct {
    guint n_others;
    const char *rule;
    const char *expected;
  } rows_of[] = {
    { 1, "start, up to 4", "2027-01-12, 2027-02-09" },
    { 1, "middle, up to 3", "2027-01-19" },
    { 1, "earliest, up to 3", "2026-12-04" },
    { 3, "start, up to 3", "2027-03-09" },
    { 30, "start, up to 3", "2026-12-29 early" },
  };
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  g_autoptr (GArray) sessions = read_sessions (TWO_DONE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows_of); i++)
    {
      g_autoptr (GArray) others = make_others ("2026-12-15", rows_of[i].n_others);
      RgmCourse course = make_course (rules, sessions);
      g_autoptr (GArray) rows = NULL;
      g_autofree char *got = NULL;
      WrittenRule written;

      course.areas = 1;
      course.others = (const RgmSession *) (gpointer) others->data;
      course.n_others = others->len;
      read_rule (&written, rows_of[i].rule);
      rows = rgm_series_new (&course, day (TODAY), &written.rule, NULL, 0, NULL);
      got = write_rows (rows);
      g_assert_cmpstr (got, ==, rows_of[i].expected);
    }
}

/* Nothing is planned for a course at rest, nor in a pause that is yet to come. */
static void
test_rest (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  g_autoptr (GArray) sessions = read_sessions (TWO_DONE);
  RgmCourse course = make_course (rules, sessions);
  RgmPause pause = { day ("2026-12-10"), day ("2026-12-20") };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) none = NULL;
  g_autofree char *got = NULL;
  WrittenRule written;

  read_rule (&written, "start");
  course.pauses = &pause;
  course.n_pauses = 1;
  rows = rgm_series_new (&course, day (TODAY), &written.rule, NULL, 0, NULL);
  got = write_rows (rows);
  g_assert_cmpstr (got, ==, "2026-12-21, 2027-01-18, 2027-02-15, 2027-03-15");

  course.stopped = TRUE;
  none = rgm_series_new (&course, day (TODAY), &written.rule, NULL, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
make_up_rule (WrittenRule *self, GRand *rand, RgmDay today)
{
  *self = (WrittenRule) { .rule = { .minute = RGM_MINUTE_NONE } };
  self->rule.aim = (RgmSeriesAim) g_rand_int_range (rand, 0, 3);
  self->rule.weekday = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 8) : RGM_WEEKDAY_ANY;
  self->rule.avoided_weekdays = g_rand_boolean (rand) ? g_rand_int (rand) & 0x7f : 0;
  self->rule.last_number = g_rand_int_range (rand, 0, 12);
  self->rule.n_avoided = (gsize) g_rand_int_range (rand, 0, N_AVOIDED_MAX);
  self->rule.avoided = self->avoided;
  for (gsize i = 0; i < self->rule.n_avoided; i++)
    {
      self->avoided[i].first = today + g_rand_int_range (rand, 0, 200);
      self->avoided[i].last = self->avoided[i].first + g_rand_int_range (rand, 0, 60);
    }
}

static gboolean
is_avoided (const RgmSeriesRule *rule, RgmDay at)
{
  int weekday = rgm_day_get_weekday (at);

  for (gsize i = 0; i < rule->n_avoided; i++)
    if (at >= rule->avoided[i].first && at <= rule->avoided[i].last)
      return TRUE;

  return (rule->weekday != RGM_WEEKDAY_ANY && rule->weekday != weekday)
         || (rule->avoided_weekdays & RGM_WEEKDAY_BIT (weekday)) != 0;
}

/* What is called recommended is, and what is not is told. */
static void
check_recommended (const RgmSeriesRule *rule, const RgmSeriesDay *row, RgmVerdict verdict)
{
  if (rule->aim == RGM_SERIES_EARLIEST)
    g_assert_cmpint (row->kept, !=, RGM_SERIES_NOT_RECOMMENDED);
  else
    g_assert_cmpint (verdict == RGM_VERDICT_EARLY, ==, row->kept == RGM_SERIES_NOT_RECOMMENDED);
}

/* Books what is proposed, and asks the engine of the whole of it. */
static void
check_rows (const RgmRandomCourse *random, const RgmSeriesRule *rule, const GArray *rows)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, TRUE, sizeof (RgmSession));
  RgmCourse course = random->course;
  g_autoptr (RgmPlan) plan = NULL;

  g_array_append_vals (sessions, course.sessions, (guint) course.n_sessions);
  for (guint i = 0; i < rows->len; i++)
    {
      const RgmSeriesDay *row = &g_array_index (rows, RgmSeriesDay, i);
      RgmSession session = { NULL, row->day, RGM_MINUTE_NONE, RGM_SESSION_BOOKED, 0, 0 };

      g_assert_cmpint (row->day, >=, random->today);
      g_assert_false (is_avoided (rule, row->day));
      /* Within the window, or told. */
      if (row->kept == RGM_SERIES_KEPT)
        g_assert_true (row->day >= row->window_first
                       && (row->window_last == RGM_DAY_NONE || row->day <= row->window_last));
      else if (row->kept != RGM_SERIES_NOT_RECOMMENDED)
        g_assert_cmpint (row->day, >, row->window_last);
      if (i > 0)
        g_assert_cmpint (row->day, >, g_array_index (rows, RgmSeriesDay, i - 1).day);
      g_array_append_val (sessions, session);
    }

  course.sessions = (const RgmSession *) (gpointer) sessions->data;
  course.n_sessions = sessions->len;
  plan = rgm_plan_new (&course, random->today, NULL);
  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].index >= random->course.n_sessions)
      {
        g_assert_cmpint (plan->sessions[i].verdict, !=, RGM_VERDICT_TOO_EARLY);
        g_assert_cmpint (plan->sessions[i].verdict, !=, RGM_VERDICT_EXTRA);
        check_recommended (rule, &g_array_index (rows, RgmSeriesDay,
                                                 plan->sessions[i].index
                                                   - random->course.n_sessions),
                           plan->sessions[i].verdict);
      }
}

/* Whatever the course and the rule: no booking is too early or one too many by the verdict of the
 * engine, the rule is held, and what leaves the window is told. */
static void
test_random (void)
{
  static const char *const protocols[] = { "acne-scars", "large-pores", "stretch-marks" };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_planned = 0;

  for (gsize p = 0; p < G_N_ELEMENTS (protocols); p++)
    {
      g_autoptr (RgmRules) rules = rgm_random_course_load_rules (protocols[p]);

      for (int i = 0; i < N_RANDOM; i++)
        {
          RgmRandomCourse random;
          WrittenRule written;
          g_autoptr (GArray) rows = NULL;
          g_autoptr (GError) error = NULL;

          rgm_random_course_fill (&random, rules, rand);
          make_up_rule (&written, rand, random.today);
          rows = rgm_series_new (&random.course, random.today, &written.rule, NULL, 0, &error);
          if (rows == NULL)
            {
              g_assert_error (error, RGM_SERIES_ERROR, RGM_SERIES_ERROR_NO_DAY);
              continue;
            }
          check_rows (&random, &written.rule, rows);
          n_planned += rows->len;
        }
    }
  /* What tries nothing shows nothing. */
  g_assert_cmpuint (n_planned, >, N_RANDOM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/series/%s", cases[i].title);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/series/a day that is given stands", test_given);
  g_test_add_func ("/series/a rule that leaves no day is refused", test_no_day);
  g_test_add_func ("/series/another course on the same skin", test_another_course);
  g_test_add_func ("/series/a course at rest", test_rest);
  g_test_add_func ("/series/never too early, and the rule held or told", test_random);
  return g_test_run ();
}
