#include "config.h"

#include "random-course.h"
#include "rgm-plan.h"

/* What a day is shown to be good for is what the engine says of a booking on that day. */

#define N_RANDOM 3000
#define N_DAYS 120

static RgmDay
day (const char *text)
{
  RgmDay result = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &result, NULL));
  return result;
}

static RgmVerdict
find_verdict (const RgmPlan *plan, RgmDay at)
{
  const RgmBookingZone *zone = rgm_plan_find_zone (plan, at);

  g_assert_nonnull (zone);
  return zone->verdict;
}

/* Two courses on one skin: the other one has 2 Dec booked, among the recommended days. */
static void
test_after_another_course (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  const RgmSession done = { "a", day ("2026-11-01"), RGM_MINUTE_NONE, RGM_SESSION_DONE,
                            RGM_COUNTS_AUTO, 0 };
  const RgmSession other = { "b", day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO,
                             1 };
  const RgmCourse course = { rules, 1, FALSE, &done, 1, &other, 1, NULL, 0 };
  g_autoptr (RgmPlan) plan = rgm_plan_new (&course, day ("2026-11-24"), NULL);
  const RgmBookingZone *zone;

  g_assert_cmpint (find_verdict (plan, day ("2026-11-14")), ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-11-15")), ==, RGM_VERDICT_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-01")), ==, RGM_VERDICT_ON_TIME);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-02")), ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-04")), ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-15")), ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-16")), ==, RGM_VERDICT_EARLY);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-30")), ==, RGM_VERDICT_ON_TIME);

  zone = rgm_plan_find_zone (plan, day ("2026-12-04"));
  g_assert_cmpint (zone->other, ==, other.day);
  g_assert_cmpint (zone->limits[RGM_LIMIT_MINIMUM].day, ==, day ("2026-12-16"));
  g_assert_cmpint (rgm_plan_find_zone (plan, day ("2026-12-01"))->other, ==, RGM_DAY_NONE);
}

/* What another course books later changes nothing of this one but the days to book on: the plan is
 * another one all the same, or nobody would show them. */
static void
test_another_plan (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  const RgmSession done = { "a", day ("2026-11-01"), RGM_MINUTE_NONE, RGM_SESSION_DONE,
                            RGM_COUNTS_AUTO, 0 };
  const RgmSession other = { "b", day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO,
                             1 };
  const RgmCourse alone = { rules, 1, FALSE, &done, 1, NULL, 0, NULL, 0 };
  const RgmCourse course = { rules, 1, FALSE, &done, 1, &other, 1, NULL, 0 };
  g_autoptr (RgmPlan) before = rgm_plan_new (&alone, day ("2026-11-24"), NULL);
  g_autoptr (RgmPlan) after = rgm_plan_new (&course, day ("2026-11-24"), NULL);

  g_assert_false (rgm_plan_equal (before, after));
}

/* Other skin is no hindrance. */
static void
test_other_skin (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  const RgmSession other = { "b", day ("2026-12-02"), 870, RGM_SESSION_BOOKED, RGM_COUNTS_AUTO,
                             2 };
  const RgmCourse course = { rules, 1, FALSE, NULL, 0, &other, 1, NULL, 0 };
  g_autoptr (RgmPlan) plan = rgm_plan_new (&course, day ("2026-11-24"), NULL);

  g_assert_cmpuint (plan->n_zones, ==, 1);
  g_assert_cmpint (find_verdict (plan, day ("2026-12-02")), ==, RGM_VERDICT_FIRST);
}

/* What the engine says of a booking for any time of @at. */
static RgmVerdict
judge (const RgmCourse *course, RgmDay today, RgmDay at)
{
  g_autofree RgmSession *sessions = g_new (RgmSession, course->n_sessions + 1);
  RgmCourse tried = *course;
  g_autoptr (RgmPlan) plan = NULL;

  for (gsize i = 0; i < course->n_sessions; i++)
    sessions[i] = course->sessions[i];
  sessions[tried.n_sessions++] = (RgmSession) { "~", at, RGM_MINUTE_NONE, RGM_SESSION_BOOKED,
                                                RGM_COUNTS_AUTO, 0 };
  tried.sessions = sessions;
  plan = rgm_plan_new (&tried, today, NULL);
  g_assert_nonnull (plan);
  return plan->sessions[plan->n_sessions - 1].verdict;
}

static void
leave_bookings_out (RgmRandomCourse *random)
{
  gsize n = 0;

  for (gsize i = 0; i < random->course.n_sessions; i++)
    if (random->sessions[i].state == RGM_SESSION_DONE)
      random->sessions[n++] = random->sessions[i];
  random->course.n_sessions = n;
}

static guint
check_days (const RgmRandomCourse *random, const RgmPlan *plan)
{
  guint n_after_others = 0;

  for (RgmDay at = random->today + 1; at < random->today + N_DAYS; at++)
    {
      const RgmBookingZone *zone = rgm_plan_find_zone (plan, at);

      if (zone == NULL)
        g_assert_cmpuint (plan->n_zones, ==, 0);
      else
        g_assert_cmpint (zone->verdict, ==, judge (&random->course, random->today, at));
      n_after_others += zone != NULL && zone->other != RGM_DAY_NONE;
    }

  return n_after_others;
}

static void
test_as_the_engine_says (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  guint n_after_others = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      RgmRandomCourse random;
      g_autoptr (RgmPlan) plan = NULL;

      rgm_random_course_fill (&random, rules, rand);
      leave_bookings_out (&random);
      plan = rgm_plan_new (&random.course, random.today, NULL);
      if (plan != NULL)
        n_after_others += check_days (&random, plan);
    }

  g_assert_cmpuint (n_after_others, >, N_RANDOM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booking-zones/after-another-course", test_after_another_course);
  g_test_add_func ("/booking-zones/another-plan", test_another_plan);
  g_test_add_func ("/booking-zones/other-skin", test_other_skin);
  g_test_add_func ("/booking-zones/as-the-engine-says", test_as_the_engine_says);
  return g_test_run ();
}
