#include "config.h"

#include "display-fixture.h"
#include "rgm-archive-json-writer.h"
#include "rgm-erase-dialog.h"
#include "rgm-main-window-transfer.h"
#include "rgm-patient-dialog.h"
#include "rgm-places.h"
#include "rgm-salvaged-files.h"
#include "rgm-sample.h"
#include "rgm-session-dialog-private.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Somebody is erased by another program while a window still has them. */

#define NOTES "Everything that was typed"

/* As regimenctl does it, in a process of its own. */
static void
erase_elsewhere (WindowFixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, &error);
  g_autoptr (RgmErasure) erasure = NULL;

  g_assert_no_error (error);
  erasure = rgm_erase_patient (store, id, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_failed (gpointer form)
{
  return rgm_form_window_get_failure (form) != NULL;
}

static const char *
save (gpointer form)
{
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  g_assert_true (display_wait_for (has_failed, form));
  return rgm_form_window_get_failure (form);
}

static gboolean
is_closed (gpointer form)
{
  return *(gpointer *) form == NULL;
}

static void
type_notes (GtkTextView *view)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), NOTES, -1);
}

static void
assert_notes (GtkTextView *view)
{
  g_autofree char *notes = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &notes, NULL);
  g_assert_cmpstr (notes, ==, NOTES);
}

/* The form says so, and keeps what was typed: saved again, it is a new patient. */
static void
test_patient_form (WindowFixture *self, gconstpointer data)
{
  RgmPatientList *patients;
  g_autoptr (RgmPatient) patient = NULL;
  GtkWindow *form;
  GtkTextView *view;
  const char *failure;

  window_fixture_open_practice (self);
  patients = rgm_workspace_get_patients (self->workspace);
  window_fixture_select_first (self);
  patient = rgm_patient_copy (window_fixture_get_patient (self));
  form = rgm_patient_dialog_new (self->store.service, SERVICE_FIXTURE_TODAY, patient);
  gtk_window_present (form);
  view = GTK_TEXT_VIEW (display_find (GTK_WIDGET (form), GTK_TYPE_TEXT_VIEW, 0));
  type_notes (view);
  erase_elsewhere (self, patient->id);
  failure = save (form);
  g_test_message ("%s", failure);
  g_assert_nonnull (strstr (failure, "was erased"));
  g_assert_nonnull (strstr (failure, "What you entered is still here."));
  assert_notes (view);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (rgm_form_window_get_save_button (
                     RGM_FORM_WINDOW (form)))), ==, "_Save as New Patient");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  g_assert_true (display_wait_for (is_closed, &form));
  service_fixture_settle (&self->store);
  g_assert_cmpuint (rgm_patient_list_get_position (patients, patient->id), ==, G_MAXUINT);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, RGM_SAMPLE_PATIENTS);
}

static gboolean
has_no_patient (gpointer self)
{
  return window_fixture_get_patient (self) == NULL;
}

/* A session of theirs cannot be saved either, whether the window has seen yet that they are gone
 * or not. */
static void
test_session_form (WindowFixture *self, gconstpointer data)
{
  gboolean is_seen = GPOINTER_TO_INT (data);
  RgmSessionDialog *form;
  const char *failure;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  form = rgm_session_dialog_new_booking (rgm_workspace_get_course_model (self->workspace),
                                         SERVICE_FIXTURE_TODAY + 400);
  gtk_window_present (GTK_WINDOW (form));
  type_notes (form->notes);
  erase_elsewhere (self, window_fixture_get_patient (self)->id);
  if (is_seen)
    g_assert_true (display_wait_for (has_no_patient, self));
  failure = save (form);
  g_test_message ("%s", failure);
  g_assert_nonnull (strstr (failure, "was erased"));
  assert_notes (form->notes);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
close_others (WindowFixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0; )
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window))
        gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* An export of before: the question says who will not come in, before anything is written. */
