#include "config.h"

#include <string.h>

#include "allocations.h"
#include "plan-text.h"
#include "random-course.h"
#include "rgm-protocol-file.h"

/* What must be true of every plan, tried on random courses. The seed is that of g_test: it is
 * printed when the test starts, and `--seed` brings the same courses back. */

/* Sanitizers make each allocation dear, and look at the code, for which fewer are as good. */
#ifdef __SANITIZE_ADDRESS__
#define N_COURSES 1000
#else
#define N_COURSES 20000
#endif

/* Two rules at once, months, a limit from the first session, sessions to be repeated. */
static const char *const MANY_RULES =
    "[Protocol]\nFormat=1\nId=many-rules\nRevision=1\nName=Many rules\nSessions=3-5\n"
    "Sources=x\nEarlySessions=repeat\n"
    "[Spacing each]\nAbsoluteMinimum=14 days\nMinimum=18 days\nRecommendedFrom=4 weeks\n"
    "RecommendedTo=6 weeks\nSources=x\n"
    "[Spacing third]\nSession=3\nFrom=1\nMinimum=2 months - 4 days\nRecommendedFrom=3 months\n"
    "Sources=x\n"
    "[Window glow]\nName=Glow\nKind=results\nFrom=24 hours\nTo=72 hours\nSources=x\n"
    "[Window final-results]\nName=Final\nKind=final-results\nAfter=last\nFrom=3 months\n"
    "Sources=x\n";

typedef struct {
  GRand *rand;
  RgmRules *one_rule;
  RgmRules *many_rules;
} Fixture;

static RgmRules *
read_rules (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("test", text, -1, &error);
  RgmRules *rules;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  return rules;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  self->one_rule = rgm_random_course_load_rules ("acne-scars");
  self->many_rules = read_rules (MANY_RULES);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_rand_free (self->rand);
  rgm_rules_unref (self->one_rule);
  rgm_rules_unref (self->many_rules);
}

static RgmRules *
some_rules (Fixture *self)
{
  return g_rand_boolean (self->rand) ? self->one_rule : self->many_rules;
}

static RgmPlan *
make_plan (const RgmRandomCourse *random)
{
  g_autoptr (GError) error = NULL;
  RgmPlan *plan = rgm_plan_new (&random->course, random->today, &error);

  g_assert_no_error (error);
  return plan;
}

static char *
describe (const RgmRandomCourse *random, const RgmPlan *plan)
{
  GString *text = g_string_new (NULL);

  rgm_plan_text_append (text, &random->course, plan);
  return g_string_free (text, FALSE);
}

/* Sessions may be entered in any order. */
static void
test_order_of_entry (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      g_autoptr (RgmPlan) plan = NULL;
      g_autoptr (RgmPlan) shuffled = NULL;
      g_autofree char *text = NULL;
      g_autofree char *shuffled_text = NULL;

      rgm_random_course_fill (&random, some_rules (self), self->rand);
      plan = make_plan (&random);
      text = describe (&random, plan);
      rgm_random_course_shuffle (&random, self->rand);
      shuffled = make_plan (&random);
      shuffled_text = describe (&random, shuffled);
      g_assert_cmpstr (text, ==, shuffled_text);
    }
}

