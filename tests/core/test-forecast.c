#include "config.h"

#include "rgm-explain.h"
#include "rgm-plan.h"
#include "rgm-protocol-file.h"

/* Corners of the forecast that the comparison with the model in tests/core/model brought up. */

static const char *const HEAD =
    "[Protocol]\nFormat=1\nId=corner\nRevision=1\nName=Corner\nSessions=3\nSources=x\n";

static RgmDay
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  RgmDay result = RGM_DAY_NONE;

  rgm_day_parse (text, &result, &error);
  g_assert_no_error (error);
  return result;
}

#define assert_day(actual, text) \
  G_STMT_START { \
    char buffer_[RGM_DAY_FORMAT_SIZE]; \
    g_assert_cmpstr (rgm_day_format (actual, buffer_), ==, text); \
  } G_STMT_END

static RgmRules *
make_rules (const char *groups)
{
  g_autofree char *text = g_strconcat (HEAD, groups, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("corner", text, -1, &error);
  RgmRules *rules;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  return rules;
}

static RgmSession
make_session (const char *text, RgmSessionState state)
{
  return (RgmSession) { .day = day (text), .minute = RGM_MINUTE_NONE, .state = state };
}

static RgmPlan *
make_plan (const RgmCourse *course, const char *today)
{
  g_autoptr (GError) error = NULL;
  RgmPlan *plan = rgm_plan_new (course, day (today), &error);

  g_assert_no_error (error);
  return plan;
}

/* Of two pauses that are open, the course has been paused since the one that began first. */
static void
test_two_pauses (void)
{
  const RgmPause pauses[][2] = {
    { { day ("2026-03-01"), RGM_DAY_NONE }, { day ("2026-02-01"), day ("2026-12-31") } },
    { { day ("2026-02-01"), day ("2026-12-31") }, { day ("2026-03-01"), RGM_DAY_NONE } },
  };
  g_autoptr (RgmRules) rules = make_rules ("");

  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      RgmCourse course = { .rules = rules, .pauses = pauses[i], .n_pauses = 2 };
      g_autoptr (RgmPlan) plan = make_plan (&course, "2026-03-03");

      g_assert_cmpuint (plan->n_alerts, ==, 1);
      g_assert_cmpint (plan->alerts[0].code, ==, RGM_ALERT_PAUSED);
      g_assert_cmpint (plan->alerts[0].days, ==, 30);
    }
}

/* A course that was stopped is not paused, too. */
static void
test_stopped_while_paused (void)
{
  const RgmPause pause = { day ("2026-02-01"), RGM_DAY_NONE };
  g_autoptr (RgmRules) rules = make_rules ("");
  RgmCourse course = { .rules = rules, .stopped = TRUE, .pauses = &pause, .n_pauses = 1 };
  g_autoptr (RgmPlan) plan = make_plan (&course, "2026-03-03");

  g_assert_cmpint (plan->status, ==, RGM_STATUS_STOPPED);
  g_assert_cmpuint (plan->n_alerts, ==, 0);
}

/* Where minimum and recommendation fall on one day, each date is explained by its own period. */
static void
test_recommendation_on_minimum (void)
{
  const RgmSession session = make_session ("2026-01-01", RGM_SESSION_DONE);
  g_autoptr (RgmRules) rules = make_rules ("[Spacing s]\nMinimum=14 days\nMinimumSources=m\n"
                                           "RecommendedFrom=2 weeks\nSources=r\n");
  RgmCourse course = { .rules = rules, .sessions = &session, .n_sessions = 1 };
  g_autoptr (RgmPlan) plan = make_plan (&course, "2026-01-02");
  RgmReason reasons[RGM_N_LIMITS];

  g_assert_cmpuint (rgm_explain_forecast (&plan->next, reasons), ==, 2);
  g_assert_cmpstr (reasons[0].sources[0], ==, "m");
  g_assert_cmpstr (reasons[1].sources[0], ==, "r");
  g_assert_cmpint (reasons[1].period->weeks, ==, 2);
  assert_day (reasons[0].date, "2026-01-15");
  assert_day (reasons[1].date, "2026-01-15");
}

/* The last day on time is never before the earliest, also where the row before has no last day. */
static void
test_last_day_after_open_row (void)
{
  const RgmSession sessions[] = { make_session ("2026-01-01", RGM_SESSION_DONE) };
  g_autoptr (RgmRules) rules = make_rules ("[Spacing each]\nMinimum=8 weeks\nSources=x\n"
                                           "[Spacing third]\nSession=3\nFrom=1\n"
                                           "RecommendedTo=6 weeks\nSources=x\n");
  RgmCourse course = { .rules = rules, .sessions = sessions, .n_sessions = 1 };
  g_autoptr (RgmPlan) plan = make_plan (&course, "2026-01-02");

  g_assert_cmpint (plan->schedule[0].limits[RGM_LIMIT_RECOMMENDED_TO].day, ==, RGM_DAY_NONE);
  assert_day (plan->schedule[1].limits[RGM_LIMIT_MINIMUM].day, "2026-04-23");
  assert_day (plan->schedule[1].limits[RGM_LIMIT_RECOMMENDED_TO].day, "2026-04-23");
}

/* A row in which a booking stands needs no date that the calendar lacks: the row before, where a
 * booking is too early to stand in, could be as late as 1 December, and the next 6 months later. */
static void
test_booking_at_the_end_of_days (void)
{
  const RgmSession sessions[] = {
    make_session ("9999-06-01", RGM_SESSION_DONE),
    make_session ("9999-06-09", RGM_SESSION_BOOKED),
    make_session ("9999-06-16", RGM_SESSION_BOOKED),
  };
  g_autoptr (RgmRules) rules = make_rules ("[Spacing s]\nRecommendedTo=6 months\nSources=x\n"
                                           "[Spacing t]\nFrom=1\nMinimum=14 days\n"
                                           "Sources=x\n");
  RgmCourse course = { .rules = rules, .sessions = sessions, .n_sessions = 3 };
  g_autoptr (RgmPlan) plan = make_plan (&course, "9999-06-02");

  g_assert_cmpuint (plan->n_schedule, ==, 2);
  assert_day (plan->schedule[0].limits[RGM_LIMIT_RECOMMENDED_TO].day, "9999-12-01");
  assert_day (plan->schedule[1].limits[RGM_LIMIT_RECOMMENDED_TO].day, "9999-06-16");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/paused-since-the-first-of-two-pauses", test_two_pauses);
  g_test_add_func ("/forecast/stopped-is-not-paused", test_stopped_while_paused);
  g_test_add_func ("/forecast/recommendation-on-the-minimum", test_recommendation_on_minimum);
  g_test_add_func ("/forecast/last-day-after-a-row-without-one", test_last_day_after_open_row);
  g_test_add_func ("/forecast/booking-at-the-end-of-days", test_booking_at_the_end_of_days);
  return g_test_run ();
}
