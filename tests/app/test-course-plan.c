#include "config.h"

#include "course-fixture.h"
#include "rgm-care-list.h"
#include "rgm-course-circle.h"
#include "rgm-course-meaning.h"
#include "rgm-explanation.h"
#include "rgm-offer.h"
#include "rgm-pause-end.h"

#include <string.h>

/* What the course page makes of a plan. The course is that of the design: two sessions done, the
 * third booked two days too early. */
#define PROTOCOL "acne-scars"
#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"

static CourseFixture *
make (const char *sessions, const char *today)
{
  return course_fixture_new (PROTOCOL, NULL, sessions, today);
}

static RgmPlan *
plan_of (CourseFixture *fixture)
{
  RgmPlan *plan = rgm_course_model_get_plan (fixture->model);

  g_assert_nonnull (plan);
  return plan;
}

/* The kinds of the circles as letters: done, booked, too early, unconfirmed, open, maybe. */
static void
assert_circles (const char *protocol, const char *sessions, const char *today, const char *kinds)
{
  CourseFixture *fixture = course_fixture_new (protocol, NULL, sessions, today);
  g_autoptr (GArray) circles = rgm_course_circle_list (plan_of (fixture));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < circles->len; i++)
    {
      const RgmCourseCircle *circle = &g_array_index (circles, RgmCourseCircle, i);

      g_assert_cmpint (circle->number, ==, (int) i + 1);
      g_string_append_c (found, "dbtuom"[circle->kind]);
    }
  g_assert_cmpstr (found->str, ==, kinds);
  course_fixture_free (fixture);
}

static void
test_circles (void)
{
  assert_circles (PROTOCOL, SESSIONS, TODAY, "ddtooo");
  assert_circles (PROTOCOL, "", TODAY, "oooooo");
  /* The day of the limit is good. */
  assert_circles (PROTOCOL, "done 2026-11-20;booked 2026-12-04", TODAY, "dboooo");
  /* A booking that has passed is to be confirmed, whatever its verdict. */
  assert_circles (PROTOCOL, SESSIONS, "2026-12-03", "dduooo");
  /* What was cancelled or missed shows in the list only. */
  assert_circles (PROTOCOL, "done 2026-10-16;cancelled 2026-11-20;missed 2026-11-21", TODAY,
                  "dooooo");
  /* Sessions that are allowed but not needed look different: 3 to 6. */
  assert_circles ("scars", "done 2026-10-16", TODAY, "doommm");
}

static void
test_care_on (void)
{
  const struct {
    const char *today;
    const char *first;
    guint n;
  } cases[] = {
    /* 72 hours after 20 November end with the 23rd. */
    { "2026-11-20", "acids-after", 4 },
    { "2026-11-23", "acids-after", 4 },
    { "2026-11-24", "activities-after", 2 },
    { "2027-05-20", "activities-after", 2 },
    /* Half a year of healing is over. */
    { "2027-05-21", NULL, 0 },
    { "2036-11-24", NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CourseFixture *fixture = make ("done 2026-10-16;done 2026-11-20", cases[i].today);
      RgmPlan *plan = plan_of (fixture);
      g_autoptr (GArray) items = NULL;
      RgmHealing healing;

      /* Care of the session before it is over: the newer one says what holds. */
      g_assert_true (rgm_healing_find (plan, &healing));
      g_assert_cmpint (healing.start, ==, course_fixture_day ("2026-11-20"));
      items = rgm_care_list_on (&healing, plan->today);
      g_assert_cmpuint (items->len, ==, cases[i].n);
      if (cases[i].first != NULL)
        g_assert_cmpstr (g_array_index (items, RgmCareItem, 0).care->id, ==, cases[i].first);
      course_fixture_free (fixture);
    }
}

static void
test_care_of_nobody (void)
{
  CourseFixture *fixture = make ("booked 2026-11-24", TODAY);
  RgmPlan *plan = plan_of (fixture);
  g_autoptr (GPtrArray) windows = rgm_care_list_windows_on (plan, plan->today);
  RgmHealing healing;

  /* A booking for today has not happened: nothing heals yet. */
  g_assert_false (rgm_healing_find (plan, &healing));
  g_assert_cmpuint (windows->len, ==, 0);
  g_assert_cmpint ((int) rgm_care_list_find_next_booked (plan), ==, 0);
  course_fixture_free (fixture);
}

static void
test_care_before (void)
{
  CourseFixture *fixture = make (SESSIONS, TODAY);
  RgmPlan *plan = plan_of (fixture);
  gssize next = rgm_care_list_find_next_booked (plan);
  g_autoptr (GArray) items = NULL;

  g_assert_cmpint ((int) next, ==, 2);
  items = rgm_care_list_before (plan, (gsize) next);
  g_assert_cmpuint (items->len, ==, 6);
  g_assert_cmpstr (g_array_index (items, RgmCareItem, 0).care->id, ==, "retinol-before");
  g_assert_cmpint (g_array_index (items, RgmCareItem, 0).from, ==,
                   course_fixture_day ("2026-12-01"));
  course_fixture_free (fixture);

  /* A booking that has passed is not one to prepare for. */
  fixture = make (SESSIONS, "2026-12-03");
  g_assert_cmpint ((int) rgm_care_list_find_next_booked (plan_of (fixture)), ==, -1);
  course_fixture_free (fixture);
}

static gboolean
has_window (GPtrArray *windows, const char *id, guint session)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const RgmWindow *window = g_ptr_array_index (windows, i);

      if (g_str_equal (window->rule->id, id) && window->session == session)
        return TRUE;
    }
  return FALSE;
}

