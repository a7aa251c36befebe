#include "config.h"

#include "rgm-window-changes.h"

#include "display-fixture.h"
#include "rgm-patients-page.h"
#include "rgm-preferences-window.h"
#include "rgm-split-view.h"
#include "window-fixture.h"

static void
assert_toast (WindowFixture *self, const char *title, const char *button)
{
  GtkWidget *toast = window_fixture_wait_for_toast (self, title);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (display_find (toast, GTK_TYPE_BUTTON, 0))),
                   ==, button);
}

/* The first section of the main menu names what would be undone and done again. */
static void
assert_menu (WindowFixture *self, const char *undo, const char *redo)
{
  GtkWidget *page = display_find (GTK_WIDGET (self->window), RGM_TYPE_PATIENTS_PAGE, 0);
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_template_child (
    page, RGM_TYPE_PATIENTS_PAGE, "menu_button"));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (
    gtk_menu_button_get_menu_model (button), 0, G_MENU_LINK_SECTION);
  g_autofree char *one = NULL, *other = NULL;

  g_menu_model_get_item_attribute (section, 0, "label", "s", &one);
  g_menu_model_get_item_attribute (section, 1, "label", "s", &other);
  g_assert_cmpstr (one, ==, undo);
  g_assert_cmpstr (other, ==, redo);
}

/* What was done is named, undone and done again; the window shows where. */
static void
test_undo_and_redo (WindowFixture *self, gconstpointer data)
{
  RgmPatientList *patients;
  g_autofree char *name = NULL;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  /* The sample itself was not done by anybody. */
  assert_menu (self, "_Undo", "_Redo");
  g_assert_false (window_fixture_is_enabled (self, "undo"));
  g_assert_false (window_fixture_is_enabled (self, "redo"));
  window_fixture_select_first (self);
  name = g_strdup (window_fixture_get_patient (self)->name);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  assert_menu (self, "_Undo Archive Patient", "_Redo");
  assert_toast (self, "Patient archived", "Undo");
  rgm_course_model_set_patient_id (rgm_workspace_get_course_model (self->workspace), NULL);
  window_fixture_activate (self, "undo");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 0);
  assert_menu (self, "_Undo", "_Redo Archive Patient");
  g_assert_false (window_fixture_is_enabled (self, "undo"));
  assert_toast (self, "Undone: Archive Patient", "Redo");
  g_assert_cmpstr (window_fixture_get_patient (self)->name, ==, name);
  window_fixture_press_toast (self, "Undone: Archive Patient");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 1);
  assert_toast (self, "Redone: Archive Patient", "Undo");
}

/* Keys that are pressed faster than the store answers each undo one change. */
static void
test_undo_twice_at_once (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  window_fixture_activate (self, "delete-patient");
  window_fixture_activate (self, "undo");
  window_fixture_activate (self, "undo");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  assert_menu (self, "_Undo", "_Redo Archive Patient");
  window_fixture_activate (self, "redo");
  window_fixture_activate (self, "redo");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  assert_menu (self, "_Undo Delete Patient", "_Redo");
  g_assert_null (window_fixture_get_patient (self));
}

/* A message offers to undo what it tells of, and nothing that came later. */
static void
test_toast_of_older_change (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 99");
  g_autoptr (RgmStore) other = NULL;
  RgmPatientList *patients;
  guint n_patients;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  n_patients = rgm_patient_list_get_n_patients (patients);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  /* Another program writes, and the window has not looked yet. */
  other = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  g_assert_true (rgm_store_save_patient (other, patient, NULL));
  window_fixture_press_toast (self, "Patient archived");
  service_fixture_settle (&self->store);
  rgm_store_service_look (self->store.service);
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 1);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, n_patients + 1);
  assert_menu (self, "_Undo Add Patient", "_Redo");
  window_fixture_wait_for_toast (self, "Not undone: something else was changed since");
}

/* Long enough for a message to have come: one that goes before makes libadwaita 1.2 use what it
 * has freed. */
