/* Calendars go out and come in by the dialogs: what is asked for is written, what will become of
 * each event is seen before, and it is saved as one change. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-calendar-export-dialog.h"
#include "rgm-calendar-import-dialog.h"
#include "rgm-store-service-calendar.h"
#include "service-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define TODAY SERVICE_FIXTURE_TODAY
/* Longer than a slow machine takes until progress is shown. */
#define LONG_MS 120000
#define EVENT(uid, start) \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nSUMMARY:<b>Visit</b> & more\r\nDTSTART:" start \
  "\r\nEND:VEVENT\r\n"
/* Four days after the session done: too early; in time; no day. */
#define CALENDAR \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" EVENT ("1", "20261124T143000") \
  EVENT ("2", "20270110T143000") EVENT ("3", "20270230") "END:VCALENDAR\r\n"

typedef struct {
  ServiceFixture store;
  RgmCourseRecord *course;
  char *path;
  char *said;
} Fixture;

#define DIALOG_TEST(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;

  service_fixture_set_up_open (&self->store, NULL);
  patient = service_fixture_add_patient (&self->store, "Sample Patient 1");
  self->course = service_fixture_add_course (&self->store, patient, "acne-scars");
  rgm_session_record_free (service_fixture_add_session (&self->store, self->course, TODAY - 4,
                                                        RGM_SESSION_DONE));
  rgm_session_record_free (service_fixture_add_session (&self->store, self->course, TODAY + 30,
                                                        RGM_SESSION_BOOKED));
  self->path = g_build_filename (self->store.folder, "calendar.ics", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  service_fixture_settle (&self->store);
  rgm_course_record_free (self->course);
  g_free (self->path);
  g_free (self->said);
  service_fixture_tear_down (&self->store, NULL);
}

static void
on_said_cb (GtkWidget *dialog, const char *sentence, Fixture *self)
{
  g_free (self->said);
  self->said = g_strdup (sentence);
}

static gboolean
has_said (gpointer data)
{
  return ((Fixture *) data)->said != NULL;
}

static gpointer
part (gpointer dialog, const char *name)
{
  return gtk_widget_get_template_child (dialog, G_OBJECT_TYPE (dialog), name);
}

static char *
export (Fixture *self, gboolean full)
{
  RgmCalendarExportDialog *dialog = rgm_calendar_export_dialog_new (self->store.service,
                                                                    self->course->id, TODAY);
  char *text = NULL;

  g_signal_connect_data (dialog, "exported", G_CALLBACK (on_said_cb), self, NULL, 0);
  display_show (GTK_WIDGET (dialog));
  display_assert_all_named (GTK_WIDGET (dialog));
  gtk_switch_set_active (GTK_SWITCH (part (dialog, "full_titles")), full);
  gtk_switch_set_active (GTK_SWITCH (part (dialog, "done")), full);
  gtk_switch_set_active (GTK_SWITCH (part (dialog, "windows")), full);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (dialog, "reminder")), full ? 2 : 0);
  g_clear_pointer (&self->said, g_free);
  rgm_calendar_export_dialog_write (dialog, self->path);
  g_assert_true (display_wait_for (has_said, self));
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));

  return text;
}

static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *neutral = export (self, FALSE);
  g_autofree char *full = NULL;
  GStatBuf status;

  g_assert_cmpstr (self->said, ==, "Calendar with 1 entry written");
  g_assert_nonnull (strstr (neutral, "SUMMARY:Appointment\r\n"));
  g_assert_null (strstr (neutral, "Sample Patient"));
  g_assert_null (strstr (neutral, "VALARM"));
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  full = export (self, TRUE);
  g_assert_nonnull (strstr (full, "SUMMARY:Sample Patient 1"));
  g_assert_nonnull (strstr (full, "TRIGGER:-P1D\r\n"));
}

static AdwMessageDialog *
find_message (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data)
        && gtk_window_get_transient_for (link->data) == parent)
      return link->data;
  return NULL;
}

static gboolean
has_message (gpointer parent)
{
  return find_message (parent) != NULL;
}

/* A course that cannot be planned does not keep the calendar from being written. */
static void
test_export_unplanned (Fixture *self, gconstpointer data)
{
  RgmCalendarExportDialog *dialog = rgm_calendar_export_dialog_new (self->store.service, NULL,
                                                                    TODAY);
  GtkWindow *parent = GTK_WINDOW (adw_window_new ());
  g_autofree char *text = NULL;

  rgm_record_set_text (&self->course->basis, "nobodys");
  service_fixture_save_course (&self->store, self->course);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  display_show (GTK_WIDGET (parent));
  display_show (GTK_WIDGET (dialog));
  rgm_calendar_export_dialog_write (dialog, self->path);
  g_assert_true (display_wait_for (has_message, parent));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (find_message (parent)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Calendar with 1 entry written");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (find_message (parent)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "Course (Sample Patient 1, Acne scars): it cannot be planned. The protocol acne-scars has no "
    "basis “nobodys”; it has standard, shortest.");
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
  gtk_window_destroy (GTK_WINDOW (find_message (parent)));
  gtk_window_destroy (parent);
}

