#include "config.h"

#include "rgm-catalogue.h"
#include "rgm-explain.h"
#include "rgm-plan.h"
#include "rgm-protocol-file.h"

/* The example that the engine's description gives, and the picture of the course page. */

static const char protocol_text[] =
  "[Protocol]\nFormat=1\nId=acne-scars\nRevision=1\nName=Acne scars\nSessions=6\nSources=how-many\n"
  "EarlySessions=count\n"
  "[Spacing standard]\nBasis=standard\nFrom=previous\nAbsoluteMinimum=14 days\nMinimum=14 days\n"
  "RecommendedFrom=4 weeks\nRecommendedTo=6 weeks\nSources=how-many;how-long\n"
  "MinimumSources=how-often\n"
  "[Window collagen]\nKind=collagen\nFrom=0 days\nPeak=14 days\nTo=6 months\n"
  "Sources=how-often;how-many\n"
  "[Window final-results]\nFrom=3 months\nAfter=last\nSources=how-many\n";

static RgmDay
day (const char *text)
{
  RgmDay result = RGM_DAY_NONE;

  rgm_day_parse (text, &result, NULL);
  return result;
}

#define assert_day(actual, text) \
  G_STMT_START { \
    char buffer_[RGM_DAY_FORMAT_SIZE]; \
    g_assert_cmpstr (rgm_day_format (actual, buffer_), ==, text); \
  } G_STMT_END

static RgmRules *
make_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol =
    rgm_protocol_new_from_text ("example", protocol_text, -1, &error);
  RgmRules *rules;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  return rules;
}

static RgmPlan *
make_plan (RgmRules *rules, RgmSession *sessions, gsize n_sessions)
{
  g_autoptr (GError) error = NULL;
  RgmCourse course = { .rules = rules, .sessions = sessions, .n_sessions = n_sessions };
  RgmPlan *plan = rgm_plan_new (&course, day ("2026-11-24"), &error);

  g_assert_no_error (error);
  return plan;
}

