#include "config.h"

#include "course-fixture.h"
#include "rgm-rest.h"

#define TODAY "2026-11-24"
#define SESSIONS "done 2026-10-16;done 2026-11-20"

/* The rest of a course while it is being planned, without a display. */

static char *
write_plan (RgmPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].state == RGM_SESSION_BOOKED)
      {
        char buffer[RGM_DAY_FORMAT_SIZE];

        g_string_append_printf (text, "%s%d:%s", text->len > 0 ? " " : "",
                                plan->sessions[i].number,
                                rgm_day_format (plan->sessions[i].day, buffer));
      }
  return g_string_free (text, FALSE);
}

#define assert_booked(model, expected) \
  G_STMT_START { \
    g_autofree char *booked_ = write_plan (rgm_course_model_get_plan (model)); \
    g_assert_cmpstr (booked_, ==, expected); \
  } G_STMT_END

static void
update (RgmRest *rest)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rgm_rest_update (rest, &error));
  g_assert_no_error (error);
}

static void
settle_with (CourseFixture *fixture, RgmRest *rest)
{
  rgm_course_model_stop_trying (fixture->model);
  rgm_rest_free (rest);
  course_fixture_free (fixture);
}

/* The model shows the rest as if it were booked; nothing is saved, and all of it is put back. */
static void
test_tried (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRest *rest = rgm_rest_new (fixture->model);
  RgmPlan *before = rgm_course_model_get_plan (fixture->model);

  update (rest);
  assert_booked (fixture->model, "3:2026-12-18 4:2027-01-15 5:2027-02-12 6:2027-03-12");
  g_assert_cmpuint (rgm_course_model_get_saved_content (fixture->model)->sessions->len, ==, 2);
  rest->rule.aim = RGM_SERIES_EARLIEST;
  rest->rule.minute = 870;
  update (rest);
  assert_booked (fixture->model, "3:2026-12-04 4:2026-12-18 5:2027-01-01 6:2027-01-15");
  g_assert_cmpint (rgm_rest_get_row (rest, 3)->record->minute, ==, 870);
  rgm_course_model_stop_trying (fixture->model);
  g_assert_true (rgm_course_model_get_plan (fixture->model) == before);
  settle_with (fixture, rest);
}

/* What the user decides of a session stands while the rule changes; the rest follows it. */
static void
test_decided (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRest *rest = rgm_rest_new (fixture->model);
  gsize position;

  update (rest);
  rgm_rest_set_day (rest, 1, course_fixture_day ("2027-01-20"));
  update (rest);
  assert_booked (fixture->model, "3:2026-12-18 4:2027-01-20 5:2027-02-17 6:2027-03-17");
  rest->rule.weekday = 1;
  update (rest);
  assert_booked (fixture->model, "3:2026-12-21 4:2027-01-20 5:2027-02-22 6:2027-03-22");
  rgm_rest_set_left_out (rest, 2, TRUE);
  update (rest);
  assert_booked (fixture->model, "3:2026-12-21 4:2027-01-20 5:2027-03-22");
  g_assert_null (rgm_rest_find_evaluation (rest, 2, &position));
  g_assert_nonnull (rgm_rest_find_evaluation (rest, 3, &position));
  g_assert_cmpuint (rgm_rest_count (rest), ==, 3);
  rgm_rest_set_left_out (rest, 2, FALSE);
  rgm_rest_set_day (rest, 1, RGM_DAY_NONE);
  update (rest);
  assert_booked (fixture->model, "3:2026-12-21 4:2027-01-18 5:2027-02-15 6:2027-03-15");
  for (guint i = 0; i < 4; i++)
    rgm_rest_set_left_out (rest, i, TRUE);
  update (rest);
  g_assert_false (rgm_course_model_get_trying (fixture->model));
  settle_with (fixture, rest);
}

/* A rule without a day is refused, and nothing is tried meanwhile. */
static void
test_no_day (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRest *rest = rgm_rest_new (fixture->model);
  g_autoptr (GError) error = NULL;

  update (rest);
  rest->rule.avoided_weekdays = 0x7f;
  g_assert_false (rgm_rest_update (rest, &error));
  g_assert_error (error, RGM_SERIES_ERROR, RGM_SERIES_ERROR_NO_DAY);
  g_assert_false (rgm_course_model_get_trying (fixture->model));
  rest->rule.avoided_weekdays = 0;
  update (rest);
  assert_booked (fixture->model, "3:2026-12-18 4:2027-01-15 5:2027-02-12 6:2027-03-12");
  settle_with (fixture, rest);
}

/* A day is judged as the session would be on it, after those before it as they are proposed. */
static void
test_judged (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRest *rest = rgm_rest_new (fixture->model);
  const struct {
    const char *day;
    RgmVerdict verdict;
  } cases[] = {
    { "2026-12-31", RGM_VERDICT_TOO_EARLY }, { "2027-01-01", RGM_VERDICT_EARLY },
    { "2027-01-14", RGM_VERDICT_EARLY },     { "2027-01-15", RGM_VERDICT_ON_TIME },
    { "2027-01-29", RGM_VERDICT_ON_TIME },   { "2027-01-30", RGM_VERDICT_LATE },
  };

  update (rest);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;
      RgmVerdict verdict;

      g_assert_true (rgm_rest_judge (rest, 1, course_fixture_day (cases[i].day), &verdict,
                                     &sentence));
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      g_assert_nonnull (sentence);
    }
  settle_with (fixture, rest);
}

/* What remains to be booked, and from which number on. */
static void
test_first_number (void)
{
  const struct {
    const char *protocol;
    const char *sessions;
    gint32 number;
  } cases[] = {
    { "acne-scars", "", 1 },
    { "acne-scars", SESSIONS, 3 },
    { "acne-scars", SESSIONS ";booked 2026-12-18", 4 },
    { "scars", SESSIONS ";done 2026-11-23", 4 },
    { "hyperpigmentation", SESSIONS ";booked 2026-12-18", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CourseFixture *fixture =
        course_fixture_new (cases[i].protocol, NULL, cases[i].sessions, TODAY);

      g_assert_cmpint (
        rgm_rest_get_first_number (rgm_course_model_get_plan (fixture->model)), ==,
        cases[i].number);
      course_fixture_free (fixture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rest/tried", test_tried);
  g_test_add_func ("/rest/decided", test_decided);
  g_test_add_func ("/rest/no-day", test_no_day);
  g_test_add_func ("/rest/judged", test_judged);
  g_test_add_func ("/rest/first-number", test_first_number);
  return g_test_run ();
}
