#include "config.h"

#include "rgm-nobody-page.h"
#include "rgm-patient-dialog.h"
#include "rgm-patient-row.h"
#include "rgm-patients-page.h"

#include "display-fixture.h"
#include "rgm-text-field.h"
#include "service-fixture.h"

/* The page in a window, with the list of a database. */
typedef struct {
  ServiceFixture store;
  RgmPatientList *list;
  GtkWidget *window;
  RgmPatientsPage *page;
  char *selected;
  char *opened;
} Fixture;

#define PAGE_TEST(path, function)                                                               \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
on_told_cb (RgmPatientsPage *page, const char *id, gpointer data)
{
  char **slot = data;

  g_free (*slot);
  *slot = g_strdup (id);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  service_fixture_set_up_open (&self->store, NULL);
  self->list = rgm_patient_list_new (self->store.service, self->store.clock);
  self->window = gtk_window_new ();
  self->page = RGM_PATIENTS_PAGE (rgm_patients_page_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 300, 500);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  rgm_patients_page_set_patients (self->page, self->list);
  g_signal_connect_data (self->page, "selected", G_CALLBACK (on_told_cb), &self->selected, NULL,
                         0);
  g_signal_connect_data (self->page, "opened", G_CALLBACK (on_told_cb), &self->opened, NULL, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  service_fixture_settle (&self->store);
  g_assert_finalize_object (self->list);
  g_free (self->selected);
  g_free (self->opened);
  service_fixture_tear_down (&self->store, NULL);
}

static void
load (Fixture *self, guint n_patients)
{
  service_fixture_add_patients (&self->store, n_patients);
  rgm_patient_list_load (self->list);
  service_fixture_settle (&self->store);
  display_show (self->window);
}

static const char *
get_view (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_template_child (
    GTK_WIDGET (self->page), RGM_TYPE_PATIENTS_PAGE, "stack")));
}

static const char *
get_id (Fixture *self, guint position)
{
  g_autoptr (RgmPatientItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return rgm_patient_item_get_id (item);
}

static GtkListView *
get_list_view (Fixture *self)
{
  return GTK_LIST_VIEW (display_find (GTK_WIDGET (self->page), GTK_TYPE_LIST_VIEW, 0));
}

static GtkSingleSelection *
get_selection (Fixture *self)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_list_view (self)));
}

static void
search (Fixture *self, const char *text)
{
  GtkWidget *entry = display_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* The entry waits a moment for more letters. */
  display_wait_ms (300);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (get_view (self), ==, "loading");
  load (self, 0);
  g_assert_cmpstr (get_view (self), ==, "empty");
}

static const char *
get_offer (GtkWidget *nobody)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_template_child (
    nobody, RGM_TYPE_NOBODY_PAGE, "stack")));
}

/* Where there is nobody, nobody can be chosen: then somebody is to be added. */
static void
test_nobody (Fixture *self, gconstpointer data)
{
  GtkWidget *nobody = g_object_ref_sink (g_object_new (RGM_TYPE_NOBODY_PAGE, NULL));

  g_assert_cmpstr (get_offer (nobody), ==, "choose");
  rgm_nobody_page_set_patients (RGM_NOBODY_PAGE (nobody), self->list);
  g_assert_cmpstr (get_offer (nobody), ==, "choose");
  load (self, 0);
  g_assert_cmpstr (get_offer (nobody), ==, "empty");
  load (self, 2);
  g_assert_cmpstr (get_offer (nobody), ==, "choose");
  g_object_unref (nobody);
}

/* Beside a page that says so, the list does not say once more that there is nobody. */
static void
test_said_once (Fixture *self, gconstpointer data)
{
  GtkWidget *said
    = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page), RGM_TYPE_PATIENTS_PAGE,
                                                 "nobody"));

  load (self, 0);
  g_assert_true (gtk_widget_get_visible (said));
  rgm_patients_page_set_beside (self->page, TRUE);
  g_assert_false (gtk_widget_get_visible (said));
  rgm_patients_page_set_beside (self->page, FALSE);
  g_assert_true (gtk_widget_get_visible (said));
}

