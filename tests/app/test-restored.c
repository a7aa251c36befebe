/* What the window says once a backup is restored, or a table is in: the way back is that of the
 * very change, and there is none where nothing was changed. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-main-window-private.h"
#include "rgm-main-window-transfer.h"
#include "rgm-restore-dialog.h"
#include "rgm-table-import-dialog.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define HELD "The backup held what is here already"
#define NOTHING "Nothing was imported: what was here is kept"

static RgmBackupEntry *
make_backup (WindowFixture *self)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr (GError) error = NULL;
  RgmBackupEntry *backup = rgm_backup_make (self->store.path, &options, &error);

  g_assert_no_error (error);
  return backup;
}

static guint
count_patients (WindowFixture *self)
{
  return rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace));
}

/* Somebody is added, which can be undone: what is told next is not that. */
static guint
change_something (WindowFixture *self)
{
  window_fixture_open_practice (self);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 98"));
  service_fixture_settle (&self->store);
  g_assert_true (window_fixture_is_enabled (self, "undo"));
  return count_patients (self);
}

/* Only the button that closes it, which has no words. */
static void
assert_no_way_back (WindowFixture *self, const char *words)
{
  GtkWidget *toast = window_fixture_wait_for_toast (self, words);
  GtkWidget *button;

  for (guint i = 0; (button = display_find (toast, GTK_TYPE_BUTTON, i)) != NULL; i++)
    g_assert_false (gtk_widget_get_mapped (button)
                    && gtk_button_get_label (GTK_BUTTON (button)) != NULL);
}

/* A backup that holds what is there already changes nothing, so that there is nothing of it to be
 * undone; and what was done before it is not offered in its place. */
static void
test_nothing_restored (WindowFixture *self, gconstpointer data)
{
  guint n_patients = change_something (self);
  g_autoptr (RgmBackupEntry) backup = make_backup (self);

  window_fixture_restore (self, backup);
  assert_no_way_back (self, HELD);
  g_assert_null (window_fixture_find_toast (self, "Backup restored"));
  g_assert_cmpuint (count_patients (self), ==, n_patients);
}

/* Also where nothing was ever done that can be undone: the window is not silent. */
static void
test_nothing_ever_done (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = NULL;

  window_fixture_open_practice (self);
  service_fixture_settle (&self->store);
  backup = make_backup (self);
  g_assert_false (window_fixture_is_enabled (self, "undo"));
  window_fixture_restore (self, backup);
  assert_no_way_back (self, HELD);
}

/* What another program did once the backup was restored is not undone in its place. */
static void
test_overtaken (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 99");
  g_autoptr (RgmBackupEntry) backup = NULL;
  g_autoptr (RgmStore) other = NULL;
  guint n_patients;

  window_fixture_open_practice (self);
  backup = make_backup (self);
  n_patients = count_patients (self);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 98"));
  window_fixture_restore (self, backup);
  window_fixture_wait_for_toast (self, "Backup restored");
  other = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  g_assert_true (rgm_store_save_patient (other, patient, NULL));
  window_fixture_press_toast (self, "Backup restored");
  window_fixture_wait_for_toast (self, "Not undone: something else was changed since");
  rgm_store_service_look (self->store.service);
  service_fixture_settle (&self->store);
  g_assert_cmpuint (count_patients (self), ==, n_patients + 1);
}

static void
assert_promised (WindowFixture *self, const char *in_place_of, const char *words)
{
  GtkWindow *dialog = rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace),
                                              in_place_of);
  GtkWidget *label;

  display_show (GTK_WIDGET (dialog));
  for (guint i = 0; (label = display_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "All records become"))
      break;
  g_assert_nonnull (label);
  g_test_message ("“%s”", gtk_label_get_text (GTK_LABEL (label)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), words));
  gtk_window_destroy (dialog);
}

