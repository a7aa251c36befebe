/* The sessions of a course come out of a database in the order in which a plan takes them. */
#include "config.h"

#include "store-fixture.h"

#define DAY 1000

typedef struct {
  gint32 minute;
  RgmSessionState state;
} Moment;

/* What a day may hold, in order. */
static const Moment in_order[] = {
  { RGM_MINUTE_NONE, RGM_SESSION_DONE },
  { 540, RGM_SESSION_DONE },
  { 540, RGM_SESSION_BOOKED },
  { 600, RGM_SESSION_CANCELLED },
  { 660, RGM_SESSION_BOOKED },
  { RGM_MINUTE_NONE, RGM_SESSION_BOOKED },
  { RGM_MINUTE_NONE, RGM_SESSION_MISSED },
};
#define N_MOMENTS G_N_ELEMENTS (in_order)

/* A session of which nothing is saved yet. Its id runs against the order. */
static RgmSessionRecord *
make_session (const RgmCourseRecord *course, guint position)
{
  RgmSessionRecord *session = rgm_session_record_new (course->id, DAY, in_order[position].state);

  session->minute = in_order[position].minute;
  session->id[0] = (char) ('f' - position % 6);
  session->id[1] = position < 6 ? '1' : '0';
  return session;
}

static RgmCourseRecord *
add_course (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return fixture_add_course (fixture, patient, "face");
}

/* Saves all moments but one, from the last to the first; @but: its place, or -1 */
static void
save_all (Fixture *fixture, const RgmCourseRecord *course, int but)
{
  for (guint i = N_MOMENTS; i-- > 0;)
    {
      g_autoptr(RgmSessionRecord) session = make_session (course, i);
      g_autoptr(GError) error = NULL;

      if ((int) i == but)
        continue;
      rgm_store_save_session (fixture->store, session, &error);
      g_assert_no_error (error);
    }
}

static void
assert_in_order (const RgmCourseContent *content)
{
  g_assert_cmpuint (content->sessions->len, ==, N_MOMENTS);
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      const RgmSessionRecord *session = content->sessions->pdata[i];

      g_test_message ("place %u", i);
      g_assert_cmpint (session->minute, ==, in_order[i].minute);
      g_assert_cmpint (session->state, ==, in_order[i].state);
    }
}

static void
test_loaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmCourseContent) content = NULL;

  save_all (fixture, course, -1);
  content = rgm_store_load_course (fixture->store, course->id, NULL);
  assert_in_order (content);
}

/* What is only tried stands where it will stand once it is saved. */
static void
test_put (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      g_autoptr(RgmCourseRecord) course = add_course (fixture);
      g_autoptr(RgmSessionRecord) session = make_session (course, i);
      g_autoptr(RgmCourseContent) content = NULL;

      save_all (fixture, course, (int) i);
      content = rgm_store_load_course (fixture->store, course->id, NULL);
      rgm_course_content_put_session (content, session);
      assert_in_order (content);
      g_assert_true (rgm_store_delete_course (fixture->store, course->id, NULL, NULL));
    }
}

static void
assert_latest (Fixture *fixture, const RgmCourseRecord *course, const RgmSessionRecord *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmSessionRecord) latest =
    rgm_store_load_latest_session (fixture->store, course->id, &error);

  g_assert_no_error (error);
  g_assert_true (rgm_session_record_equal (latest, expected));
}

/* The last booking of a day is the one without a time; what was done at a time is later than what
 * was done without one, and than any booking. */
static void
test_latest (Fixture *fixture, gconstpointer data)
{
  const guint later_and_later[] = { 4, 5, 0, 1 };
  g_autoptr(RgmCourseRecord) course = add_course (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (later_and_later); i++)
    {
      g_autoptr(RgmSessionRecord) session = make_session (course, later_and_later[i]);
      g_autoptr(GError) error = NULL;

      rgm_store_save_session (fixture->store, session, &error);
      g_assert_no_error (error);
      assert_latest (fixture, course, session);
    }
}

/* The list of patients says of a course what its page says. */
static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) done = make_session (course, 1);
  g_autoptr(RgmSessionRecord) booked = make_session (course, 5);
  g_autoptr(RgmDigests) digests = NULL;
  RgmSummary summary;

  g_assert_true (rgm_store_save_session (fixture->store, done, NULL));
  g_assert_true (rgm_store_save_session (fixture->store, booked, NULL));
  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  g_assert_true (rgm_digests_summarize (digests, rgm_digests_find (digests, course->id), DAY,
                                        &summary, NULL));
  g_assert_cmpint (summary.worst, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (summary.most_days_too_early, ==, 14);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/order/loaded", test_loaded);
  FIXTURE_TEST ("/store/order/put", test_put);
  FIXTURE_TEST ("/store/order/latest", test_latest);
  FIXTURE_TEST ("/store/order/summary", test_summary);
  return g_test_run ();
}