static void
test_views (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;

  patient = service_fixture_add_patient (&self->store, "Somebody");
  load (self, 0);
  g_assert_cmpstr (get_view (self), ==, "list");
  search (self, "nobody of this name");
  g_assert_cmpstr (get_view (self), ==, "no-match");
  search (self, "");
  g_assert_cmpstr (get_view (self), ==, "list");
  patient->archived = TRUE;
  service_fixture_save_patient (&self->store, patient);
  service_fixture_settle (&self->store);
  g_assert_cmpstr (get_view (self), ==, "all-archived");
}

/* Of many patients only those that are seen have rows, and each row has a name. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *row;
  guint n_rows;

  load (self, 300);
  n_rows = display_count (GTK_WIDGET (get_list_view (self)), RGM_TYPE_PATIENT_ROW);
  g_assert_cmpuint (n_rows, >, 5);
  /* GTK keeps about 200 rows ready, never all of them. */
  g_assert_cmpuint (n_rows, <, 290);
  row = display_find (GTK_WIDGET (get_list_view (self)), RGM_TYPE_PATIENT_ROW, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sample Patient 2, No course yet");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_list_view (self)),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  display_assert_all_named (GTK_WIDGET (self->page));
}

/* A row that changes says so, and so does its name. */
static void
test_row_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (&self->store, "Somebody");
  g_autoptr (RgmCourseRecord) course = NULL;
  g_autoptr (RgmSessionRecord) first = NULL, second = NULL;
  GtkWidget *row, *mark;

  load (self, 0);
  course = service_fixture_add_course (&self->store, patient, "acne-scars");
  first = service_fixture_add_session (&self->store, course, SERVICE_FIXTURE_TODAY - 4,
                                       RGM_SESSION_DONE);
  second = service_fixture_add_session (&self->store, course, SERVICE_FIXTURE_TODAY + 8,
                                        RGM_SESSION_BOOKED);
  service_fixture_settle (&self->store);
  row = display_find (GTK_WIDGET (get_list_view (self)), RGM_TYPE_PATIENT_ROW, 0);
  mark = display_find (row, GTK_TYPE_IMAGE, 0);
  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_true (gtk_widget_has_css_class (mark, "state-alert"));
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (mark)), ==, "rgm-state-alert-symbolic");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Somebody, Acne scars · 1 of 6. Booked 2 days too early");
}

static void
test_select (Fixture *self, gconstpointer data)
{
  load (self, 3);
  g_assert_null (rgm_patients_page_get_selected_id (self->page));
  gtk_single_selection_set_selected (get_selection (self), 1);
  g_assert_cmpstr (self->selected, ==, get_id (self, 1));
  g_assert_null (self->opened);
  gtk_widget_activate_action (GTK_WIDGET (get_list_view (self)), "list.activate-item", "u", 2u);
  g_assert_cmpstr (self->opened, ==, get_id (self, 2));
  g_assert_cmpstr (rgm_patients_page_get_selected_id (self->page), ==, get_id (self, 2));
}

/* What is selected from outside, the page does not tell back. */
static void
test_select_from_outside (Fixture *self, gconstpointer data)
{
  load (self, 300);
  rgm_patients_page_select (self->page, get_id (self, 250));
  g_assert_null (self->selected);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 250);
}

/* A search that hides the selected patient turns away from nobody. */
static void
test_search_keeps_selection (Fixture *self, gconstpointer data)
{
  g_autofree char *second = NULL;

  load (self, 3);
  second = g_strdup (get_id (self, 1));
  gtk_single_selection_set_selected (get_selection (self), 1);
  g_clear_pointer (&self->selected, g_free);
  search (self, "3");
  g_assert_null (self->selected);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==,
                    GTK_INVALID_LIST_POSITION);
  search (self, "");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 1);
  g_assert_cmpstr (rgm_patients_page_get_selected_id (self->page), ==, second);
  g_assert_null (self->selected);
}