static void
test_windows (void)
{
  CourseFixture *fixture = make (SESSIONS, TODAY);
  RgmPlan *plan = plan_of (fixture);
  g_autoptr (GPtrArray) today = rgm_care_list_windows_on (plan, plan->today);
  g_autoptr (GPtrArray) later = rgm_care_list_windows_after (plan, plan->today);

  /* Of two sessions the newer one's collagen is shown, and nothing of a booking. */
  g_assert_true (has_window (today, "collagen", 1));
  g_assert_false (has_window (today, "collagen", 0));
  g_assert_false (has_window (today, "aftercare", 1));
  g_assert_true (has_window (later, "visible-results", 1));
  g_assert_false (has_window (later, "collagen", 2));
  course_fixture_free (fixture);
}

/* Visible results have no end, but a card on today does not go on telling of them for years. */
static void
test_windows_long_ago (void)
{
  static const struct { const char *today; guint n; } cases[] = {
    /* Collagen and visible results; then the half year is over. */
    { "2026-12-24", 2 },
    { "2027-05-20", 2 },
    { "2027-05-21", 0 },
    { "2036-11-24", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CourseFixture *fixture = make ("done 2026-10-16;done 2026-11-20", cases[i].today);
      RgmPlan *plan = plan_of (fixture);
      g_autoptr (GPtrArray) windows = rgm_care_list_windows_on (plan, plan->today);

      g_assert_cmpuint (windows->len, ==, cases[i].n);
      course_fixture_free (fixture);
    }
}

static void
test_offer (void)
{
  const struct {
    const char *sessions;
    const char *today;
    const char *day;
  } cases[] = {
    /* Nothing limits a first session. */
    { "", "2026-11-24", "2026-11-24" },
    /* 20 November + 4 weeks. */
    { "done 2026-11-20", "2026-11-24", "2026-12-18" },
    /* That day itself, and the days after it. */
    { "done 2026-11-20", "2026-12-18", "2026-12-18" },
    { "done 2026-11-20", "2026-12-19", "2026-12-19" },
    /* Behind the booking there is, though it is too early. */
    { SESSIONS, "2026-11-24", "2026-12-30" },
    /* Also where that is the last of its day, having no time. */
    { "done 2026-11-20;booked 2026-12-02", "2026-11-24", "2026-12-30" },
    { "done 2026-11-20;booked 2026-11-24", "2026-11-24", "2026-12-22" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CourseFixture *fixture = make (cases[i].sessions, cases[i].today);
      const RgmCourseContent *content = rgm_course_model_get_content (fixture->model);
      g_autoptr (RgmSessionRecord) probe =
        rgm_offer_make_probe (plan_of (fixture), content->record->id);
      g_autoptr (RgmPlan) tried = NULL;
      int position;

      tried = rgm_course_model_preview (fixture->model, probe, &position, NULL);
      g_assert_nonnull (tried);
      g_assert_cmpint (rgm_offer_get_day (tried, position), ==,
                       course_fixture_day (cases[i].day));
      course_fixture_free (fixture);
    }
}

/* A rule without recommended days, and one whose minimum lies after them: no offer is too early. */
static void
test_offer_at_the_earliest (void)
{
  const struct {
    RgmDay recommended_from;
    RgmDay offered;
  } cases[] = { { RGM_DAY_NONE, 140 }, { 120, 140 }, { 140, 140 }, { 150, 150 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmEvaluation probe = { .limits = {
        [RGM_LIMIT_MINIMUM] = { .day = 140 },
        [RGM_LIMIT_RECOMMENDED_FROM] = { .day = cases[i].recommended_from },
      } };
      const RgmPlan tried = { .today = 100, .sessions = &probe, .n_sessions = 1 };

      g_assert_cmpint (rgm_offer_get_day (&tried, 0), ==, cases[i].offered);
    }
}

/* The base of the final results is what the core counted from: the sum holds in every state. */
static void
test_final_sum_holds (void)
{
  const char *const courses[] = {
    "", "done 2026-10-16", SESSIONS,
    "done 2026-01-02;done 2026-02-06;done 2026-03-13;done 2026-04-17;done 2026-05-22;"
    "done 2026-06-26",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      CourseFixture *fixture = make (courses[i], TODAY);
      RgmPlan *plan = plan_of (fixture);
      RgmFinalSum final;
      RgmDay sum;

      if (plan->final_results != RGM_DAY_NONE)
        {
          g_assert_true (rgm_explanation_final_sum (plan, &final));
          g_assert_true (rgm_period_add (&final.rule->from, final.base, &sum));
          g_assert_cmpint (sum, ==, plan->final_results);
        }
      course_fixture_free (fixture);
    }
}

static void
add_pause (CourseFixture *fixture, RgmCourseContent *content, const char *first, const char *last)
{
  g_ptr_array_add (content->pauses,
                   rgm_pause_record_new (content->record->id, course_fixture_day (first),
                                         last != NULL ? course_fixture_day (last) : RGM_DAY_NONE,
                                         ""));
}

static void
test_pause_end (void)
{
  const struct {
    const char *first;
    const char *last;
    RgmPauseEnd end;
    const char *ended;
  } cases[] = {
    { "2026-11-01", NULL, RGM_PAUSE_END_SAVE, "2026-11-23" },
    { "2026-11-23", NULL, RGM_PAUSE_END_SAVE, "2026-11-23" },
    { "2026-11-24", NULL, RGM_PAUSE_END_DELETE, NULL },
    { "2026-11-25", NULL, RGM_PAUSE_END_NONE, NULL },
    { "2026-11-01", "2026-12-24", RGM_PAUSE_END_SAVE, "2026-11-23" },
    { "2026-11-01", "2026-11-24", RGM_PAUSE_END_SAVE, "2026-11-23" },
    { "2026-11-01", "2026-11-23", RGM_PAUSE_END_NONE, NULL },
  };
  CourseFixture *fixture = make ("done 2026-10-16", TODAY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmCourseContent) content =
        rgm_course_content_copy (rgm_course_model_get_content (fixture->model));
      g_autoptr (RgmPauseRecord) ended = NULL;

      add_pause (fixture, content, cases[i].first, cases[i].last);
      g_assert_cmpint (rgm_pause_end (content, course_fixture_day (TODAY), &ended), ==,
                       cases[i].end);
      g_assert_true ((ended != NULL) == (cases[i].end != RGM_PAUSE_END_NONE));
      if (cases[i].ended != NULL)
        g_assert_cmpint (ended->last, ==, course_fixture_day (cases[i].ended));
    }
  course_fixture_free (fixture);
}

static void
assert_meaning (CourseFixture *fixture, const char *protocol, const char *severity,
                const char *basis, const char *sessions, const char *spacing)
{
  RgmCatalogue *catalogue = rgm_course_model_get_catalogue (fixture->model);
  g_autoptr (RgmRules) rules =
    rgm_rules_new (rgm_catalogue_find_protocol (catalogue, protocol), severity, basis, NULL);
  g_autoptr (RgmCourseMeaning) meaning = NULL;

  g_assert_nonnull (rules);
  meaning = rgm_course_meaning_new (rules, catalogue);
  g_assert_cmpstr (meaning->sessions, ==, sessions);
  g_assert_cmpstr (meaning->spacing, ==, spacing);
  g_assert_cmpstr (meaning->too_early, ==,
                   "Too early: less than 14 days after the session before");
  g_assert_nonnull (strstr (meaning->sources, "How Many Sessions"));
}

/* The rows of FACTS.md as the dialog says them. */
static void
test_meaning (void)
{
  const char *usual = "Recommended: 4 weeks to 6 weeks between sessions";
  CourseFixture *fixture = make ("", TODAY);

  assert_meaning (fixture, "acne-scars", NULL, "standard", "6 sessions", usual);
  assert_meaning (fixture, "acne-scars", "severe", "standard", "5–8 sessions", usual);
  assert_meaning (fixture, "scars", NULL, "standard", "3–6 sessions", usual);
  assert_meaning (fixture, "hyperpigmentation", NULL, "standard", "3 sessions", usual);
  assert_meaning (fixture, "acne-scars", NULL, "shortest", "6 sessions",
                  "Recommended: 14 days to 30 days between sessions");
  assert_meaning (fixture, "large-pores", NULL, "standard", "3–6 sessions",
                  "Recommended: 3 weeks to 4 weeks between sessions");
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course-plan/circles", test_circles);
  g_test_add_func ("/course-plan/care-on", test_care_on);
  g_test_add_func ("/course-plan/care-of-nobody", test_care_of_nobody);
  g_test_add_func ("/course-plan/care-before", test_care_before);
  g_test_add_func ("/course-plan/windows", test_windows);
  g_test_add_func ("/course-plan/windows-long-ago", test_windows_long_ago);
  g_test_add_func ("/course-plan/offer", test_offer);
  g_test_add_func ("/course-plan/offer-at-the-earliest", test_offer_at_the_earliest);
  g_test_add_func ("/course-plan/final-sum-holds", test_final_sum_holds);
  g_test_add_func ("/course-plan/pause-end", test_pause_end);
  g_test_add_func ("/course-plan/meaning", test_meaning);
  return g_test_run ();
}