/* One of each kind that a day may have, and one before. The ids run against the order. */
static const RgmSession of_one_day[] = {
  { .id = "a", .day = 1000, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
  { .id = "g", .day = 1028, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
  { .id = "f", .day = 1028, .minute = 540, .state = RGM_SESSION_DONE },
  { .id = "e", .day = 1028, .minute = 540, .state = RGM_SESSION_BOOKED },
  { .id = "d", .day = 1028, .minute = 600, .state = RGM_SESSION_BOOKED },
  { .id = "c", .day = 1028, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_BOOKED },
  { .id = "b", .day = 1028, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_MISSED },
};

static void
swap (RgmSession *a, RgmSession *b)
{
  RgmSession saved = *a;

  *a = *b;
  *b = saved;
}

/* Goes through all orders of the first @n sessions. Answers how many there were. */
static guint
assert_same_in_all_orders (RgmRandomCourse *random, gsize n, const char *expected)
{
  guint n_orders = 0;

  if (n <= 1)
    {
      g_autoptr (RgmPlan) plan = make_plan (random);
      g_autofree char *text = describe (random, plan);

      g_assert_cmpstr (text, ==, expected);
      return 1;
    }
  for (gsize i = 0; i < n; i++)
    {
      swap (&random->sessions[i], &random->sessions[n - 1]);
      n_orders += assert_same_in_all_orders (random, n - 1, expected);
      swap (&random->sessions[i], &random->sessions[n - 1]);
    }

  return n_orders;
}

/* On one day, too, in every order that there is; and what is booked without a time is judged from
 * what was done and what has a time. */
static void
test_orders_of_one_day (Fixture *self, gconstpointer data)
{
  RgmRandomCourse random = { .today = 1028 };
  g_autoptr (RgmPlan) plan = NULL;
  g_autofree char *text = NULL;

  random.course.rules = self->one_rule;
  random.course.sessions = memcpy (random.sessions, of_one_day, sizeof of_one_day);
  random.course.n_sessions = G_N_ELEMENTS (of_one_day);
  plan = make_plan (&random);
  g_assert_cmpuint (plan->n_sessions, ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (plan->sessions[i].index, ==, i);
  text = describe (&random, plan);
  g_assert_cmpuint (assert_same_in_all_orders (&random, G_N_ELEMENTS (of_one_day), text), ==, 5040);
}

static void
assert_same_forecast (const RgmForecast *a, const RgmForecast *b)
{
  g_assert_cmpint (a->number, ==, b->number);
  g_assert_cmpint (a->booked, ==, b->booked);
  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    {
      g_assert_cmpint (a->limits[kind].day, ==, b->limits[kind].day);
      g_assert_true (a->limits[kind].spacing == b->limits[kind].spacing);
    }
}

static void
assert_same_evaluations (const RgmPlan *a, const RgmPlan *b)
{
  g_assert_cmpuint (a->n_sessions, ==, b->n_sessions);
  for (gsize i = 0; i < a->n_sessions; i++)
    {
      g_assert_cmpuint (a->sessions[i].index, ==, b->sessions[i].index);
      g_assert_cmpint (a->sessions[i].verdict, ==, b->sessions[i].verdict);
      g_assert_cmpint (a->sessions[i].number, ==, b->sessions[i].number);
      g_assert_cmpint (a->sessions[i].counts, ==, b->sessions[i].counts);
      g_assert_cmpint (a->sessions[i].days_too_early, ==, b->sessions[i].days_too_early);
      g_assert_cmpint (a->sessions[i].gap_days, ==, b->sessions[i].gap_days);
      g_assert_cmpmem (a->sessions[i].limits, sizeof a->sessions[i].limits,
                       b->sessions[i].limits, sizeof b->sessions[i].limits);
    }
}

/* All that may move with today alone: overdue, unconfirmed, their alerts, what a pause says. */
static void
assert_same_but_for_today (const RgmPlan *a, const RgmPlan *b)
{
  g_assert_cmpint (a->counted, ==, b->counted);
  g_assert_cmpint (a->max_remaining, ==, b->max_remaining);
  assert_same_evaluations (a, b);
  if ((a->status == RGM_STATUS_PAUSED) != (b->status == RGM_STATUS_PAUSED))
    return;
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->final_results, ==, b->final_results);
  assert_same_forecast (&a->next, &b->next);
  g_assert_cmpuint (a->n_schedule, ==, b->n_schedule);
  for (gsize i = 0; i < a->n_schedule; i++)
    assert_same_forecast (&a->schedule[i], &b->schedule[i]);
  g_assert_cmpmem (a->windows, a->n_windows * sizeof (RgmWindow),
                   b->windows, b->n_windows * sizeof (RgmWindow));
}

static guint
count_alerts (const RgmPlan *plan, RgmAlertCode code)
{
  guint n = 0;

  for (gsize i = 0; i < plan->n_alerts; i++)
    n += plan->alerts[i].code == code;
  return n;
}

static void
test_today (Fixture *self, gconstpointer data)
{
  guint n_overdue = 0;

  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      g_autoptr (RgmPlan) plan = NULL;
      g_autoptr (RgmPlan) later = NULL;

      rgm_random_course_fill (&random, some_rules (self), self->rand);
      plan = make_plan (&random);
      random.today += g_rand_int_range (self->rand, 1, 100);
      later = make_plan (&random);
      assert_same_but_for_today (plan, later);
      g_assert_cmpuint (count_alerts (plan, RGM_ALERT_TOO_EARLY), ==,
                        count_alerts (later, RGM_ALERT_TOO_EARLY));
      g_assert_cmpuint (count_alerts (plan, RGM_ALERT_EXTRA), ==,
                        count_alerts (later, RGM_ALERT_EXTRA));
      g_assert_cmpuint (count_alerts (plan, RGM_ALERT_OVERDUE), ==, plan->overdue ? 1 : 0);
      n_overdue += later->overdue && !plan->overdue;
    }
  g_assert_cmpuint (n_overdue, >, 0);
}

/* With one rule for all sessions, who has been treated once more never has to come sooner. */
static void
test_one_session_more (Fixture *self, gconstpointer data)
{
  guint n_later = 0;

  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      g_autoptr (RgmPlan) plan = NULL;
      g_autoptr (RgmPlan) more = NULL;

      rgm_random_course_fill (&random, self->one_rule, self->rand);
      plan = make_plan (&random);
      rgm_random_course_add_done (&random, self->rand);
      more = make_plan (&random);
      if (plan->next.number == 0 || more->next.number == 0)
        continue;
      g_assert_cmpint (more->next.limits[RGM_LIMIT_MINIMUM].day, >=,
                       plan->next.limits[RGM_LIMIT_MINIMUM].day);
      n_later += more->next.limits[RGM_LIMIT_MINIMUM].day
                 > plan->next.limits[RGM_LIMIT_MINIMUM].day;
    }
  g_assert_cmpuint (n_later, >, 0);
}

