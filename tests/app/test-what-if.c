/* A booking being moved: what is said of it on the way, and what becomes of it at the end. */
#include "config.h"

#include "rgm-what-if.h"

#include "model-fixture.h"

#define TODAY SERVICE_FIXTURE_TODAY
/* Where the booking of the fixture is: two days too early. */
#define ORIGINAL_DAY (TODAY + 8)
#define EARLIEST_DAY (TODAY + 10)

typedef struct {
  ModelFixture model;
  RgmWhatIf *what_if;
  char *said;
  char *hash;
  RgmPlan *plan;
} Fixture;

#define WHAT_IF_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
on_said_cb (RgmWhatIf *what_if, const char *sentence, gpointer data)
{
  Fixture *self = data;

  g_free (self->said);
  self->said = g_strdup (sentence);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  model_fixture_set_up (&self->model, NULL);
  self->what_if = rgm_what_if_new (self->model.model);
  g_signal_connect_data (self->what_if, "said", G_CALLBACK (on_said_cb), self, NULL, 0);
  self->hash = service_fixture_dup_content_hash (&self->model.store);
  self->plan = rgm_plan_ref (rgm_course_model_get_plan (self->model.model));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->what_if));
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  model_fixture_tear_down (&self->model, NULL);
}

static const char *
get_booking_id (Fixture *self)
{
  return self->model.booking->id;
}

static const RgmSessionRecord *
get_saved (Fixture *self)
{
  return rgm_course_content_find_session (
    rgm_course_model_get_saved_content (self->model.model), get_booking_id (self));
}

static void
begin (Fixture *self)
{
  g_assert_true (rgm_what_if_begin (self->what_if, get_booking_id (self)));
  g_assert_true (rgm_what_if_get_moving (self->what_if));
}

static gboolean
is_untouched (Fixture *self)
{
  g_autofree char *now = NULL;

  service_fixture_settle (&self->model.store);
  now = service_fixture_dup_content_hash (&self->model.store);
  return g_str_equal (now, self->hash);
}

/* Each day has its verdict and its words, and nothing is written on the way. */
static void
test_says (Fixture *self, gconstpointer data)
{
  static const struct {
    RgmDay day;
    RgmVerdict verdict;
    gboolean asks;
    const char *bubble;
  } days[] = {
    { ORIGINAL_DAY, RGM_VERDICT_TOO_EARLY, FALSE, "12 days · 2 days too early · earliest 4 Dec" },
    { ORIGINAL_DAY + 1, RGM_VERDICT_TOO_EARLY, TRUE,
      "13 days · 1 day too early · earliest 4 Dec" },
    { EARLIEST_DAY, RGM_VERDICT_EARLY, FALSE, "14 days · early · recommended from 18 Dec" },
    { TODAY + 24, RGM_VERDICT_ON_TIME, FALSE, "28 days · on time" },
    { TODAY + 39, RGM_VERDICT_LATE, FALSE, "43 days · 1 day late" },
  };

  begin (self);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *bubble = NULL;

      rgm_what_if_set_day (self->what_if, days[i].day);
      bubble = rgm_what_if_dup_bubble (self->what_if);
      g_assert_cmpint (rgm_what_if_get_day (self->what_if), ==, days[i].day);
      g_assert_cmpint (rgm_what_if_get_evaluation (self->what_if)->verdict, ==, days[i].verdict);
      g_assert_cmpint (rgm_what_if_get_asks (self->what_if), ==, days[i].asks);
      g_assert_cmpstr (bubble, ==, days[i].bubble);
      g_assert_true (is_untouched (self));
    }
  g_assert_cmpint (rgm_what_if_get_original_day (self->what_if), ==, ORIGINAL_DAY);
}

/* Put back, the very same plan is shown, and nothing was written. */
static void
test_put_back (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 20);
  rgm_what_if_put_back (self->what_if);
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  g_assert_null (rgm_what_if_get_session_id (self->what_if));
  g_assert_true (rgm_course_model_get_plan (self->model.model) == self->plan);
  g_assert_true (is_untouched (self));
}

/* What is kept where it is too early is kept with the reason; undone, all is as it was. */
static void
test_keep_too_early (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 1);
  rgm_what_if_keep (self->what_if, "Travels on Friday");
  service_fixture_settle (&self->model.store);
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  g_assert_cmpint (get_saved (self)->day, ==, ORIGINAL_DAY + 1);
  g_assert_cmpstr (get_saved (self)->override_reason, ==, "Travels on Friday");
  g_assert_cmpint (get_saved (self)->said_days_too_early, ==, 1);
  g_assert_cmpstr (self->model.title, ==, "Booking moved");
  model_fixture_undo (&self->model, RGM_CHANGE_MOVED);
  g_assert_true (is_untouched (self));
  g_assert_cmpint (get_saved (self)->day, ==, ORIGINAL_DAY);
}

/* A reason to keep what is too early is none where it is not. */
static void
test_keep_on_time (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 1);
  rgm_what_if_keep (self->what_if, "Travels on Friday");
  service_fixture_settle (&self->model.store);
  begin (self);
  rgm_what_if_set_day (self->what_if, TODAY + 24);
  rgm_what_if_keep (self->what_if, "Travels on Friday");
  service_fixture_settle (&self->model.store);
  g_assert_cmpint (get_saved (self)->day, ==, TODAY + 24);
  g_assert_cmpstr (get_saved (self)->override_reason, ==, "");
  g_assert_cmpint (get_saved (self)->said_verdict, ==, RGM_VERDICT_ON_TIME);
}