static void
test_course_page (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  RgmSession sessions[] = {
    { NULL, day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-11-20"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-10-16"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
  };
  g_autoptr (RgmPlan) plan = make_plan (rules, sessions, 3);
  RgmReason reasons[RGM_N_LIMITS];

  g_assert_cmpint (plan->status, ==, RGM_STATUS_IN_PROGRESS);
  g_assert_cmpint (plan->counted, ==, 2);
  g_assert_cmpint (plan->min_remaining, ==, 4);
  g_assert_cmpuint (plan->n_sessions, ==, 3);
  g_assert_cmpint (plan->sessions[0].verdict, ==, RGM_VERDICT_FIRST);
  g_assert_cmpint (plan->sessions[1].verdict, ==, RGM_VERDICT_ON_TIME);
  g_assert_cmpint (plan->sessions[1].gap_days, ==, 35);
  g_assert_cmpint (plan->sessions[2].verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (plan->sessions[2].days_too_early, ==, 2);
  g_assert_cmpint (plan->sessions[2].gap_days, ==, 12);
  g_assert_true (plan->sessions[2].counts);
  g_assert_false (plan->sessions[2].stands_in);

  g_assert_cmpuint (rgm_explain_evaluation (&plan->sessions[2], reasons), ==, 1);
  g_assert_cmpstr (reasons[0].rule, ==, "acne-scars/Spacing standard");
  g_assert_cmpstr (reasons[0].sources[0], ==, "how-often");
  g_assert_cmpint (reasons[0].reference_number, ==, 2);
  assert_day (reasons[0].date, "2026-12-04");

  assert_day (plan->next.limits[RGM_LIMIT_MINIMUM].day, "2026-12-04");
  assert_day (plan->next.limits[RGM_LIMIT_RECOMMENDED_FROM].day, "2026-12-18");
  assert_day (plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day, "2027-01-01");
  assert_day (plan->schedule[plan->finish_max].limits[RGM_LIMIT_RECOMMENDED_FROM].day,
              "2027-03-12");
  assert_day (plan->schedule[plan->finish_max].limits[RGM_LIMIT_RECOMMENDED_TO].day, "2027-05-07");
  assert_day (plan->final_results, "2027-06-12");
  assert_day (plan->windows[0].to, "2027-04-16");
  assert_day (plan->windows[0].peak, "2026-10-30");
  g_assert_cmpuint (plan->n_windows, ==, 3);
  g_assert_cmpuint (plan->n_alerts, ==, 1);
}

/* The picture of the booking dialog: the same booking, kept by the user. */
static void
test_kept_booking (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  RgmSession sessions[] = {
    { NULL, day ("2026-10-16"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-11-20"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_YES, 0 },
  };
  g_autoptr (RgmPlan) plan = make_plan (rules, sessions, 3);

  g_assert_cmpint (plan->sessions[2].verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (plan->schedule[0].booked, ==, 2);
  assert_day (plan->schedule[1].limits[RGM_LIMIT_RECOMMENDED_FROM].day, "2026-12-30");
  assert_day (plan->schedule[1].limits[RGM_LIMIT_RECOMMENDED_TO].day, "2027-01-13");
  assert_day (plan->schedule[3].limits[RGM_LIMIT_RECOMMENDED_FROM].day, "2027-02-24");
  assert_day (plan->schedule[3].limits[RGM_LIMIT_RECOMMENDED_TO].day, "2027-04-07");
}

/* Input that cannot be: refused with its code, and no plan. */
static void
test_refused (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  static const struct { const char *day; RgmSessionState state; int code; } rows[] = {
    { "2026-11-25", RGM_SESSION_DONE, RGM_COURSE_ERROR_DONE_AFTER_TODAY },
    { "9999-12-31", RGM_SESSION_BOOKED, RGM_COURSE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RgmSession session = {
        NULL, day (rows[i].day), RGM_MINUTE_NONE, rows[i].state, RGM_COUNTS_AUTO, 0
      };
      RgmCourse course = { .rules = rules, .sessions = &session, .n_sessions = 1 };

      g_assert_null (rgm_plan_new (&course, day ("2026-11-24"), &error));
      g_assert_error (error, RGM_COURSE_ERROR, rows[i].code);
      g_assert_cmpint (rgm_course_error_get_session (error), ==, 0);
      assert_day (rgm_course_error_get_day (error), rows[i].day);
    }
}

/* Of several sessions, the one is named without which there would be a plan; of two such ones, the
 * one that lies further off. A summary says the same, also where only a window leaves the years. */
static void
test_blame (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  static const struct { const char *days[3]; gint32 blamed; } rows[] = {
    { { "2026-11-20", "9999-12-20", "2027-01-20" }, 1 },
    { { "9999-12-20", "9999-12-21", "2026-11-20" }, 1 },
    { { "2026-12-20", "2027-11-20", "9999-09-01" }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) copy = NULL;
      g_autoptr (GError) summed = NULL;
      RgmSession sessions[3];
      RgmCourse course = { .rules = rules, .sessions = sessions, .n_sessions = 3 };
      RgmSummary summary;

      for (gsize j = 0; j < 3; j++)
        sessions[j] = (RgmSession) {
          NULL, day (rows[i].days[j]), RGM_MINUTE_NONE, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO, 0
        };
      g_assert_null (rgm_plan_new (&course, day ("2026-11-24"), &error));
      g_assert_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE);
      copy = g_error_copy (error);
      g_assert_cmpint (rgm_course_error_get_session (copy), ==, rows[i].blamed);
      assert_day (rgm_course_error_get_day (copy), rows[i].days[rows[i].blamed]);
      g_assert_false (rgm_plan_summarize (&course, day ("2026-11-24"), &summary, &summed));
      g_assert_cmpint (rgm_course_error_get_session (summed), ==, rows[i].blamed);
    }
}

/* The last rule given wins over none: an unknown basis or severity is refused by name. */
static void
test_unknown_choice (void)
{
  g_autoptr (RgmProtocol) protocol =
    rgm_protocol_new_from_text ("example", protocol_text, -1, NULL);
  g_autoptr (GError) severity = NULL;
  g_autoptr (GError) basis = NULL;

  g_assert_null (rgm_rules_new (protocol, "severe", NULL, &severity));
  g_assert_error (severity, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY);
  g_assert_null (rgm_rules_new (protocol, NULL, "shortest", &basis));
  g_assert_error (basis, RGM_COURSE_ERROR, RGM_COURSE_ERROR_BASIS);
}

/* The ids of sessions are drawn by lot: they do not tell whether a booking follows what was done on
 * its day. */
static void
test_booked_on_the_day_of_done (void)
{
  static const char *const ids[][2] = { { "a", "b" }, { "b", "a" } };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (RgmRules) rules = make_rules ();
      RgmSession sessions[] = {
        { .id = ids[i][0], .day = day ("2026-11-20"), .minute = RGM_MINUTE_NONE,
          .state = RGM_SESSION_BOOKED },
        { .id = ids[i][1], .day = day ("2026-11-20"), .minute = RGM_MINUTE_NONE,
          .state = RGM_SESSION_DONE },
      };
      g_autoptr (RgmPlan) plan = make_plan (rules, sessions, G_N_ELEMENTS (sessions));

      g_assert_cmpint (plan->sessions[1].state, ==, RGM_SESSION_BOOKED);
      g_assert_cmpint (plan->sessions[1].gap_days, ==, 0);
      g_assert_cmpint (plan->sessions[1].verdict, ==, RGM_VERDICT_TOO_EARLY);
      g_assert_cmpint (plan->sessions[1].days_too_early, ==, 14);
    }
}

/* A plan can stand for another of the same days, but not for one of a day more or less, nor where a
 * session is kept at another place. */
static void
test_equal (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  g_autoptr (RgmRules) again = make_rules ();
  RgmSession sessions[] = {
    { NULL, day ("2026-11-20"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-12-30"), RGM_MINUTE_NONE, RGM_SESSION_CANCELLED, RGM_COUNTS_AUTO, 0 },
  };
  RgmSession turned[] = { sessions[1], sessions[0], sessions[2] };
  g_autoptr (RgmPlan) plan = make_plan (rules, sessions, 3);
  g_autoptr (RgmPlan) same = make_plan (rules, sessions, 2);
  g_autoptr (RgmPlan) other_rules = make_plan (again, sessions, 3);
  g_autoptr (RgmPlan) other_places = make_plan (rules, turned, 3);
  g_autoptr (RgmPlan) later = NULL;
  g_autoptr (RgmPlan) timed = NULL;

  sessions[1].day++;
  later = make_plan (rules, sessions, 3);
  sessions[1].day--;
  sessions[1].minute++;
  timed = make_plan (rules, sessions, 3);
  g_assert_true (rgm_plan_equal (plan, plan));
  g_assert_true (rgm_plan_equal (plan, same));
  g_assert_false (rgm_plan_equal (plan, other_rules));
  g_assert_false (rgm_plan_equal (plan, other_places));
  g_assert_false (rgm_plan_equal (plan, later));
  g_assert_false (rgm_plan_equal (plan, timed));
}

/* A booking that was left standing follows what was done before it, and not what was done since. */
static void
test_booked_between (void)
{
  g_autoptr (RgmRules) rules = make_rules ();
  RgmSession sessions[] = {
    { NULL, day ("2026-10-01"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-10-08"), RGM_MINUTE_NONE, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO, 0 },
    { NULL, day ("2026-11-05"), RGM_MINUTE_NONE, RGM_SESSION_DONE, RGM_COUNTS_AUTO, 0 },
  };
  g_autoptr (RgmPlan) plan = make_plan (rules, sessions, G_N_ELEMENTS (sessions));
  const RgmEvaluation *booking = &plan->sessions[2];

  g_assert_cmpuint (booking->index, ==, 1);
  g_assert_cmpint (booking->gap_days, ==, 7);
  assert_day (booking->limits[RGM_LIMIT_MINIMUM].reference, "2026-10-01");
  g_assert_cmpint (booking->limits[RGM_LIMIT_MINIMUM].reference_number, ==, 1);
}

/* No day that is recommended is before the earliest, whatever the rules ask for. */
static void
test_days_to_choose (void)
{
  static const char *const limits[] = { "2026-12-01", "2026-12-20", "2026-12-04", "2026-12-15" };
  RgmEvaluation evaluation = { .state = RGM_SESSION_BOOKED };
  RgmLimit days[RGM_N_LIMITS];

  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    evaluation.limits[kind] = (RgmLimit) { .day = day (limits[kind]) };
  rgm_evaluation_get_days (&evaluation, days);
  assert_day (days[RGM_LIMIT_MINIMUM].day, "2026-12-20");
  assert_day (days[RGM_LIMIT_RECOMMENDED_FROM].day, "2026-12-20");
  assert_day (days[RGM_LIMIT_RECOMMENDED_TO].day, "2026-12-20");

  evaluation.limits[RGM_LIMIT_RECOMMENDED_TO].day = RGM_DAY_NONE;
  rgm_evaluation_get_days (&evaluation, days);
  g_assert_cmpint (days[RGM_LIMIT_RECOMMENDED_TO].day, ==, RGM_DAY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/course-page", test_course_page);
  g_test_add_func ("/plan/kept-booking", test_kept_booking);
  g_test_add_func ("/plan/refused", test_refused);
  g_test_add_func ("/plan/blame", test_blame);
  g_test_add_func ("/plan/unknown-choice", test_unknown_choice);
  g_test_add_func ("/plan/equal", test_equal);
  g_test_add_func ("/plan/booked on the day of done", test_booked_on_the_day_of_done);
  g_test_add_func ("/plan/booked-between", test_booked_between);
  g_test_add_func ("/plan/days-to-choose", test_days_to_choose);

  return g_test_run ();
}
