#include "config.h"

#include "rgm-main-window.h"

#include "display-fixture.h"
#include "rgm-about.h"
#include "rgm-banner.h"
#include "rgm-patients-page.h"
#include "rgm-preferences-window.h"
#include "rgm-problem-page.h"
#include "rgm-shortcuts-window.h"
#include "rgm-split-view.h"
#include "rgm-start-page.h"
#include "rgm-timeline-view.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
get_view (WindowFixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_template_child (
    GTK_WIDGET (self->window), RGM_TYPE_MAIN_WINDOW, "stack")));
}

static GtkWidget *
get_focus (WindowFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_nonnull (focus);
  return focus;
}

static void
test_first_run (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_window (self, FALSE);
  g_assert_cmpstr (get_view (self), ==, "first-run");
  g_assert_true (window_fixture_is_enabled (self, "keep-log"));
  g_assert_false (window_fixture_is_enabled (self, "add-patient"));
  display_assert_all_named (GTK_WIDGET (self->window));
  window_fixture_activate (self, "track-patients");
  service_fixture_settle (&self->store);
  g_assert_cmpstr (get_view (self), ==, "main");
  g_assert_true (window_fixture_is_enabled (self, "add-patient"));
  g_assert_false (window_fixture_is_enabled (self, "edit-patient"));
  g_assert_false (window_fixture_is_enabled (self, "keep-log"));
}

/* In a log there is no list, and the one person is shown at once. */
static void
test_log (WindowFixture *self, gconstpointer data)
{
  GtkWidget *split;

  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  split = display_find (GTK_WIDGET (self->window), RGM_TYPE_SPLIT_VIEW, 0);
  g_assert_false (rgm_split_view_get_show_sidebar (RGM_SPLIT_VIEW (split)));
  g_assert_nonnull (window_fixture_get_patient (self));
  g_assert_false (window_fixture_is_enabled (self, "search"));
  g_assert_false (window_fixture_is_enabled (self, "delete-patient"));
  g_assert_true (window_fixture_is_enabled (self, "edit-patient"));
  /* What there is to do next has the keyboard. */
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_focus (self))), ==,
                   "course.add");
}

static void
test_problem (WindowFixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents_full (self->store.path, "no database", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  window_fixture_open_window (self, FALSE);
  g_assert_cmpstr (get_view (self), ==, "problem");
  g_assert_true (window_fixture_is_enabled (self, "try-again"));
  g_assert_false (window_fixture_is_enabled (self, "add-patient"));
  display_assert_all_named (GTK_WIDGET (self->window));
}

static gboolean
is_offered (GtkWidget *page, const char *action)
{
  GtkWidget *child = gtk_widget_get_first_child (page);
  gboolean offered = FALSE;

  if (GTK_IS_BUTTON (page))
    offered = g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (page)), action) == 0;
  for (; child != NULL && !offered; child = gtk_widget_get_next_sibling (child))
    offered = gtk_widget_get_visible (child) && is_offered (child, action);
  return offered;
}

/* The first button, and no other, is the suggested one. */
static void
assert_suggested (GtkWidget *page, const char *action)
{
  GtkWidget *box = gtk_widget_get_parent (display_find (page, GTK_TYPE_BUTTON, 0));
  GtkWidget *first = gtk_widget_get_first_child (box);

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (first)), ==, action);
  for (GtkWidget *button = first; button != NULL; button = gtk_widget_get_next_sibling (button))
    g_assert_true (gtk_widget_has_css_class (button, "suggested-action") == (button == first));
}