/* To keep it where it was is to put it back. */
static void
test_keep_in_place (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 3);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, -3);
  rgm_what_if_keep (self->what_if, NULL);
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  g_assert_true (is_untouched (self));
  g_assert_cmpint (self->model.change, ==, 0);
}

/* A booking is for a day to come, but not one that nobody can think of. */
static void
test_not_into_the_past (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, -100);
  g_assert_cmpint (rgm_what_if_get_day (self->what_if), ==, TODAY);
  rgm_what_if_set_day (self->what_if, RGM_DAY_LAST);
  g_assert_cmpint (rgm_what_if_get_day (self->what_if), ==, TODAY + 3653);
  g_assert_null (self->said);
}

/* What took place stays on its day, and that is said. */
static void
test_only_bookings (Fixture *self, gconstpointer data)
{
  g_assert_false (rgm_what_if_begin_at (self->what_if, 0));
  g_assert_nonnull (strstr (self->said, "took place"));
  g_assert_false (rgm_what_if_begin (self->what_if, NULL));
  g_assert_cmpstr (self->said, ==, "Only a booking can be moved");
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  g_assert_true (rgm_course_model_get_plan (self->model.model) == self->plan);
}

/* By its day a booking is found; where there is none, it is said why nothing can be moved. */
static void
test_begin_on (Fixture *self, gconstpointer data)
{
  g_assert_false (rgm_what_if_begin_on (self->what_if, TODAY - 4));
  g_assert_nonnull (strstr (self->said, "took place"));
  g_assert_false (rgm_what_if_begin_on (self->what_if, TODAY + 1));
  g_assert_cmpstr (self->said, ==, "Only a booking can be moved");
  g_assert_true (rgm_what_if_begin_on (self->what_if, ORIGINAL_DAY));
  g_assert_cmpstr (rgm_what_if_get_session_id (self->what_if), ==, get_booking_id (self));
}

/* Who turns to something else is told that it was not kept, unless there was nothing to keep. */
static void
test_abandon (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_abandon (self->what_if);
  g_assert_null (self->said);
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 5);
  rgm_what_if_abandon (self->what_if);
  g_assert_cmpstr (self->said, ==, "Not kept: the booking is back on Wed 2 Dec");
  g_assert_true (is_untouched (self));
}

/* A file that can only be read says so at once, not when it is too late. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  service_fixture_open (&self->model.store, RGM_STORE_READ_ONLY);
  service_fixture_settle (&self->model.store);
  g_assert_false (rgm_what_if_begin (self->what_if, get_booking_id (self)));
  g_assert_nonnull (strstr (self->said, "only be read"));
}

/* Whatever else is selected, it is not moved any more. */
static void
test_something_else_selected (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 3);
  rgm_course_model_set_patient_id (self->model.model, NULL);
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  rgm_what_if_keep (self->what_if, NULL);
  g_assert_true (is_untouched (self));
}

/* A file that is taken away while it is saved: that is said, and it can be tried again. */
static void
test_not_saved (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmStore) other = rgm_store_open (self->model.store.path, RGM_STORE_DEFAULT, NULL);

  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 20);
  g_assert_true (rgm_store_begin (other, NULL, NULL));
  rgm_what_if_keep (self->what_if, NULL);
  while (self->said == NULL)
    g_main_context_iteration (NULL, TRUE);
  rgm_store_rollback (other);
  g_assert_true (rgm_what_if_get_moving (self->what_if));
  rgm_what_if_keep (self->what_if, NULL);
  service_fixture_settle (&self->model.store);
  g_assert_false (rgm_what_if_get_moving (self->what_if));
  g_assert_cmpint (get_saved (self)->day, ==, ORIGINAL_DAY + 20);
}

/* While it is being saved, no key and no pointer moves it any more. */
static void
test_saving (Fixture *self, gconstpointer data)
{
  begin (self);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 20);
  rgm_what_if_keep (self->what_if, NULL);
  rgm_what_if_move (self->what_if, RGM_DAY_STEP_DAY, 1);
  rgm_what_if_put_back (self->what_if);
  g_assert_false (rgm_what_if_begin (self->what_if, get_booking_id (self)));
  service_fixture_settle (&self->model.store);
  g_assert_cmpint (get_saved (self)->day, ==, ORIGINAL_DAY + 20);
  g_assert_null (self->said);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  WHAT_IF_TEST ("/what-if/says", test_says);
  WHAT_IF_TEST ("/what-if/put-back", test_put_back);
  WHAT_IF_TEST ("/what-if/keep-too-early", test_keep_too_early);
  WHAT_IF_TEST ("/what-if/keep-on-time", test_keep_on_time);
  WHAT_IF_TEST ("/what-if/keep-in-place", test_keep_in_place);
  WHAT_IF_TEST ("/what-if/not-into-the-past", test_not_into_the_past);
  WHAT_IF_TEST ("/what-if/only-bookings", test_only_bookings);
  WHAT_IF_TEST ("/what-if/begin-on", test_begin_on);
  WHAT_IF_TEST ("/what-if/abandon", test_abandon);
  WHAT_IF_TEST ("/what-if/read-only", test_read_only);
  WHAT_IF_TEST ("/what-if/something-else-selected", test_something_else_selected);
  WHAT_IF_TEST ("/what-if/not-saved", test_not_saved);
  WHAT_IF_TEST ("/what-if/saving", test_saving);
  return g_test_run ();
}