static void
test_import (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (RgmArchive) archive = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (self->store.folder, "before.json", NULL);

  window_fixture_open_practice (self);
  store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  archive = rgm_store_load_archive (store, NULL, NULL, NULL);
  text = rgm_archive_json_write (archive);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window_fixture_select_first (self);
  erase_elsewhere (self, window_fixture_get_patient (self)->id);
  rgm_main_window_import_file (self->window, path);
  g_assert_true (display_wait_for (display_says,
                                   (gpointer) "was erased here and is not brought back"));
  close_others (self);
}

static gboolean
has_backup (gpointer backups)
{
  return rgm_backup_service_get_last (backups) != NULL;
}

/* Once the backup that is made at the start is made: it takes the place of any other of the same
 * hour that was made before it. */
static RgmBackupEntry *
seal_backup (WindowFixture *self)
{
  g_autoptr (RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr (RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                        NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr (GError) error = NULL;
  RgmBackupEntry *sealed;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  g_assert_true (display_wait_for (has_backup, rgm_workspace_get_backups (self->workspace)));
  sealed = rgm_backup_make (self->store.path, &options, &error);
  g_assert_no_error (error);
  return sealed;
}

/* What was sealed could not be rewritten; to restore it says how many were left out. */
static void
test_restore (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) sealed = seal_backup (self);
  RgmPassphrase *passphrase = rgm_passphrase_new ("correct horse");
  RgmBackupService *backups = rgm_workspace_get_backups (self->workspace);
  const RgmStoreTransfer transfer = { NULL, NULL, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  erase_elsewhere (self, window_fixture_get_patient (self)->id);
  rgm_backup_service_restore_async (backups, sealed->path, passphrase, &transfer,
                                    service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  rgm_backup_service_restore_finish (backups, result, &error);
  g_assert_no_error (error);
  g_assert_true (display_wait_for (display_says,
                                   (gpointer) "1 patient who was erased was left out."));
  close_others (self);
}

/* The dialog that asks for the passphrase of sealed backups. */
static RgmFormWindow *
ask_to_erase (WindowFixture *self)
{
  GtkWindow *dialog;

  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says,
                                   (gpointer) "With it the patient is erased inside"));
  dialog = window_fixture_find_dialog (self);
  g_assert_true (RGM_IS_ERASE_DIALOG (dialog));
  return RGM_FORM_WINDOW (dialog);
}

static void
type_passphrase (RgmFormWindow *dialog, const char *text)
{
  GtkWidget *row = display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gint64
count_in (const RgmBackupEntry *backup)
{
  g_autoptr (RgmBackupEntry) read = rgm_backup_verify (backup->path, NULL);

  return read->n_patients;
}

/* A wrong passphrase is told beside the field, and nothing is lost: neither what was typed nor
 * anybody. The right one erases inside the backup. */
static void
test_passphrase (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) sealed = seal_backup (self);
  RgmFormWindow *dialog = ask_to_erase (self);
  GtkWidget *row = display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  type_passphrase (dialog, "wrong horse");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (display_says, (gpointer) "No sealed backup opens with this"));
  g_assert_null (rgm_form_window_get_failure (dialog));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "wrong horse");
  g_assert_nonnull (window_fixture_get_patient (self));
  g_assert_cmpint (count_in (sealed), ==, RGM_SAMPLE_PATIENTS);
  type_passphrase (dialog, "correct horse");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  window_fixture_wait_for_toast (self, "Patient erased");
  g_assert_null (window_fixture_find_dialog (self));
  g_assert_cmpint (count_in (sealed), ==, RGM_SAMPLE_PATIENTS - 1);
}

static gboolean
is_alone (gpointer self)
{
  return window_fixture_find_dialog (self) == NULL;
}

/* Without it, what is sealed is offered to be deleted. */
static void
test_no_passphrase (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) sealed = seal_backup (self);
  RgmFormWindow *dialog = ask_to_erase (self);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (display_says, (gpointer) "These files could not be opened"));
  g_assert_cmpint (count_in (sealed), ==, RGM_SAMPLE_PATIENTS);
  gtk_window_close (window_fixture_find_dialog (self));
  g_assert_true (display_wait_for (is_alone, self));
}

