#include "config.h"

#include "rgm-patient-list.h"

#include "rgm-patient-slot.h"
#include "rgm-row-list.h"
#include "service-fixture.h"

#include <string.h>

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

/* A course that has no plan is trouble, whatever its summary would say, and stands before another
 * one of the patient that is well. */
static void
test_unplanned (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = service_fixture_add_course (self, patient, "acne-scars");
  g_autoptr (RgmSessionRecord) far = service_fixture_add_session (
    self, course, RGM_DAY_LAST - 11, RGM_SESSION_BOOKED);
  g_autoptr (RgmCourseRecord) other = NULL;
  g_autoptr (RgmSessionRecord) done = NULL;
  RgmPatientList *list = load_list (self);

  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==,
                   RGM_PATIENT_STATE_ATTENTION);
  g_assert_cmpstr (rgm_patient_item_get_state_text (get_item (list, 0)), ==,
                   "A course cannot be planned");
  g_assert_cmpstr (rgm_patient_item_get_detail (get_item (list, 0)), ==,
                   "Acne scars · cannot be planned");
  other = service_fixture_add_course (self, patient, "hyperpigmentation");
  done = service_fixture_add_session (self, other, SERVICE_FIXTURE_TODAY - 4, RGM_SESSION_DONE);
  service_fixture_settle (self);
  g_assert_cmpint (rgm_patient_item_get_state (get_item (list, 0)), ==,
                   RGM_PATIENT_STATE_ATTENTION);
  g_assert_cmpstr (rgm_patient_item_get_detail (get_item (list, 0)), ==,
                   "Acne scars · cannot be planned · 1 more course");
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

#define N_SAMPLE 120

static void
fill_sample (ServiceFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_fill_sample_async (self->service, N_SAMPLE, SERVICE_FIXTURE_TODAY, NULL,
                                       service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  rgm_store_service_save_finish (self->service, result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_entries (ServiceFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  rgm_store_service_list_patients_async (self->service, 0, NULL, service_fixture_on_done_cb,
                                         self);
  result = service_fixture_wait (self);
  return rgm_store_service_list_patients_finish (self->service, result, NULL, NULL);
}

/* The list has those of @entries that are not archived and match @search, in their order. */
static void
assert_shows (RgmPatientList *list, GPtrArray *entries, const char *search)
{
  g_auto (GStrv) words = rgm_patient_slot_split_search (search);
  guint n_expected = 0;

  rgm_patient_list_set_search (list, search);
  for (guint i = 0; i < entries->len; i++)
    {
      const RgmPatientEntry *entry = entries->pdata[i];
      gboolean matches = !entry->archived;

      for (gsize j = 0; matches && words[j] != NULL; j++)
        matches = strstr (entry->name, words[j]) != NULL;
      if (!matches)
        continue;
      g_assert_cmpstr (rgm_patient_item_get_id (get_item (list, n_expected)), ==, entry->id);
      g_assert_cmpuint (rgm_patient_list_get_position (list, entry->id), ==, n_expected);
      n_expected++;
    }
  g_assert_cmpuint (count (list), ==, n_expected);
  g_assert_null (g_list_model_get_object (G_LIST_MODEL (list), n_expected));
}

/* The list has the order of the query, whatever is searched for, and in whatever order its items
 * were asked for. */
static void
test_order_of_query (ServiceFixture *self, gconstpointer data)
{
  const char *const searches[] = { "1", "11", "9", "0 1", "", "nobody" };
  g_autoptr (GPtrArray) entries = NULL;
  RgmPatientList *list;

  for (guint i = 1; i <= N_SAMPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i * 7919 % 1000);

      rgm_patient_free (service_fixture_add_patient (self, name));
    }
  entries = list_entries (self);
  list = load_list (self);
  g_assert_nonnull (get_item (list, 3));
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_shows (list, entries, searches[i]);
  g_assert_finalize_object (list);
}

/* Whoever asks again is given the same object: after a search, and after loading again. */
static void
test_items_stay (ServiceFixture *self, gconstpointer data)
{
  RgmPatientItem *items[N_SAMPLE];
  RgmPatientList *list;

  fill_sample (self);
  list = load_list (self);
  rgm_patient_list_set_show_archived (list, TRUE);
  g_assert_cmpuint (count (list), ==, N_SAMPLE);
  for (guint i = 0; i < N_SAMPLE; i++)
    items[N_SAMPLE - 1 - i] = get_item (list, N_SAMPLE - 1 - i);
  rgm_patient_list_set_search (list, "7");
  rgm_patient_list_set_search (list, "");
  rgm_patient_list_load (list);
  service_fixture_settle (self);
  for (guint i = 0; i < N_SAMPLE; i++)
    g_assert_true (get_item (list, i) == items[i]);
  g_assert_finalize_object (list);
}

/* What is saved stands where its name belongs, and nowhere else. */
static void
test_saved_appears (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) first = service_fixture_add_patient (self, "b");
  g_autoptr (RgmPatient) second = service_fixture_add_patient (self, "d");
  g_autoptr (RgmPatient) third = NULL;
  RgmPatientList *list = load_list (self);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 1)), ==, "d");
  third = service_fixture_add_patient (self, "c");
  g_free (first->name);
  first->name = g_strdup ("e");
  service_fixture_save_patient (self, first);
  service_fixture_settle (self);
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 0)), ==, "c");
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 1)), ==, "d");
  g_assert_cmpstr (rgm_patient_item_get_name (get_item (list, 2)), ==, "e");
  entries = list_entries (self);
  assert_shows (list, entries, "");
  assert_shows (list, entries, "e");
  g_assert_finalize_object (list);
}