/* The dialog stays with its form and says why. */
static void
test_export_fails (Fixture *self, gconstpointer data)
{
  RgmCalendarExportDialog *dialog = rgm_calendar_export_dialog_new (self->store.service, NULL,
                                                                    TODAY);
  g_autofree char *nowhere = g_build_filename (self->store.folder, "none", "a.ics", NULL);

  display_show (GTK_WIDGET (dialog));
  rgm_calendar_export_dialog_write (dialog, nowhere);
  service_fixture_settle (&self->store);
  display_wait_ms (100);
  g_assert_true (g_str_has_prefix (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)),
                                   "Not exported. "));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* What takes over a second is told of and can be cancelled: nothing is left, and the form stays. */
static void
test_export_cancelled (Fixture *self, gconstpointer data)
{
  RgmCalendarExportDialog *dialog = rgm_calendar_export_dialog_new (self->store.service, NULL,
                                                                    TODAY);
  guint n_files = count_files (self->store.folder);

  display_show (GTK_WIDGET (dialog));
  /* Enter exports: what cancels has not the keyboard. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
  rgm_store_service_set_delay (self->store.service, LONG_MS);
  rgm_calendar_export_dialog_write (dialog, self->path);
  display_cancel_progress ();
  rgm_store_service_set_delay (self->store.service, 0);
  g_assert_null (self->said);
  g_assert_null (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)));
  g_assert_true (gtk_widget_get_sensitive (
    rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog))));
  g_assert_cmpuint (count_files (self->store.folder), ==, n_files);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static RgmIcsImport *
read_calendar (Fixture *self, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RgmIcsImport *import;

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  rgm_store_service_read_calendar_async (self->store.service, self->course->id, self->path, TODAY,
                                         NULL, service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  import = rgm_store_service_read_calendar_finish (self->store.service, result, &error);
  g_assert_no_error (error);

  return import;
}

static void
assert_counts (Fixture *self, guint added, guint unchanged, guint refused)
{
  g_autoptr (RgmIcsImport) import = read_calendar (self, CALENDAR);

  g_assert_cmpuint (import->counts[RGM_ICS_ADDED], ==, added);
  g_assert_cmpuint (import->counts[RGM_ICS_UNCHANGED], ==, unchanged);
  g_assert_cmpuint (import->counts[RGM_ICS_REFUSED], ==, refused);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

static void
test_import (Fixture *self, gconstpointer data)
{
  RgmCalendarImportDialog *dialog;
  GtkWidget *row;

  assert_counts (self, 2, 0, 1);
  dialog = rgm_calendar_import_dialog_new (self->store.service, read_calendar (self, CALENDAR));
  g_signal_connect_data (dialog, "imported", G_CALLBACK (on_said_cb), self, NULL, 0);
  display_show (GTK_WIDGET (dialog));
  display_assert_all_named (GTK_WIDGET (dialog));
  g_assert_cmpstr (gtk_label_get_label (part (dialog, "sum")), ==, "2 to add · 1 refused");
  g_assert_cmpuint (count_rows (part (dialog, "steps")), ==, 3);
  row = gtk_widget_get_first_child (part (dialog, "steps"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Line 4 · <b>Visit</b> & more");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "too early"));
  /* Nothing is written before the button is pressed. */
  assert_counts (self, 2, 0, 1);
  gtk_widget_activate (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
  g_assert_true (display_wait_for (has_said, self));
  assert_counts (self, 0, 2, 1);
}

/* What takes over a second is told of and can be cancelled: nothing is left, no backup either, and
 * the form stays. */
static void
test_import_cancelled (Fixture *self, gconstpointer data)
{
  RgmCalendarImportDialog *dialog =
    rgm_calendar_import_dialog_new (self->store.service, read_calendar (self, CALENDAR));
  guint n_files = count_files (self->store.folder);
  GtkWidget *button = rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog));

  g_signal_connect_data (dialog, "imported", G_CALLBACK (on_said_cb), self, NULL, 0);
  display_show (GTK_WIDGET (dialog));
  rgm_store_service_set_delay (self->store.service, LONG_MS);
  gtk_widget_activate (button);
  display_cancel_progress ();
  rgm_store_service_set_delay (self->store.service, 0);
  g_assert_null (self->said);
  g_assert_null (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpuint (count_files (self->store.folder), ==, n_files);
  assert_counts (self, 2, 0, 1);
  gtk_widget_activate (button);
  g_assert_true (display_wait_for (has_said, self));
  assert_counts (self, 0, 2, 1);
}

static void
import_calendar (Fixture *self, const char *text)
{
  g_autoptr (RgmIcsImport) import = read_calendar (self, text);
  g_autoptr (GAsyncResult) result = NULL;
  const RgmStoreTransfer unwatched = { NULL, NULL, NULL };

  rgm_store_service_import_calendar_async (self->store.service, import, &unwatched,
                                           service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  g_assert_true (rgm_store_service_import_calendar_finish (self->store.service, result, NULL));
}

static void
undo (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmChange) change = NULL;

  rgm_store_service_undo_async (self->store.service, 0, NULL, service_fixture_on_done_cb,
                                &self->store);
  result = service_fixture_wait (&self->store);
  change = rgm_store_service_turn_finish (self->store.service, result, NULL);
  g_assert_nonnull (change);
  g_assert_cmpstr (change->name, ==, RGM_CHANGE_IMPORT);
}