/* The figures of a summary, counted from a plan. */
static RgmSummary
summarize_plan (const RgmPlan *plan)
{
  RgmSummary summary = {
    .status = plan->status,
    .min_needed = plan->min_needed,
    .max_needed = plan->max_needed,
    .counted = plan->counted,
    .next_number = plan->next.number,
    .earliest = plan->next.limits[RGM_LIMIT_MINIMUM].day,
    .recommended_from = plan->next.limits[RGM_LIMIT_RECOMMENDED_FROM].day,
    .recommended_to = plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day,
    .overdue = plan->overdue,
  };

  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmEvaluation *session = &plan->sessions[i];

      summary.worst = MAX (summary.worst, session->verdict);
      if (session->state != RGM_SESSION_BOOKED)
        continue;
      summary.n_booked++;
      summary.n_unconfirmed += session->unconfirmed;
      if (session->day >= plan->today && summary.next_booked == RGM_DAY_NONE)
        summary.next_booked = session->day;
      if (!session->stands_in)
        summary.most_days_too_early = MAX (summary.most_days_too_early, session->days_too_early);
    }
  return summary;
}

static void
test_summary (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      RgmSummary summary;
      RgmSummary expected;
      g_autoptr (RgmPlan) plan = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected_text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      rgm_random_course_fill (&random, some_rules (self), self->rand);
      plan = make_plan (&random);
      rgm_plan_summarize (&random.course, random.today, &summary, &error);
      g_assert_no_error (error);
      expected = summarize_plan (plan);
      rgm_summary_text_append (text, &summary);
      rgm_summary_text_append (expected_text, &expected);
      g_assert_cmpstr (text->str, ==, expected_text->str);
    }
}

static void
assert_sound_session (const RgmPlan *plan, const RgmEvaluation *session)
{
  gboolean is_done = session->state == RGM_SESSION_DONE;

  g_assert_true (is_done || session->state == RGM_SESSION_BOOKED);
  g_assert_true (is_done ? session->day <= plan->today : session->verdict != RGM_VERDICT_GRACE);
  g_assert_false (is_done && (session->stands_in || session->unconfirmed));
  g_assert_cmpint (session->days_too_early > 0, ==, session->verdict == RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (session->number == 0, ==, session->verdict == RGM_VERDICT_EXTRA);
  g_assert_cmpint (session->number, <=, plan->max_needed);
  g_assert_false (session->verdict == RGM_VERDICT_EXTRA && session->counts);
  if (session->verdict == RGM_VERDICT_FIRST)
    g_assert_cmpint (session->gap_days, ==, RGM_NO_GAP);
}

/* Done sessions come first, each part in the order of its days; numbers never fall. */
static void
assert_sound_sessions (const RgmPlan *plan)
{
  gint32 counted = 0;

  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmEvaluation *session = &plan->sessions[i];
      const RgmEvaluation *before = i > 0 ? session - 1 : NULL;

      assert_sound_session (plan, session);
      if (before != NULL && before->state == session->state)
        g_assert_cmpint (before->day, <=, session->day);
      else if (before != NULL)
        g_assert_true (before->state == RGM_SESSION_DONE);
      if (session->state == RGM_SESSION_DONE)
        counted += session->counts;
    }
  g_assert_cmpint (plan->counted, ==, counted);
  g_assert_cmpint (plan->min_remaining, ==, MAX (0, plan->min_needed - counted));
  g_assert_cmpint (plan->max_remaining, ==, MAX (0, plan->max_needed - counted));
}