/* Longer than anybody waits: the store goes on when the test says so. */
#define LONG_MS 1000000

static gboolean
shows_progress (gpointer data)
{
  return display_find_progress_bar () != NULL;
}

/* What takes long is told of after a second. It cannot be cancelled, and says why: half-way, one
 * who stays would have lost backups. */
static void
test_takes_long (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) sealed = seal_backup (self);
  RgmFormWindow *dialog = ask_to_erase (self);
  GtkWindow *window;

  type_passphrase (dialog, "correct horse");
  rgm_store_service_set_delay (self->store.service, LONG_MS);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (shows_progress, NULL));
  g_assert_true (display_says ((gpointer) "Erasing from the Backups…"));
  g_assert_true (display_says ((gpointer) "It cannot be stopped half-way"));
  window = GTK_WINDOW (gtk_widget_get_root (display_find_progress_bar ()));
  g_assert_cmpuint (display_count (GTK_WIDGET (window), GTK_TYPE_BUTTON), ==, 0);
  gtk_window_close (window);
  gtk_window_close (GTK_WINDOW (dialog));
  display_wait_ms (100);
  g_assert_true (shows_progress (NULL));
  rgm_store_service_set_delay (self->store.service, 0);
  window_fixture_wait_for_toast (self, "Patient erased");
  g_assert_true (display_wait_for (is_alone, self));
  g_assert_cmpint (count_in (sealed), ==, RGM_SAMPLE_PATIENTS - 1);
}

