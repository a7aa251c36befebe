#include "config.h"

#include "course-fixture.h"
#include "rgm-last-time.h"

/* Of what was done on the day itself, what counts as before a session that is entered. */
#define DAY "2026-11-24"

static guint
count_past (const char *sessions, gint32 minute, RgmSessionState state)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, sessions, DAY);
  const RgmCourseContent *content = rgm_course_model_get_content (fixture->model);
  g_autoptr (RgmSessionRecord) session =
    rgm_session_record_new (content->record->id, course_fixture_day (DAY), state);
  g_autoptr (GPtrArray) past = NULL;
  guint n_past;

  session->minute = minute;
  past = rgm_last_time_collect (rgm_course_model_get_courses (fixture->model), session);
  n_past = past->len;
  course_fixture_free (fixture);
  return n_past;
}

static void
test_same_day (void)
{
  const struct {
    const char *sessions;
    gint32 minute;
    RgmSessionState state;
    guint n_past;
  } cases[] = {
    /* A booking without a time comes after all that was done on its day. */
    { "done 2026-11-24T09:00", RGM_MINUTE_NONE, RGM_SESSION_BOOKED, 1 },
    { "done 2026-11-24", RGM_MINUTE_NONE, RGM_SESSION_BOOKED, 1 },
    { "done 2026-11-24T09:00", 539, RGM_SESSION_BOOKED, 0 },
    { "done 2026-11-24T09:00", 540, RGM_SESSION_BOOKED, 1 },
    { "done 2026-11-24", 0, RGM_SESSION_BOOKED, 1 },
    { "done 2026-11-24T09:00", RGM_MINUTE_NONE, RGM_SESSION_DONE, 0 },
    { "done 2026-11-24T09:00", 541, RGM_SESSION_DONE, 1 },
    /* Of one moment, nobody knows which came first: the new id, drawn by lot, does not tell. */
    { "done 2026-11-24;done 2026-11-24;done 2026-11-24;done 2026-11-24", RGM_MINUTE_NONE,
      RGM_SESSION_DONE, 0 },
    { "done 2026-11-24T09:00;done 2026-11-24T09:00;done 2026-11-24T09:00", 540,
      RGM_SESSION_DONE, 0 },
    /* Only what was done. */
    { "booked 2026-11-24T09:00;missed 2026-11-20", RGM_MINUTE_NONE, RGM_SESSION_BOOKED, 0 },
    { "done 2026-11-23;done 2026-11-24T08:00", RGM_MINUTE_NONE, RGM_SESSION_DONE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sessions);
      g_assert_cmpuint (count_past (cases[i].sessions, cases[i].minute, cases[i].state), ==,
                        cases[i].n_past);
    }
}

/* The last of the list is the last of the day. */
static void
test_oldest_first (void)
{
  CourseFixture *fixture = course_fixture_new (
    "acne-scars", NULL, "done 2026-11-24T09:00;done 2026-11-24;done 2026-11-23T10:00", DAY);
  const RgmCourseContent *content = rgm_course_model_get_content (fixture->model);
  g_autoptr (RgmSessionRecord) session = rgm_session_record_new (
    content->record->id, course_fixture_day (DAY), RGM_SESSION_BOOKED);
  g_autoptr (GPtrArray) past =
    rgm_last_time_collect (rgm_course_model_get_courses (fixture->model), session);
  const gint32 minutes[] = { 600, RGM_MINUTE_NONE, 540 };

  g_assert_cmpuint (past->len, ==, G_N_ELEMENTS (minutes));
  for (guint i = 0; i < past->len; i++)
    g_assert_cmpint (((const RgmSessionRecord *) past->pdata[i])->minute, ==, minutes[i]);
  g_assert_true (rgm_last_time_find (past, content->record->id) == past->pdata[2]);
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/last-time/same-day", test_same_day);
  g_test_add_func ("/last-time/oldest-first", test_oldest_first);
  return g_test_run ();
}