/* Each problem has the ways out that may help with it, and no others. */
static void
test_ways (void)
{
  static const struct {
    RgmStoreError code;
    gboolean restore, salvage, read_only;
    const char *suggested;
  } problems[] = {
    { RGM_STORE_ERROR_DAMAGED, TRUE, TRUE, FALSE, "win.restore-backup" },
    { RGM_STORE_ERROR_FOREIGN, TRUE, TRUE, FALSE, "win.open-database" },
    { RGM_STORE_ERROR_EMPTY, TRUE, FALSE, FALSE, "win.restore-backup" },
    { RGM_STORE_ERROR_STRAY_JOURNAL, TRUE, FALSE, FALSE, "win.try-again" },
    { RGM_STORE_ERROR_IO, FALSE, TRUE, TRUE, "win.try-again" },
    { RGM_STORE_ERROR_FULL, FALSE, FALSE, TRUE, "win.try-again" },
    { RGM_STORE_ERROR_LOCKED, FALSE, FALSE, TRUE, "win.try-again" },
    { RGM_STORE_ERROR_LOCKED_OUT, FALSE, FALSE, FALSE, "win.try-again" },
    { RGM_STORE_ERROR_READ_ONLY, FALSE, FALSE, TRUE, "win.open-read-only" },
    { RGM_STORE_ERROR_READ_ONLY_FOLDER, FALSE, FALSE, TRUE, "win.open-read-only" },
    { RGM_STORE_ERROR_PERMISSION, FALSE, FALSE, FALSE, "win.try-again" },
    { RGM_STORE_ERROR_CUT_OFF, FALSE, FALSE, FALSE, "win.try-again" },
    { RGM_STORE_ERROR_SYMLINK, FALSE, FALSE, FALSE, "win.open-database" },
    { RGM_STORE_ERROR_NOT_A_FILE, FALSE, FALSE, FALSE, "win.open-database" },
    { RGM_STORE_ERROR_NOT_A_FOLDER, FALSE, FALSE, FALSE, "win.open-database" },
    { RGM_STORE_ERROR_PATH_TOO_LONG, FALSE, FALSE, FALSE, "win.open-database" },
  };
  GtkWidget *same = g_object_ref_sink (rgm_problem_page_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      GtkWidget *page = g_object_ref_sink (rgm_problem_page_new ());
      g_autoptr (GError) error = NULL;

      rgm_store_error_set (&error, problems[i].code, "/somewhere/regimen.db", NULL);
      rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), error, "/somewhere/regimen.db");
      g_assert_true (is_offered (page, "win.try-again"));
      g_assert_true (is_offered (page, "win.open-database"));
      g_assert_true (is_offered (page, "win.restore-backup") == problems[i].restore);
      g_assert_true (is_offered (page, "win.salvage") == problems[i].salvage);
      g_assert_true (is_offered (page, "win.open-read-only") == problems[i].read_only);
      assert_suggested (page, problems[i].suggested);
      /* Also on a page that said something else before. */
      rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (same), error, "/somewhere/regimen.db");
      assert_suggested (same, problems[i].suggested);
      g_object_unref (page);
    }
  g_object_unref (same);
}

static void
look (WindowFixture *self)
{
  rgm_store_service_look (self->store.service);
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
}

/* A file that goes away while it is open is told of, and so is its return. */
static void
test_moved (WindowFixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->store.path, ".aside", NULL);
  GtkWidget *banner;

  service_fixture_open (&self->store, RGM_STORE_CREATE);
  window_fixture_open_window (self, FALSE);
  banner = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->window),
                                                      RGM_TYPE_MAIN_WINDOW, "moved_banner"));
  look (self);
  g_assert_false (rgm_banner_get_revealed (RGM_BANNER (banner)));
  g_assert_cmpint (g_rename (self->store.path, aside), ==, 0);
  look (self);
  g_assert_true (rgm_banner_get_revealed (RGM_BANNER (banner)));
  g_assert_true (g_str_has_prefix (rgm_banner_get_title (RGM_BANNER (banner)), "“data.db” was "));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (banner), self->store.path));
  g_assert_cmpint (g_rename (aside, self->store.path), ==, 0);
  look (self);
  g_assert_false (rgm_banner_get_revealed (RGM_BANNER (banner)));
}

static void
test_sample (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_window (self, TRUE);
  g_assert_cmpstr (get_view (self), ==, "main");
  /* Whoever starts the program may type a name at once. */
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (rgm_banner_get_revealed (
    RGM_BANNER (display_find (GTK_WIDGET (self->window), RGM_TYPE_BANNER, 1))));
  g_assert_false (rgm_banner_get_revealed (
    RGM_BANNER (display_find (GTK_WIDGET (self->window), RGM_TYPE_BANNER, 0))));
  service_fixture_settle (&self->store);
  g_assert_cmpstr (window_fixture_get_patient (self)->name, ==, "Sample Patient 1");
  display_assert_all_named (GTK_WIDGET (self->window));
}

/* What is deleted by the menu comes back by the button of the toast. */
static void
test_delete_patient_and_undo (WindowFixture *self, gconstpointer data)
{
  RgmPatientList *patients;
  GtkWidget *toast;
  GtkWidget *close_button;
  g_autofree char *name = NULL;
  guint n_patients;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  n_patients = rgm_patient_list_get_n_patients (patients);
  window_fixture_select_first (self);
  name = g_strdup (window_fixture_get_patient (self)->name);
  window_fixture_activate (self, "delete-patient");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, n_patients - 1);
  g_assert_null (window_fixture_get_patient (self));
  g_assert_false (window_fixture_is_enabled (self, "delete-patient"));
  toast = window_fixture_wait_for_toast (self, "Patient deleted");
  close_button = display_find (toast, GTK_TYPE_BUTTON, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (close_button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
  window_fixture_press_toast (self, "Patient deleted");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, n_patients);
  /* Whoever comes back is looked at again. */
  g_assert_cmpstr (window_fixture_get_patient (self)->name, ==, name);
}