/* Before anybody restores: whether there is a way back, and what becomes of the file. */
static void
test_promises (WindowFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->store.folder, "old & <new>.db", NULL);
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);

  window_fixture_open_practice (self);
  assert_promised (self, NULL, "is backed up first, and the restore can be undone.");
  assert_promised (self, file, "in a new file, “old & <new>.db”, as there is none now. The "
                               "restore cannot be undone.");
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_promised (self, file, "The file that is there now is kept beside it, under a name that "
                               "begins with “old & <new>.db.damaged-”. The restore cannot be "
                               "undone.");
  /* What is left of a file is kept, too. */
  g_assert_cmpint (g_rename (file, journal), ==, 0);
  assert_promised (self, file, "begins with “old & <new>.db.damaged-”. The restore cannot be");
  service_fixture_settle (&self->store);
}

#define N_BACKUPS 3

/* @data: the dialog */
static gboolean
has_backups (gpointer data)
{
  return display_find (data, GTK_TYPE_CHECK_BUTTON, N_BACKUPS - 1) != NULL;
}

static void
make_backup_at (WindowFixture *self, gint64 now)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = now };
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) backup = rgm_backup_make (self->store.path, &options, &error);

  g_assert_no_error (error);
}

/* The row of a backup is called by when that was made, by the clock on the wall. */
static void
assert_row (GtkWindow *dialog, gint64 at, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  g_autofree char *wanted = g_date_time_format (time, format);
  GtkWidget *row;

  for (guint i = 0; (row = display_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), wanted))
      return;
  g_test_message ("no row ends with “%s”", wanted);
  g_assert_not_reached ();
}

/* Two of one minute are told apart by their seconds, and others are not burdened with them. */
static void
test_same_minute (WindowFixture *self, gconstpointer data)
{
  const gint64 minute_us = 60 * G_USEC_PER_SEC;
  gint64 minute = (g_get_real_time () / minute_us - 10) * minute_us;
  GtkWindow *dialog;

  window_fixture_open_practice (self);
  make_backup_at (self, minute + 7 * G_USEC_PER_SEC);
  make_backup_at (self, minute + 28 * G_USEC_PER_SEC);
  make_backup_at (self, minute + minute_us + 9 * G_USEC_PER_SEC);
  dialog = rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL);
  display_show (GTK_WIDGET (dialog));
  g_assert_true (display_wait_for (has_backups, dialog));
  assert_row (dialog, minute, ", %H:%M:07");
  assert_row (dialog, minute, ", %H:%M:28");
  assert_row (dialog, minute + minute_us, ", %H:%M");
  gtk_window_destroy (dialog);
  service_fixture_settle (&self->store);
}

static gboolean
has_table (gpointer data)
{
  GtkWindow *dialog = window_fixture_find_dialog (data);

  return dialog != NULL && RGM_IS_TABLE_IMPORT_DIALOG (dialog);
}

/* Another program may bring the same table in just before. */
static void
test_nothing_imported (WindowFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->store.folder, "table.csv", NULL);
  guint n_patients = change_something (self);
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (path, "Date,Depth\n2026-01-05,1.0\n", -1, NULL));
  rgm_main_window_import_file (self->window, path);
  g_assert_true (display_wait_for (has_table, self));
  dialog = window_fixture_find_dialog (self);
  g_signal_emit_by_name (dialog, "imported", "1 session imported", (gint64) 0);
  assert_no_way_back (self, NOTHING);
  g_assert_cmpuint (count_patients (self), ==, n_patients);
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  WINDOW_TEST ("/restored/nothing", test_nothing_restored);
  WINDOW_TEST ("/restored/nothing ever done", test_nothing_ever_done);
  WINDOW_TEST ("/restored/overtaken", test_overtaken);
  WINDOW_TEST ("/restored/promises", test_promises);
  WINDOW_TEST ("/restored/same minute", test_same_minute);
  WINDOW_TEST ("/restored/nothing imported", test_nothing_imported);
  return g_test_run ();
}
