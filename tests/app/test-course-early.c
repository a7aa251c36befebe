/* What a change to one course does to the other sessions of the patient, before it is saved. */
#include "config.h"

#include "rgm-course-early.h"
#include "rgm-offer.h"
#include "rgm-plan-changes.h"
#include "rgm-what-if.h"

#include "model-fixture.h"

#define TODAY SERVICE_FIXTURE_TODAY
#define OTHER_DAY (TODAY + 22)
#define LATER_DAY (TODAY + 80)

typedef struct {
  ModelFixture model;
  RgmCourseRecord *other;
  RgmWhatIf *what_if;
} Fixture;

#define EARLY_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
take_face (Fixture *self, RgmCourseRecord *course)
{
  g_strfreev (course->areas);
  course->areas = g_strsplit ("face", ",", -1);
  service_fixture_save_course (&self->model.store, course);
}

static void
add_session (Fixture *self, const RgmCourseRecord *course, RgmDay day, RgmSessionState state)
{
  rgm_session_record_free (service_fixture_add_session (&self->model.store, course, day, state));
  service_fixture_settle (&self->model.store);
}

/* Two courses on the face: the one of the model has 2 Dec booked, the other one 16 Dec. */
static void
set_up (Fixture *self, gconstpointer data)
{
  ServiceFixture *store = &self->model.store;

  model_fixture_set_up (&self->model, NULL);
  self->other = service_fixture_add_course (store, self->model.patient, "hyperpigmentation");
  take_face (self, self->model.course);
  take_face (self, self->other);
  add_session (self, self->other, OTHER_DAY, RGM_SESSION_BOOKED);
  rgm_course_model_select_course (self->model.model, self->model.course->id);
  self->what_if = rgm_what_if_new (self->model.model);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->what_if));
  g_clear_pointer (&self->other, rgm_course_record_free);
  model_fixture_tear_down (&self->model, NULL);
}

static void
begin (Fixture *self)
{
  g_assert_true (rgm_what_if_begin (self->what_if, self->model.booking->id));
}

/* Moved towards the booking of the other course, it asks; where it leaves that alone, it does
 * not. */
static void
test_move (Fixture *self, gconstpointer data)
{
  g_autofree char *bubble = NULL;
  g_autofree char *none = NULL;
  g_autofree char *made_early = NULL;

  begin (self);
  g_assert_false (rgm_what_if_get_asks (self->what_if));
  rgm_what_if_set_day (self->what_if, TODAY + 14);
  g_assert_cmpint (rgm_what_if_get_evaluation (self->what_if)->verdict, ==, RGM_VERDICT_EARLY);
  g_assert_true (rgm_what_if_get_asks (self->what_if));
  g_assert_false (rgm_what_if_get_takes_reason (self->what_if));
  made_early = rgm_what_if_dup_made_early (self->what_if);
  g_assert_cmpstr (made_early, ==, "Makes the session of 16 Dec (Hyperpigmentation) too early: "
                                   "6 days");
  bubble = rgm_what_if_dup_bubble (self->what_if);
  g_assert_nonnull (strstr (bubble, made_early));

  rgm_what_if_set_day (self->what_if, TODAY + 60);
  none = rgm_what_if_dup_made_early (self->what_if);
  g_assert_null (none);
  g_assert_false (rgm_what_if_get_takes_reason (self->what_if));
}

/* Another booking of the same course, moved against: that is asked as well. */
static void
test_move_against_own (Fixture *self, gconstpointer data)
{
  g_autofree char *made_early = NULL;

  add_session (self, self->model.course, TODAY + 70, RGM_SESSION_BOOKED);
  begin (self);
  rgm_what_if_set_day (self->what_if, TODAY + 64);
  g_assert_true (rgm_what_if_get_asks (self->what_if));
  made_early = rgm_what_if_dup_made_early (self->what_if);
  g_assert_cmpstr (made_early, ==, "Makes the session of 2 Feb too early: 8 days");
}