/* What becomes of the event of a calendar that has one. */
static RgmIcsAction
foresee (Fixture *self, const char *text)
{
  g_autoptr (RgmIcsImport) import = read_calendar (self, text);
  const RgmIcsStep *step = import->steps->pdata[0];

  return step->action;
}

#define STATE(sequence, start) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n" \
  "SEQUENCE:" sequence \
  "\r\nDTSTART:" start "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
#define FIRST STATE ("1", "20270110T143000")
#define SECOND STATE ("2", "20270112T143000")
#define THIRD STATE ("3", "20270114T143000")

/* An import that was undone can be made again, and so can that of an older calendar, which the
 * one that was undone had replaced. */
static void
test_import_undone (Fixture *self, gconstpointer data)
{
  import_calendar (self, CALENDAR);
  undo (self);
  assert_counts (self, 2, 0, 1);
  import_calendar (self, CALENDAR);
  assert_counts (self, 0, 2, 1);
  undo (self);

  import_calendar (self, FIRST);
  import_calendar (self, THIRD);
  g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_REFUSED);
  undo (self);
  g_assert_cmpint (foresee (self, THIRD), ==, RGM_ICS_MOVED);
  g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_MOVED);
  import_calendar (self, SECOND);
  g_assert_cmpint (foresee (self, FIRST), ==, RGM_ICS_REFUSED);
}

/* A booking that was there already goes with the event of the calendar, back too. */
static void
test_link_undone (Fixture *self, gconstpointer data)
{
  static const char own[] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:of another\r\n"
                            "DTSTART:20270110T143000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

  import_calendar (self, own);
  g_assert_cmpint (foresee (self, FIRST), ==, RGM_ICS_UNCHANGED);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_MOVED);
      import_calendar (self, SECOND);
      g_assert_cmpint (foresee (self, FIRST), ==, RGM_ICS_REFUSED);
      g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_UNCHANGED);
      undo (self);
    }
  g_assert_cmpint (foresee (self, FIRST), ==, RGM_ICS_UNCHANGED);
  undo (self);
  g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_ADDED);
}

/* A state that changes nothing is known nevertheless: an older one does not come after it. */
static void
test_nothing_is_remembered (Fixture *self, gconstpointer data)
{
  import_calendar (self, FIRST);
  g_assert_cmpint (foresee (self, STATE ("3", "20270110T143000")), ==, RGM_ICS_UNCHANGED);
  g_assert_cmpint (foresee (self, SECOND), ==, RGM_ICS_REFUSED);
}

/* Nothing was to be saved but an import. */
static void
test_import_fails (Fixture *self, gconstpointer data)
{
  RgmCalendarImportDialog *dialog =
    rgm_calendar_import_dialog_new (self->store.service, read_calendar (self, CALENDAR));
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");

  rgm_form_window_end_saving (RGM_FORM_WINDOW (dialog), error);
  g_assert_cmpstr (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)), ==,
                   "Not imported. The disk is full.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_nothing_to_import (Fixture *self, gconstpointer data)
{
  RgmCalendarImportDialog *dialog = rgm_calendar_import_dialog_new (
    self->store.service, read_calendar (self, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

  display_show (GTK_WIDGET (dialog));
  g_assert_cmpstr (gtk_label_get_label (part (dialog, "sum")), ==,
                   "The calendar has no appointments.");
  g_assert_false (gtk_widget_get_sensitive (
    rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_no_calendar (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "name;day\r\n", -1, NULL));
  rgm_store_service_read_calendar_async (self->store.service, self->course->id, self->path, TODAY,
                                         NULL, service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  g_assert_null (rgm_store_service_read_calendar_finish (self->store.service, result, &error));
  g_assert_error (error, RGM_ICS_ERROR, RGM_ICS_ERROR_SYNTAX);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  DIALOG_TEST ("/calendar-dialogs/export", test_export);
  DIALOG_TEST ("/calendar-dialogs/export-unplanned", test_export_unplanned);
  DIALOG_TEST ("/calendar-dialogs/export-fails", test_export_fails);
  DIALOG_TEST ("/calendar-dialogs/export-cancelled", test_export_cancelled);
  DIALOG_TEST ("/calendar-dialogs/import", test_import);
  DIALOG_TEST ("/calendar-dialogs/import-cancelled", test_import_cancelled);
  DIALOG_TEST ("/calendar-dialogs/import-undone", test_import_undone);
  DIALOG_TEST ("/calendar-dialogs/link-undone", test_link_undone);
  DIALOG_TEST ("/calendar-dialogs/nothing-is-remembered", test_nothing_is_remembered);
  DIALOG_TEST ("/calendar-dialogs/import-fails", test_import_fails);
  DIALOG_TEST ("/calendar-dialogs/nothing-to-import", test_nothing_to_import);
  DIALOG_TEST ("/calendar-dialogs/no-calendar", test_no_calendar);

  return g_test_run ();
}
