#include "config.h"

#include "rgm-kept-reason.h"
#include "sample-plan.h"

#define REASON "Wedding, agreed"
#define WORDS "Kept all the same: " REASON

static void
add (RgmCourseContent *course, const char *date, RgmSessionState state, const char *reason)
{
  RgmDay day;
  g_autoptr (RgmSessionRecord) session = NULL;

  g_assert_true (rgm_day_parse (date, &day, NULL));
  session = rgm_session_record_new (course->record->id, day, state);
  rgm_record_set_text (&session->override_reason, reason);
  rgm_course_content_put_session (course, session);
}

/* The course of the plan that the tests ask about. */
static RgmCourseContent *
make_course (const RgmPlan *plan)
{
  g_autoptr (RgmCourseRecord) record =
    rgm_course_record_new ("patient", rgm_rules_get_protocol (plan->rules));
  RgmCourseContent *course = rgm_course_content_new (record);

  add (course, "2026-10-16", RGM_SESSION_DONE, "");
  add (course, "2026-11-20", RGM_SESSION_DONE, "");
  add (course, "2026-12-02", RGM_SESSION_BOOKED, REASON);
  return course;
}

/* A session tells its own reason, and none where nobody gave one. */
static void
assert_told (const RgmPlan *plan, const RgmCourseContent *course, guint kept)
{
  for (guint i = 0; i < plan->n_sessions; i++)
    {
      g_autofree char *text = rgm_kept_reason_of (plan, i, course);

      g_assert_cmpstr (text, ==, i == kept ? WORDS : NULL);
    }
}

static void
test_planned (void)
{
  g_autoptr (RgmPlan) plan =
    sample_plan_new (sample_protocol, "2026-10-16 2026-11-20 b2026-12-02", "2026-11-24");
  g_autoptr (RgmCourseContent) course = make_course (plan);

  assert_told (plan, course, 2);
  assert_told (plan, NULL, G_MAXUINT);
}

/* A plan that tries something beside what there is: the reason stays with its session, and one that
 * is only tried has none. */
static void
test_tried (void)
{
  static const struct {
    const char *sessions;
    guint kept;
  } cases[] = {
    { "2026-10-16 2026-11-10 2026-11-20 b2026-12-02", 3 },
    { "2026-11-20 b2026-12-02", 1 },
    { "2026-10-16 2026-11-20 b2026-12-03", G_MAXUINT },
    { "2026-10-16 2026-11-20 b2026-12-02T14:30", G_MAXUINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmPlan) plan =
        sample_plan_new (sample_protocol, cases[i].sessions, "2026-11-24");
      g_autoptr (RgmCourseContent) course = make_course (plan);

      assert_told (plan, course, cases[i].kept);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-reason/planned", test_planned);
  g_test_add_func ("/kept-reason/tried", test_tried);
  return g_test_run ();
}
