#include "config.h"

#include "rgm-patient-list.h"

#include "service-fixture.h"

#define LIST_TEST(path, function)                                                               \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up_open, function,                \
              service_fixture_tear_down)

#define N_MANY 10000

static RgmPatientList *
load_list (ServiceFixture *self)
{
  RgmPatientList *list = rgm_patient_list_new (self->service, self->clock);

  rgm_patient_list_load (list);
  service_fixture_settle (self);
  g_assert_true (rgm_patient_list_get_loaded (list));
  return list;
}

static RgmPatientItem *
get_item (RgmPatientList *list, guint position)
{
  g_autoptr (RgmPatientItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  /* The list keeps it alive. */
  return item;
}

static guint
count (RgmPatientList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* What the views were told: how often, and of how many rows. */
typedef struct {
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Told;

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Told *told = data;

  told->n_signals++;
  told->position = position;
  told->removed = removed;
  told->added = added;
}

static void
listen (RgmPatientList *list, Told *told)
{
  g_signal_connect_data (list, "items-changed", G_CALLBACK (on_items_changed_cb), told, NULL, 0);
}

static void
test_names_in_order (ServiceFixture *self, gconstpointer data)
{
  const char *const names[] = { "Sample Patient 10", "Sample Patient 9", "Sample Patient 1" };
  RgmPatientList *list;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    rgm_patient_free (service_fixture_add_patient (self, names[i]));
  list = load_list (self);
  g_assert_cmpuint (count (list), ==, 3);
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 0)), ==, "Sample Patient 1");
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 1)), ==, "Sample Patient 9");
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 2)), ==, "Sample Patient 10");
  g_assert_finalize_object (list);
}

/* All words, in any order; neither case nor accents matter. */
static void
test_search (ServiceFixture *self, gconstpointer data)
{
  static const struct {
    const char *search;
    guint n_found;
  } cases[] = {
    { "", 3 },      { "  ", 3 },       { "zoe", 1 },    { "ZOË", 1 },   { "muster", 2 },
    { "er zoe", 1 }, { "zoe anna", 0 }, { "straße", 1 }, { "STRASSE", 1 }, { "%", 0 },
  };
  RgmPatientList *list;

  rgm_patient_free (service_fixture_add_patient (self, "Zoë Muster"));
  rgm_patient_free (service_fixture_add_patient (self, "Anna Muster"));
  rgm_patient_free (service_fixture_add_patient (self, "Bo von der Straße"));
  list = load_list (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rgm_patient_list_set_search (list, cases[i].search);
      g_test_message ("search for “%s”", cases[i].search);
      g_assert_cmpuint (count (list), ==, cases[i].n_found);
    }
  g_assert_finalize_object (list);
}

static void
test_archived (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  RgmPatientList *list = load_list (self);

  g_assert_cmpuint (count (list), ==, 1);
  patient->archived = TRUE;
  service_fixture_save_patient (self, patient);
  service_fixture_settle (self);
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (list), ==, 1);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (list), ==, 1);
  rgm_patient_list_set_show_archived (list, TRUE);
  g_assert_cmpuint (count (list), ==, 1);
  g_assert_finalize_object (list);
}

/* Rows about which nothing changed stay the same objects, and are not told of. */
static void
test_reload_keeps_rows (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) first = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmPatient) second = service_fixture_add_patient (self, "Sample Patient 2");
  RgmPatientList *list = load_list (self);
  RgmPatientItem *kept = get_item (list, 0);
  Told told = { 0 };

  listen (list, &told);
  g_free (second->name);
  second->name = g_strdup ("Sample Patient 2, renamed");
  service_fixture_save_patient (self, second);
  service_fixture_settle (self);
  g_assert_true (get_item (list, 0) == kept);
  g_assert_cmpuint (told.n_signals, ==, 1);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_finalize_object (list);
}

/* The mark and its words come from the engine's summary. */
static void
test_state (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = NULL;
  g_autoptr (RgmSessionRecord) done = NULL, booked = NULL;
  RgmPatientList *list = load_list (self);

  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==, RGM_PATIENT_STATE_NONE);
  g_assert_cmpstr (rgm_patient_item_get_detail (get_item (list, 0)), ==, "No course yet");
  course = service_fixture_add_course (self, patient, "acne-scars");
  done = service_fixture_add_session (self, course, SERVICE_FIXTURE_TODAY - 4, RGM_SESSION_DONE);
  service_fixture_settle (self);
  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==, RGM_PATIENT_STATE_GOOD);
  g_assert_cmpstr (rgm_patient_item_get_detail (get_item (list, 0)), ==, "Acne scars · 1 of 6");
  booked = service_fixture_add_session (self, course, SERVICE_FIXTURE_TODAY + 8,
                                        RGM_SESSION_BOOKED);
  service_fixture_settle (self);
  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==, RGM_PATIENT_STATE_ALERT);
  g_assert_cmpstr (rgm_patient_item_get_state_text (get_item (list, 0)), ==,
                   "Booked 2 days too early");
  g_assert_finalize_object (list);
}

static void
test_unconfirmed (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = service_fixture_add_course (self, patient, "acne-scars");
  g_autoptr (RgmSessionRecord) booked = service_fixture_add_session (
    self, course, SERVICE_FIXTURE_TODAY - 1, RGM_SESSION_BOOKED);
  RgmPatientList *list = load_list (self);

  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==,
                   RGM_PATIENT_STATE_ATTENTION);
  g_assert_finalize_object (list);
}

/* Of 10,000 patients the views hear first of those that fit a window, then of the rest; each letter
 * of a search is one change. */
static void
test_many (ServiceFixture *self, gconstpointer data)
{
  RgmPatientList *list = rgm_patient_list_new (self->service, self->clock);
  Told told = { 0 };
  gint64 start;

  service_fixture_add_patients (self, N_MANY);
  listen (list, &told);
  rgm_patient_list_load (list);
  while (told.n_signals == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (list), <, 200);
  service_fixture_settle (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count (list), ==, N_MANY);
  g_assert_cmpuint (told.n_signals, ==, 2);
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, N_MANY - 1)), ==,
                   "Sample Patient 10000");
  start = g_get_monotonic_time ();
  rgm_patient_list_set_search (list, "9");
  rgm_patient_list_set_search (list, "99");
  rgm_patient_list_set_search (list, "999");
  g_test_message ("three searches among %d: %.1f ms", N_MANY,
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (told.n_signals, ==, 5);
  g_assert_cmpuint (count (list), ==, 19);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LIST_TEST ("/patient-list/names-in-order", test_names_in_order);
  LIST_TEST ("/patient-list/search", test_search);
  LIST_TEST ("/patient-list/archived", test_archived);
  LIST_TEST ("/patient-list/reload-keeps-rows", test_reload_keeps_rows);
  LIST_TEST ("/patient-list/state", test_state);
  LIST_TEST ("/patient-list/unconfirmed", test_unconfirmed);
  LIST_TEST ("/patient-list/many", test_many);
  return g_test_run ();
}