/* Enter opens whom the text finds, also before the entry has told of the last letter; and nobody
 * where nothing was typed, or nobody is found. */
static void
test_search_opens (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "", "3", "nobody of this name", "2", "" };
  GtkWidget *entry = display_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY, 0);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  load (self, 3);
  second = g_strdup (get_id (self, 1));
  third = g_strdup (get_id (self, 2));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *expected = i == 1 ? third : i == 3 ? second : NULL;

      g_clear_pointer (&self->opened, g_free);
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      g_signal_emit_by_name (entry, "activate");
      g_assert_cmpstr (self->opened, ==, expected);
    }
}

/* Tab goes into the list once, and out of it with the next. */
static void
test_tab_leaves_list (Fixture *self, gconstpointer data)
{
  GtkWidget *list, *focus;

  load (self, 50);
  list = GTK_WIDGET (get_list_view (self));
  gtk_widget_grab_focus (list);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (focus == NULL || !gtk_widget_is_ancestor (focus, list));
  gtk_widget_child_focus (list, GTK_DIR_DOWN);
}

/* The dialog for a patient, with its fields. */
static GtkWindow *
open_dialog (Fixture *self, const RgmPatient *patient, RgmTextField **name,
             RgmTextField **birth_day)
{
  GtkWindow *dialog = rgm_patient_dialog_new (self->store.service, SERVICE_FIXTURE_TODAY,
                                              patient);

  display_show (GTK_WIDGET (dialog));
  *name = RGM_TEXT_FIELD (display_find (GTK_WIDGET (dialog), RGM_TYPE_TEXT_FIELD, 0));
  *birth_day = RGM_TEXT_FIELD (display_find (GTK_WIDGET (dialog), RGM_TYPE_TEXT_FIELD, 1));
  return dialog;
}

static void
assert_wrong (RgmTextField *field, const char *sentence)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (rgm_text_field_get_entry (field));

  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
}

static void
test_dialog_refuses (Fixture *self, gconstpointer data)
{
  RgmTextField *name, *birth_day;
  GtkWindow *dialog = open_dialog (self, NULL, &name, &birth_day);

  display_assert_all_named (GTK_WIDGET (dialog));
  rgm_text_field_set_text (name, "   ");
  rgm_text_field_set_text (birth_day, "31 Feb 1985");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  assert_wrong (name, "A name is needed: what do you call the patient?");
  assert_wrong (birth_day, "The calendar has no 31 Feb 1985.");
  rgm_text_field_set_text (birth_day, "3 May 85");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  assert_wrong (birth_day, "Give the year with four digits.");
  rgm_text_field_set_text (birth_day, "3 May 0030");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  assert_wrong (birth_day, "“3 May 0030” lies before 1900. Write 1930-05-03 if that is meant.");
  rgm_text_field_set_text (birth_day, "25 Nov 2026");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  assert_wrong (birth_day, "This day is yet to come.");
  service_fixture_settle (&self->store);
  rgm_patient_list_load (self->list);
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (self->list), ==, 0);
  gtk_window_destroy (dialog);
}

static void
on_saved_cb (RgmPatientDialog *dialog, const char *id, gpointer data)
{
  on_told_cb (NULL, id, data);
}

static gboolean
is_told (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_dialog_saves (Fixture *self, gconstpointer data)
{
  RgmTextField *name, *birth_day;
  GtkWindow *dialog = open_dialog (self, NULL, &name, &birth_day);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmPatientContent) content = NULL;

  g_signal_connect_data (dialog, "saved", G_CALLBACK (on_saved_cb), &self->opened, NULL, 0);
  rgm_text_field_set_text (name, "  Sample Patient 7 ");
  rgm_text_field_set_text (birth_day, "3 May 1985");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (is_told, &self->opened));
  rgm_store_service_load_patient_async (self->store.service, self->opened, NULL,
                                        service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  content = rgm_store_service_load_patient_finish (self->store.service, result, NULL);
  g_assert_cmpstr (content->record->name, ==, "Sample Patient 7");
  g_assert_cmpint (content->record->birth_day, ==, rgm_day_new (1985, 5, 3));
}