/* With the names come the courses of those rows that are seen first, archived patients apart; of
 * the rest nothing is said until it is known, and then the first rows say the same as before. */
static void
test_first_courses (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) archived = rgm_patient_new ("A");
  RgmPatientList *list;
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func (g_free);

  archived->archived = TRUE;
  service_fixture_save_patient (self, archived);
  fill_sample (self);
  list = rgm_patient_list_new (self->service, self->clock);
  rgm_patient_list_load_names (list);
  service_fixture_settle (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count (list), >, RGM_ROW_LIST_FIRST_ROWS);
  for (guint i = 0; i < count (list); i++)
    {
      const char *detail = rgm_patient_item_get_detail (get_item (list, i));

      if (i >= RGM_ROW_LIST_FIRST_ROWS)
        g_assert_null (detail);
      else
        g_ptr_array_add (details, g_strdup (detail));
    }
  rgm_patient_list_load_courses (list);
  service_fixture_settle (self);
  for (guint i = 0; i < count (list); i++)
    {
      const char *detail = rgm_patient_item_get_detail (get_item (list, i));

      g_assert_nonnull (detail);
      if (i < details->len)
        g_assert_cmpstr (detail, ==, details->pdata[i]);
    }
  g_assert_finalize_object (list);
}

/* Whoever looks at a few rows makes a few items. */
static void
test_slot_makes_one (void)
{
  RgmPatientEntry *entry = g_new0 (RgmPatientEntry, 1);
  g_autoptr (RgmPatientSlot) slot = NULL;
  const char *const words[] = { "sample", NULL };
  RgmPatientItem *item;

  entry->id = g_strdup ("1");
  entry->name = g_strdup ("Sample Patient 1");
  slot = rgm_patient_slot_new (entry);
  g_assert_true (rgm_patient_slot_matches (slot, words));
  g_assert_true (rgm_patient_slot_equals (slot, entry));
  g_assert_null (rgm_patient_slot_peek_item (slot));
  item = rgm_patient_slot_make_item (slot, NULL, SERVICE_FIXTURE_TODAY);
  g_assert_true (rgm_patient_slot_peek_item (slot) == item);
  g_assert_true (rgm_patient_slot_make_item (slot, NULL, SERVICE_FIXTURE_TODAY) == item);
}

static gpointer
get_counted_item (gpointer row, gpointer data)
{
  guint *n_asked = data;

  (*n_asked)++;
  return row;
}

/* While a picture is waited for, views hear of the first rows alone, however idle the program. */
static void
test_rows_held (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_asked = 0;
  RgmRowList *list = rgm_row_list_new (G_TYPE_OBJECT, get_counted_item, &n_asked);

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (rows, g_object_new (G_TYPE_OBJECT, NULL));
  rgm_row_list_set_held (list, TRUE);
  rgm_row_list_set_rows (list, rows);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, RGM_ROW_LIST_FIRST_ROWS);
  rgm_row_list_set_held (list, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1000);
  g_assert_finalize_object (list);
}

/* To replace rows, to tell of them and to find one asks for none of their items. */
static void
test_rows_ask_late (void)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_asked = 0;
  RgmRowList *list = rgm_row_list_new (G_TYPE_OBJECT, get_counted_item, &n_asked);
  g_autoptr (GObject) item = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_ptr_array_add (kept, g_object_new (G_TYPE_OBJECT, NULL));
      g_ptr_array_add (rows, g_object_ref (kept->pdata[i]));
    }
  rgm_row_list_set_rows (list, rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, RGM_ROW_LIST_FIRST_ROWS);
  g_assert_cmpuint (rgm_row_list_get_position (list, kept->pdata[900]), ==, 900);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1000);
  rgm_row_list_set_rows (list, g_ptr_array_new ());
  rgm_row_list_set_rows (list, g_ptr_array_ref (kept));
  g_assert_cmpuint (n_asked, ==, 0);
  item = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (item == kept->pdata[5]);
  g_assert_cmpuint (n_asked, ==, 1);
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
  LIST_TEST ("/patient-list/unplanned", test_unplanned);
  LIST_TEST ("/patient-list/many", test_many);
  LIST_TEST ("/patient-list/order-of-query", test_order_of_query);
  LIST_TEST ("/patient-list/items-stay", test_items_stay);
  LIST_TEST ("/patient-list/saved-appears", test_saved_appears);
  LIST_TEST ("/patient-list/first-courses", test_first_courses);
  g_test_add_func ("/patient-list/slot-makes-one", test_slot_makes_one);
  g_test_add_func ("/patient-list/rows-ask-late", test_rows_ask_late);
  g_test_add_func ("/patient-list/rows-held", test_rows_held);
  return g_test_run ();
}