/* One row for each number to come; a booking's row is the booking's day throughout. */
static void
assert_sound_schedule (const RgmPlan *plan)
{
  gboolean is_open = plan->next.number != 0;

  g_assert_cmpuint (plan->n_schedule, ==, is_open ? (gsize) plan->max_remaining : 0);
  for (gsize i = 0; i < plan->n_schedule; i++)
    {
      const RgmForecast *row = &plan->schedule[i];
      RgmDay earliest = row->limits[RGM_LIMIT_MINIMUM].day;
      RgmDay from = row->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
      RgmDay to = row->limits[RGM_LIMIT_RECOMMENDED_TO].day;

      g_assert_cmpint (row->number, ==, plan->counted + 1 + (gint32) i);
      g_assert_cmpint (earliest, <=, from);
      g_assert_true (to == RGM_DAY_NONE || earliest <= to);
      if (row->booked < 0)
        continue;
      g_assert_true (plan->sessions[row->booked].stands_in);
      g_assert_true (earliest == plan->sessions[row->booked].day);
      g_assert_true (earliest == from && from == to);
    }
}

static void
test_soundness (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      g_autoptr (RgmPlan) plan = NULL;

      rgm_random_course_fill (&random, some_rules (self), self->rand);
      plan = make_plan (&random);
      assert_sound_sessions (plan);
      assert_sound_schedule (plan);
    }
}

/* A course keeps the text of its protocol: that text alone must give the same plan. */
static void
test_kept_copy (Fixture *self, gconstpointer data)
{
  RgmRules *originals[] = { self->one_rule, self->many_rules };

  for (gsize which = 0; which < G_N_ELEMENTS (originals); which++)
    {
      g_autoptr (RgmRules) copy =
          read_rules (rgm_rules_get_protocol (originals[which])->text);

      for (int i = 0; i < N_COURSES / 2; i++)
        {
          RgmRandomCourse random;
          g_autoptr (RgmPlan) plan = NULL;
          g_autoptr (RgmPlan) plan_of_copy = NULL;
          g_autofree char *text = NULL;
          g_autofree char *text_of_copy = NULL;

          rgm_random_course_fill (&random, originals[which], self->rand);
          plan = make_plan (&random);
          text = describe (&random, plan);
          random.course.rules = copy;
          plan_of_copy = make_plan (&random);
          text_of_copy = describe (&random, plan_of_copy);
          g_assert_cmpstr (text, ==, text_of_copy);
        }
    }
}

/* Lists of 100,000 courses are summarized without taking any memory. */
static void
test_summary_takes_no_memory (Fixture *self, gconstpointer data)
{
  guint64 plan_calls = 0;

  if (!rgm_allocations_can_count ())
    {
      g_test_skip ("a sanitizer has taken the place of malloc()");
      return;
    }
  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse random;
      RgmSummary summary;
      RgmAllocations before;
      g_autoptr (RgmPlan) plan = NULL;

      rgm_random_course_fill (&random, some_rules (self), self->rand);
      before = rgm_allocations_get ();
      g_assert_true (rgm_plan_summarize (&random.course, random.today, &summary, NULL));
      g_assert_cmpuint (rgm_allocations_since (before).calls, ==, 0);
      plan = make_plan (&random);
      plan_calls += rgm_allocations_since (before).calls;
    }
  g_assert_cmpuint (plan_calls, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/plan-properties/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("order-of-entry-does-not-matter", test_order_of_entry);
  ADD ("all-orders-of-one-day", test_orders_of_one_day);
  ADD ("today-moves-only-what-it-may", test_today);
  ADD ("one-session-more-is-never-sooner", test_one_session_more);
  ADD ("summary-agrees-with-plan", test_summary);
  ADD ("plans-are-sound", test_soundness);
  ADD ("kept-copy-gives-the-same-plan", test_kept_copy);
  ADD ("summary-takes-no-memory", test_summary_takes_no_memory);
#undef ADD
  return g_test_run ();
}