/* A session that is entered tells what it does to the other course. */
static void
test_enter (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) past =
    rgm_session_record_new (self->model.course->id, TODAY + 10, RGM_SESSION_BOOKED);
  g_autoptr (RgmPlanChanges) changes = rgm_plan_changes_new (self->model.model, past);
  g_autoptr (RgmPlanChanges) copy = rgm_plan_changes_copy (changes);
  g_autofree char *text = NULL;

  g_assert_cmpuint (copy->made_early->len, ==, 1);
  g_assert_true (rgm_plan_changes_touch_others (copy));
  rgm_plan_changes_keep_sessions (copy);
  text = rgm_plan_changes_dup_text (copy);
  g_assert_nonnull (strstr (text, "Makes the session of 16 Dec (Hyperpigmentation) too early: "
                                  "2 days"));
}

static void
assert_early (gconstpointer session, RgmDay day, gint32 days_too_early)
{
  const RgmMadeEarly *early = session;

  g_assert_cmpint (early->day, ==, day);
  g_assert_cmpint (early->days_too_early, ==, days_too_early);
}

/* Several sessions at once are taken together: each does something to another one. */
static void
test_several (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) first =
    rgm_session_record_new (self->model.course->id, LATER_DAY - 4, RGM_SESSION_BOOKED);
  g_autoptr (RgmSessionRecord) second =
    rgm_session_record_new (self->model.course->id, OTHER_DAY - 1, RGM_SESSION_BOOKED);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (GPtrArray) list = NULL;

  add_session (self, self->other, LATER_DAY, RGM_SESSION_BOOKED);
  g_ptr_array_add (sessions, first);
  g_ptr_array_add (sessions, second);
  list = rgm_course_early_list (self->model.model, sessions, TRUE);
  g_assert_cmpuint (list->len, ==, 2);
  assert_early (list->pdata[0], OTHER_DAY, 13);
  assert_early (list->pdata[1], LATER_DAY, 10);
}

/* What is too early already is told of where it becomes earlier still. */
static void
test_worse (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) session =
    rgm_session_record_new (self->model.course->id, OTHER_DAY - 5, RGM_SESSION_BOOKED);
  g_autoptr (GPtrArray) list = NULL;

  add_session (self, self->model.course, OTHER_DAY - 10, RGM_SESSION_BOOKED);
  list = rgm_course_early_list_one (self->model.model, session, TRUE);
  g_assert_cmpuint (list->len, ==, 1);
  assert_early (list->pdata[0], OTHER_DAY, 9);
}

/* What is moved says by itself that it is too early where it comes to. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) moved = rgm_session_record_copy (self->model.booking);
  g_autoptr (GPtrArray) list = NULL;

  moved->day = OTHER_DAY + 2;
  list = rgm_course_early_list_one (self->model.model, moved, TRUE);
  g_assert_cmpuint (list->len, ==, 0);
}

/* What a new booking begins with is recommended: not what would be were it not for the booking of
 * the other course on 16 Dec, but what is after that. */
static void
test_offer (Fixture *self, gconstpointer data)
{
  RgmDay day;
  g_autoptr (RgmSessionRecord) booking = NULL;
  g_autoptr (RgmPlan) plan = NULL;
  int position;

  day = rgm_offer_find_day (self->model.model);
  booking = rgm_session_record_new (self->model.course->id, day, RGM_SESSION_BOOKED);
  plan = rgm_course_model_preview (self->model.model, booking, &position, NULL);
  g_assert_cmpint (day, >, OTHER_DAY);
  g_assert_cmpint (plan->sessions[position].verdict, ==, RGM_VERDICT_ON_TIME);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  EARLY_TEST ("/course-early/move", test_move);
  EARLY_TEST ("/course-early/move-against-own", test_move_against_own);
  EARLY_TEST ("/course-early/enter", test_enter);
  EARLY_TEST ("/course-early/several", test_several);
  EARLY_TEST ("/course-early/worse", test_worse);
  EARLY_TEST ("/course-early/moved", test_moved);
  EARLY_TEST ("/course-early/offer", test_offer);
  return g_test_run ();
}