/* What was not touched is saved as it was, whatever the local way to write a date. */
static void
test_dialog_edits (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 8");
  RgmTextField *name, *birth_day;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmPatientContent) content = NULL;
  GtkWindow *dialog;

  patient->birth_day = rgm_day_new (1960, 12, 1);
  g_free (patient->notes);
  patient->notes = g_strdup ("Prefers mornings.\nHome device <1 mm.");
  service_fixture_save_patient (&self->store, patient);
  dialog = open_dialog (self, patient, &name, &birth_day);
  g_signal_connect_data (dialog, "saved", G_CALLBACK (on_saved_cb), &self->opened, NULL, 0);
  rgm_text_field_set_text (name, "Sample Patient 9");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (is_told, &self->opened));
  rgm_store_service_load_patient_async (self->store.service, patient->id, NULL,
                                        service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  content = rgm_store_service_load_patient_finish (self->store.service, result, NULL);
  g_assert_cmpstr (content->record->name, ==, "Sample Patient 9");
  g_assert_cmpint (content->record->birth_day, ==, patient->birth_day);
  g_assert_cmpstr (content->record->notes, ==, patient->notes);
}

static void
type_letter (GtkWidget *text)
{
  g_signal_emit_by_name (text, "insert-at-cursor", "z");
}

/* What was typed into a search is taken back there, and all the more is what was typed and is taken
 * back already. Where the search is ended, or left empty, nothing is left of that. */
static void
test_before_search (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = display_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY, 0);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  load (self, 2);
  gtk_widget_grab_focus (GTK_WIDGET (get_list_view (self)));
  g_assert_false (rgm_patients_page_is_before_search (self->page));
  rgm_patients_page_focus_search (self->page);
  g_assert_true (rgm_patients_page_is_before_search (self->page));
  type_letter (text);
  g_assert_false (rgm_patients_page_is_before_search (self->page));
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_false (rgm_patients_page_is_before_search (self->page));
  gtk_widget_activate_action (text, "text.redo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "z");
  gtk_widget_grab_focus (GTK_WIDGET (get_list_view (self)));
  rgm_patients_page_focus_search (self->page);
  g_assert_false (rgm_patients_page_is_before_search (self->page));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (rgm_patients_page_is_before_search (self->page));
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  type_letter (text);
  g_signal_emit_by_name (text, "backspace");
  g_assert_false (rgm_patients_page_is_before_search (self->page));
  gtk_widget_grab_focus (GTK_WIDGET (get_list_view (self)));
  rgm_patients_page_focus_search (self->page);
  g_assert_true (rgm_patients_page_is_before_search (self->page));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  PAGE_TEST ("/patients-page/empty", test_empty);
  PAGE_TEST ("/patients-page/said-once", test_said_once);
  PAGE_TEST ("/patients-page/nobody", test_nobody);
  PAGE_TEST ("/patients-page/views", test_views);
  PAGE_TEST ("/patients-page/rows", test_rows);
  PAGE_TEST ("/patients-page/row-follows", test_row_follows);
  PAGE_TEST ("/patients-page/select", test_select);
  PAGE_TEST ("/patients-page/select-from-outside", test_select_from_outside);
  PAGE_TEST ("/patients-page/search-keeps-selection", test_search_keeps_selection);
  PAGE_TEST ("/patients-page/search-opens", test_search_opens);
  PAGE_TEST ("/patients-page/before-search", test_before_search);
  PAGE_TEST ("/patients-page/tab-leaves-list", test_tab_leaves_list);
  PAGE_TEST ("/patient-dialog/refuses", test_dialog_refuses);
  PAGE_TEST ("/patient-dialog/saves", test_dialog_saves);
  PAGE_TEST ("/patient-dialog/edits", test_dialog_edits);
  return g_test_run ();
}