static GtkWidget *
find_button (GtkWindow *dialog, const char *label)
{
  for (guint i = 0; i < display_count (GTK_WIDGET (dialog), GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  return NULL;
}

/* Answers the question that is asked, and waits until that is gone. */
static void
answer (WindowFixture *self, const char *label)
{
  GtkWindow *dialog = window_fixture_find_dialog (self);
  GtkWidget *button = find_button (dialog, label);

  g_assert_nonnull (button);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (display_wait_for (is_closed, &dialog));
}

/* The file that the database was salvaged from is on a disk that is away. */
static char *
leave_disk (WindowFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, &error);
  char *disk = g_build_filename (self->store.folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "own.regimen", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (rgm_store_save_setting (store, "former-files", uri, &error));
  g_assert_no_error (error);
  return disk;
}

/* The result says so, and offers to try again with the disk there; then nothing more is said. */
static void
test_disk_away (WindowFixture *self, gconstpointer data)
{
  g_autofree char *disk = NULL;
  g_autofree char *notes = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  disk = leave_disk (self);
  notes = g_build_filename (disk, "notes.txt", NULL);
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  g_assert_true (display_says ((gpointer) "Files that you exported or copied stay as they are."));
  answer (self, "_Erase for Good");
  g_assert_true (display_wait_for (display_says, (gpointer) "may hold the patient still"));
  g_assert_true (display_says (disk));
  window_fixture_wait_for_toast (self, "Patient erased");
  answer (self, "_Try Again");
  g_assert_true (display_wait_for (display_says, disk));
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  g_assert_true (g_file_set_contents (notes, "mine", -1, NULL));
  answer (self, "_Try Again");
  display_wait_ms (100);
  service_fixture_settle (&self->store);
  g_assert_true (is_alone (self));
}

/* One that was deleted for good can be forgotten, after a second question, and is told of no
 * more. */
static void
test_forget_folders (WindowFixture *self, gconstpointer data)
{
  g_autofree char *disk = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  disk = leave_disk (self);
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  answer (self, "_Erase for Good");
  g_assert_true (display_wait_for (display_says, (gpointer) "Not All Backups Were Reached"));
  answer (self, "_Forget Folders…");
  g_assert_true (display_wait_for (display_says, (gpointer) "Forget These Folders?"));
  g_assert_true (display_says (disk));
  answer (self, "_Cancel");
  g_assert_true (display_wait_for (display_says, (gpointer) "Not All Backups Were Reached"));
  answer (self, "_Forget Folders…");
  g_assert_true (display_wait_for (display_says, (gpointer) "Forget These Folders?"));
  answer (self, "_Forget Folders");
  window_fixture_wait_for_toast (self, "Folders forgotten");
  window_fixture_select_first (self);
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  answer (self, "_Erase for Good");
  window_fixture_wait_for_toast (self, "Patient erased");
  service_fixture_settle (&self->store);
  g_assert_true (is_alone (self));
}

/* A folder that is there, but empty, may be where a disk belongs. */
static void
test_empty_folder (WindowFixture *self, gconstpointer data)
{
  g_autofree char *disk = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  disk = leave_disk (self);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  answer (self, "_Erase for Good");
  g_assert_true (display_wait_for (display_says, (gpointer) "Not All Backups Were Reached"));
  g_assert_null (find_button (window_fixture_find_dialog (self), "_Forget Folders…"));
  answer (self, "_Close");
}

/* A setting tells where a file was, and what it was called. */
static void
save_former (WindowFixture *self, const char *path)
{
  g_autoptr (RgmStore) store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (rgm_store_save_setting (store, "former-files", uri, NULL));
}

static void
assert_former (WindowFixture *self, const char *expected)
{
  g_autoptr (RgmStore) store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  g_autofree char *uri = g_filename_to_uri (expected, NULL, NULL);
  g_autofree char *value = NULL;

  g_assert_true (rgm_store_load_setting (store, "former-files", &value, NULL));
  g_assert_cmpstr (value, ==, uri);
}

/* A damaged file that was called after them is not remembered any more, neither on this computer
 * nor in the database. */
static void
test_called_after (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *neutral = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  name = g_strconcat (window_fixture_get_patient (self)->name, ".db", NULL);
  from = g_build_filename (self->store.folder, name, NULL);
  neutral = g_build_filename (self->store.folder, "~", NULL);
  save_former (self, from);
  g_assert_true (rgm_salvaged_files_note (places->salvaged_dir, from, self->store.path, NULL));
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  answer (self, "_Erase for Good");
  window_fixture_wait_for_toast (self, "Patient erased");
  g_assert_false (rgm_salvaged_files_know (places->salvaged_dir, from));
  assert_former (self, neutral);
}

/* What is left is deleted by the store's thread, which is told of as whatever takes long. */
static void
test_delete_left (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) sealed = seal_backup (self);
  RgmFormWindow *dialog = ask_to_erase (self);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (display_says, (gpointer) "These files could not be opened"));
  rgm_store_service_set_delay (self->store.service, LONG_MS);
  answer (self, "_Delete Files");
  g_assert_true (display_wait_for (shows_progress, NULL));
  g_assert_true (display_says ((gpointer) "Deleting Files…"));
  g_assert_true (g_file_test (sealed->path, G_FILE_TEST_EXISTS));
  rgm_store_service_set_delay (self->store.service, 0);
  window_fixture_wait_for_toast (self, "Files deleted");
  g_assert_true (display_wait_for (is_alone, self));
  g_assert_false (g_file_test (sealed->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  WINDOW_TEST ("/erased/patient-form", test_patient_form);
  WINDOW_TEST ("/erased/session-form", test_session_form);
  g_test_add ("/erased/session-form-seen", WindowFixture, GINT_TO_POINTER (TRUE),
              window_fixture_set_up, test_session_form, window_fixture_tear_down);
  WINDOW_TEST ("/erased/import", test_import);
  WINDOW_TEST ("/erased/restore", test_restore);
  WINDOW_TEST ("/erased/passphrase", test_passphrase);
  WINDOW_TEST ("/erased/no-passphrase", test_no_passphrase);
  WINDOW_TEST ("/erased/takes-long", test_takes_long);
  WINDOW_TEST ("/erased/disk-away", test_disk_away);
  WINDOW_TEST ("/erased/forget-folders", test_forget_folders);
  WINDOW_TEST ("/erased/empty-folder", test_empty_folder);
  WINDOW_TEST ("/erased/called-after", test_called_after);
  WINDOW_TEST ("/erased/delete-left", test_delete_left);
  return g_test_run ();
}