static void
test_archive_and_undo (WindowFixture *self, gconstpointer data)
{
  RgmPatientList *patients;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 1);
  window_fixture_press_toast (self, "Patient archived");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_n_archived (patients), ==, 0);
}

/* Makes the file one of a Regimen to come: SQLite keeps its version at byte 60. */
static void
age_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 60, 0x7f, 2);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Of a file that a newer program wrote everything is seen, it says why, and nothing changes. */
static void
test_read_only (WindowFixture *self, gconstpointer data)
{
  RgmBanner *banner;

  service_fixture_open (&self->store, RGM_STORE_CREATE);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 1"));
  rgm_store_service_close (self->store.service);
  g_clear_object (&self->store.service);
  age_file (self->store.path);
  self->store.service = rgm_store_service_new (self->store.path);
  window_fixture_open_window (self, FALSE);
  g_assert_cmpstr (get_view (self), ==, "main");
  banner = RGM_BANNER (gtk_widget_get_template_child (GTK_WIDGET (self->window),
                                                      RGM_TYPE_MAIN_WINDOW, "read_only_banner"));
  g_assert_true (rgm_banner_get_revealed (banner));
  g_assert_nonnull (strstr (rgm_banner_get_title (banner), self->store.path));
  window_fixture_select_first (self);
  g_assert_cmpstr (window_fixture_get_patient (self)->name, ==, "Sample Patient 1");
  g_assert_false (window_fixture_is_enabled (self, "add-patient"));
  g_assert_false (window_fixture_is_enabled (self, "edit-patient"));
  g_assert_false (window_fixture_is_enabled (self, "delete-patient"));
  g_assert_false (window_fixture_is_enabled (self, "add-course"));
}

static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  (*n_frames)++;
  return G_SOURCE_CONTINUE;
}

/* @data: the fixture */
static gboolean
shows_four (gpointer data)
{
  WindowFixture *self = data;

  return g_list_model_get_n_items (
    G_LIST_MODEL (rgm_workspace_get_patients (self->workspace))) == 4;
}