#define COMING_MS 1000

/* A message whose time is over is still seen while it goes, and its button still does what it
 * says. */
static void
test_toast_pressed_while_it_goes (WindowFixture *self, gconstpointer data)
{
  RgmPatientList *patients;
  GtkWidget *toast;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  toast = window_fixture_wait_for_toast (self, "Patient archived");
  display_wait_ms (COMING_MS);
  g_signal_emit_by_name (display_find (toast, GTK_TYPE_BUTTON, 1), "clicked");
  toast = window_fixture_find_toast (self, "Patient archived");
  g_assert_nonnull (toast);
  g_signal_emit_by_name (display_find (toast, GTK_TYPE_BUTTON, 0), "clicked");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 0);
}

/* @data: the fixture */
static gboolean
is_gone (gpointer data)
{
  return window_fixture_find_toast (data, "Patient archived") == NULL;
}

/* With another change the message goes whose change is no longer the last, though the pointer is
 * over it, which keeps one that is merely shown for long enough. */
static void
test_toast_goes (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  assert_toast (self, "Patient archived", "Undo");
  gtk_widget_set_state_flags (window_fixture_find_toast (self, "Patient archived"),
                              GTK_STATE_FLAG_PRELIGHT, FALSE);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 99"));
  g_assert_true (display_wait_for (is_gone, self));
}

static void
assert_list (WindowFixture *self, gboolean shown)
{
  GtkWidget *view = display_find (GTK_WIDGET (self->window), RGM_TYPE_SPLIT_VIEW, 0);

  g_assert_cmpint (rgm_split_view_get_show_sidebar (RGM_SPLIT_VIEW (view)), ==, shown);
}

/* The switch between a log and patients is named, undone and done again as all else is: the list
 * goes and comes at once, and what is shown of it beside follows. */
static void
test_mode (WindowFixture *self, gconstpointer data)
{
  GtkWindow *preferences;
  GtkCheckButton *log;

  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "track-patients");
  service_fixture_settle (&self->store);
  preferences = rgm_preferences_window_new (self->workspace);
  display_show (GTK_WIDGET (preferences));
  log = GTK_CHECK_BUTTON (display_find (GTK_WIDGET (preferences), GTK_TYPE_CHECK_BUTTON, 0));
  assert_menu (self, "_Undo", "_Redo");
  gtk_check_button_set_active (log, TRUE);
  service_fixture_settle (&self->store);
  assert_list (self, FALSE);
  assert_menu (self, "_Undo Switch to My Own Log", "_Redo");

  window_fixture_activate (self, "undo");
  service_fixture_settle (&self->store);
  assert_list (self, TRUE);
  g_assert_false (gtk_check_button_get_active (log));
  assert_menu (self, "_Undo", "_Redo Switch to My Own Log");
  assert_toast (self, "Undone: Switch to My Own Log", "Redo");
  window_fixture_press_toast (self, "Undone: Switch to My Own Log");
  service_fixture_settle (&self->store);
  assert_list (self, FALSE);
  g_assert_true (gtk_check_button_get_active (log));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (display_find (GTK_WIDGET (preferences), GTK_TYPE_CHECK_BUTTON, 1)), TRUE);
  service_fixture_settle (&self->store);
  assert_menu (self, "_Undo Switch to Patients", "_Redo");
  gtk_window_destroy (preferences);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  WINDOW_TEST ("/window-changes/undo-and-redo", test_undo_and_redo);
  WINDOW_TEST ("/window-changes/undo-twice-at-once", test_undo_twice_at_once);
  WINDOW_TEST ("/window-changes/toast-of-older-change", test_toast_of_older_change);
  WINDOW_TEST ("/window-changes/toast-pressed-while-it-goes", test_toast_pressed_while_it_goes);
  WINDOW_TEST ("/window-changes/toast-goes", test_toast_goes);
  WINDOW_TEST ("/window-changes/mode", test_mode);
  return g_test_run ();
}
