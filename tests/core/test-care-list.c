#include "config.h"

#include "rgm-care-list.h"
#include "rgm-plan.h"
#include "rgm-protocol-file.h"

/* Which care and which windows hold on a day: before a session, after it, and when all is over. */

static const char *const PROTOCOL =
    "[Protocol]\nFormat=1\nId=care\nRevision=1\nName=Care\nSessions=3\nSources=x\n"
    "[Window recovery]\nKind=recovery\nName=Recovery\nFrom=1 day\nTo=3 days\nSources=x\n"
    "[Window collagen]\nKind=collagen\nName=Collagen\nFrom=0 days\nPeak=14 days\nTo=6 months\n"
    "Sources=x\n"
    "[Care before]\nText=Wash\nFrom=-1 day\nTo=0 days\nSources=x\n"
    "[Care after]\nText=Rest\nFrom=0 days\nTo=72 hours\nSources=x\n"
    "[Care always]\nText=Shade\nFrom=4 days\nSources=x\n";

static RgmDay
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  RgmDay result = RGM_DAY_NONE;

  rgm_day_parse (text, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* Done on 16 October and 20 November, booked for 18 December. */
static RgmPlan *
make_plan (const char *today)
{
  const RgmSession sessions[] = {
    { .day = day ("2026-10-16"), .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
    { .day = day ("2026-11-20"), .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
    { .day = day ("2026-12-18"), .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_BOOKED },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("care", PROTOCOL, -1, &error);
  g_autoptr (RgmRules) rules = NULL;
  RgmCourse course = { .sessions = sessions, .n_sessions = G_N_ELEMENTS (sessions) };
  RgmPlan *plan;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  course.rules = rules;
  plan = rgm_plan_new (&course, day (today), &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_after (void)
{
  const struct {
    const char *today;
    const char *care;
    guint n_windows;
    guint n_later;
  } cases[] = {
    { "2026-11-20", "after", 1, 1 },
    { "2026-11-21", "after", 2, 0 },
    { "2026-11-23", "after", 2, 0 },
    { "2026-11-24", "always", 1, 0 },
    { "2027-05-20", "always", 1, 0 },
    { "2027-05-21", NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmPlan) plan = make_plan (cases[i].today);
      g_autoptr (GPtrArray) now = rgm_care_list_windows_on (plan, plan->today);
      g_autoptr (GPtrArray) later = rgm_care_list_windows_after (plan, plan->today);
      g_autoptr (GArray) care = NULL;
      RgmHealing healing;

      g_assert_true (rgm_healing_find (plan, &healing));
      care = rgm_care_list_on (&healing, plan->today);
      g_assert_cmpuint (care->len, ==, cases[i].care != NULL);
      if (cases[i].care != NULL)
        g_assert_cmpstr (g_array_index (care, RgmCareItem, 0).care->id, ==, cases[i].care);
      g_assert_cmpuint (now->len, ==, cases[i].n_windows);
      g_assert_cmpuint (later->len, ==, cases[i].n_later);
    }
}

static void
test_before (void)
{
  g_autoptr (RgmPlan) plan = make_plan ("2026-11-24");
  g_autoptr (RgmPlan) passed = make_plan ("2026-12-19");
  gssize next = rgm_care_list_find_next_booked (plan);
  g_autoptr (GArray) care = NULL;

  g_assert_cmpint ((int) next, ==, 2);
  care = rgm_care_list_before (plan, (gsize) next);
  g_assert_cmpuint (care->len, ==, 1);
  g_assert_cmpstr (g_array_index (care, RgmCareItem, 0).care->id, ==, "before");
  g_assert_cmpint (g_array_index (care, RgmCareItem, 0).from, ==, day ("2026-12-17"));
  g_assert_cmpint (g_array_index (care, RgmCareItem, 0).to, ==, day ("2026-12-18"));
  g_assert_cmpint ((int) rgm_care_list_find_next_booked (passed), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care-list/after", test_after);
  g_test_add_func ("/care-list/before", test_before);
  return g_test_run ();
}