/* While a call to the store takes two seconds the window draws frames and takes input. */
static void
test_slow_store (WindowFixture *self, gconstpointer data)
{
  guint n_frames = 0;
  GtkWidget *entry;
  gint64 start;

  window_fixture_open_practice (self);
  rgm_store_service_set_delay (self->store.service, 2000);
  start = g_get_monotonic_time ();
  gtk_widget_add_tick_callback (GTK_WIDGET (self->window), on_frame_cb, &n_frames, NULL);
  gtk_widget_activate_action (display_find (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW, 0),
                              "list.activate-item", "u", 0u);
  g_assert_null (window_fixture_get_patient (self));
  entry = display_find (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Patient 1");
  /* Patients 1, 10, 11 and 12, while the store still sleeps. */
  g_assert_true (display_wait_for (shows_four, self));
  g_assert_null (window_fixture_get_patient (self));
  while (window_fixture_get_patient (self) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (n_frames, >, 20);
  rgm_store_service_set_delay (self->store.service, 0);
}

static gboolean
is_collapsed (gpointer data)
{
  return rgm_split_view_get_collapsed (data);
}

/* What the window holds; how wide the window itself is is also a matter of its shadow. */
static int
measure_width (WindowFixture *self)
{
  int width;

  gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* Sides that go and come take more for a moment. */
static gboolean
fits (gpointer data)
{
  return measure_width (data) <= 360;
}

/* At 360 pixels there is one side at a time, and a way back; beside each other there is none. */
static void
test_narrow (WindowFixture *self, gconstpointer data)
{
  RgmSplitView *split;

  window_fixture_open_practice (self);
  split = RGM_SPLIT_VIEW (display_find (GTK_WIDGET (self->window), RGM_TYPE_SPLIT_VIEW, 0));
  g_assert_false (rgm_split_view_get_collapsed (split));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  g_assert_true (display_wait_for (is_collapsed, split));
  g_assert_true (display_wait_for (fits, self));
  g_assert_false (rgm_split_view_get_show_content (split));
  window_fixture_select_first (self);
  g_assert_true (rgm_split_view_get_show_content (split));
  g_assert_true (display_wait_for (fits, self));
  display_wait_ms (300);
  g_assert_cmpint (measure_width (self), <=, 360);
  window_fixture_activate (self, "back");
  g_assert_false (rgm_split_view_get_show_content (split));
}

/* @data: a weak pointer */
static gboolean
is_closed (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* A window that has something to save closes when it is saved. */
static void
test_close_waits (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 99");
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (GPtrArray) patients = NULL;
  RgmMainWindow *window;

  window_fixture_open_practice (self);
  window = self->window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
  rgm_store_service_set_delay (self->store.service, 300);
  rgm_store_service_save_patient_async (self->store.service, patient, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (self->window);
  g_assert_true (display_wait_for (is_closed, &self->window));
  store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  patients = rgm_store_list_patients (store, NULL);
  g_assert_cmpuint (patients->len, ==, 13);
}

static void
on_settled_cb (gboolean *is_settled)
{
  *is_settled = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* What a timeline shows is written a while after it came to rest, or when the window goes: by then
 * the window may have let go of all that is told of a write. */
static void
test_closed_while_looking (WindowFixture *self, gconstpointer data)
{
  gboolean is_settled = FALSE;
  GtkWidget *view;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  view = display_find (GTK_WIDGET (self->window), RGM_TYPE_TIMELINE_VIEW, 0);
  g_signal_connect_swapped (rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view)), "settled",
                            G_CALLBACK (on_settled_cb), &is_settled);
  gtk_widget_activate_action (view, "timeline.zoom-in", NULL);
  g_assert_true (display_wait_for (is_set, &is_settled));
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
}

static void
test_preferences (WindowFixture *self, gconstpointer data)
{
  GtkWindow *preferences;
  GtkWidget *log;

  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "track-patients");
  service_fixture_settle (&self->store);
  preferences = rgm_preferences_window_new (self->workspace);
  display_show (GTK_WIDGET (preferences));
  display_assert_all_named (GTK_WIDGET (preferences));
  log = display_find (GTK_WIDGET (preferences), GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (log)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (log), TRUE);
  g_assert_cmpint (rgm_workspace_get_mode (self->workspace), ==, RGM_WORKSPACE_LOG);
  service_fixture_settle (&self->store);
  gtk_window_destroy (preferences);
}

/* With a second patient there is no way to a log. */
static void
test_preferences_with_patients (WindowFixture *self, gconstpointer data)
{
  GtkWindow *preferences;

  window_fixture_open_practice (self);
  preferences = rgm_preferences_window_new (self->workspace);
  display_show (GTK_WIDGET (preferences));
  g_assert_false (gtk_widget_is_sensitive (
    display_find (GTK_WIDGET (preferences), GTK_TYPE_CHECK_BUTTON, 0)));
  gtk_window_destroy (preferences);
}

static void
test_about_and_shortcuts (WindowFixture *self, gconstpointer data)
{
  GtkWindow *about, *shortcuts;

  window_fixture_open_practice (self);
  about = rgm_about_present (GTK_WINDOW (self->window));
  shortcuts = rgm_shortcuts_window_new ();
  display_show (GTK_WIDGET (about));
  display_show (GTK_WIDGET (shortcuts));
  gtk_window_destroy (about);
  gtk_window_destroy (shortcuts);
}

/* Each page can be made alone, and is gone when it is. */
static void
test_templates (void)
{
  GtkWidget *const pages[] = {
    rgm_start_page_new (), rgm_problem_page_new (), rgm_patients_page_new (),
    rgm_split_view_new (), rgm_banner_new ("Sentence"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_object_ref_sink (pages[i]);
      g_test_message ("%s", G_OBJECT_TYPE_NAME (pages[i]));
      display_assert_all_named (pages[i]);
      g_assert_finalize_object (pages[i]);
    }
}

static void
test_banner_role (void)
{
  GtkWidget *banner = g_object_ref_sink (rgm_banner_new ("The file may only be read."));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The file may only be read.");
  g_assert_finalize_object (banner);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/main-window/templates", test_templates);
  g_test_add_func ("/main-window/banner-role", test_banner_role);
  WINDOW_TEST ("/main-window/first-run", test_first_run);
  WINDOW_TEST ("/main-window/log", test_log);
  WINDOW_TEST ("/main-window/problem", test_problem);
  WINDOW_TEST ("/main-window/moved", test_moved);
  g_test_add_func ("/main-window/ways", test_ways);
  WINDOW_TEST ("/main-window/sample", test_sample);
  WINDOW_TEST ("/main-window/delete-patient-and-undo", test_delete_patient_and_undo);
  WINDOW_TEST ("/main-window/archive-and-undo", test_archive_and_undo);
  WINDOW_TEST ("/main-window/read-only", test_read_only);
  WINDOW_TEST ("/main-window/slow-store", test_slow_store);
  WINDOW_TEST ("/main-window/narrow", test_narrow);
  WINDOW_TEST ("/main-window/close-waits", test_close_waits);
  WINDOW_TEST ("/main-window/closed-while-looking", test_closed_while_looking);
  WINDOW_TEST ("/main-window/preferences", test_preferences);
  WINDOW_TEST ("/main-window/preferences-with-patients", test_preferences_with_patients);
  WINDOW_TEST ("/main-window/about-and-shortcuts", test_about_and_shortcuts);
  return g_test_run ();
}
