/* From a damaged file back to the patients, by the page that tells of the damage; and from a backup
 * of the database that is open. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-backup.h"
#include "rgm-places.h"
#include "rgm-problem-page.h"
#include "rgm-progress-window.h"
#include "rgm-restore-dialog.h"
#include "rgm-salvaged-files.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PATIENTS 3
/* Longer than a slow machine takes until progress is shown. */
#define LONG_MS 120000

static guint
count_patients (WindowFixture *self)
{
  return rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace));
}

static RgmBackupEntry *
make_backup (WindowFixture *self)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  RgmBackupEntry *backup;
  g_autoptr (GError) error = NULL;

  backup = rgm_backup_make (self->store.path, &options, &error);
  g_assert_no_error (error);
  return backup;
}

/* A database with patients, and a backup of it. */
static RgmBackupEntry *
fill (WindowFixture *self)
{
  service_fixture_open (&self->store, RGM_STORE_CREATE);
  service_fixture_add_patients (&self->store, N_PATIENTS);
  return make_backup (self);
}

/* The beginning still says whose file it is; what follows is lost. */
static void
damage (WindowFixture *self)
{
  g_autofree char *bytes = NULL;
  gsize length;

  rgm_store_service_close (self->store.service);
  g_clear_object (&self->store.service);
  g_assert_true (g_file_get_contents (self->store.path, &bytes, &length, NULL));
  memset (bytes + 100, 0xa5, 1100);
  g_assert_true (g_file_set_contents_full (self->store.path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  self->store.service = rgm_store_service_new (self->store.path);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (RGM_IS_RESTORE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
has_backups (gpointer dialog)
{
  return display_find (dialog, GTK_TYPE_CHECK_BUTTON, 0) != NULL;
}

static gboolean
is_dialog_gone (gpointer data)
{
  return find_dialog () == NULL;
}

/* Presses Restore for the newest backup, as a user does. */
static void
choose_newest (GtkWindow *dialog)
{
  g_assert_nonnull (dialog);
  g_assert_true (display_wait_for (has_backups, dialog));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  gtk_widget_activate (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
}

static char *
find_kept (WindowFixture *self)
{
  g_autofree char *begin = g_path_get_basename (self->store.path);
  g_autofree char *prefix = g_strconcat (begin, ".damaged-", NULL);
  g_autoptr (GDir) folder = g_dir_open (self->store.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      if (g_str_has_prefix (name, prefix) && !g_str_has_suffix (name, "-journal"))
        return g_build_filename (self->store.folder, name, NULL);
    }
  return NULL;
}

/* What is said is told to screen readers as well. */
static void
assert_told (WindowFixture *self, const char *begin)
{
  GtkWidget *toast = window_fixture_wait_for_toast (self, begin);
  GtkWidget *label;

  for (guint i = 0; (label = display_find (toast, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label)) == GTK_ACCESSIBLE_ROLE_STATUS)
        break;
    }
  g_assert_nonnull (label);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), begin));
}

static gboolean
is_ready (gpointer data)
{
  WindowFixture *self = data;

  return rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_READY
         && count_patients (self) == N_PATIENTS;
}

/* The window that says what cannot be known, or NULL. */
static GtkWindow *
find_warning (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *label;

      for (guint j = 0; (label = display_find (GTK_WIDGET (window), GTK_TYPE_LABEL, j)) != NULL;
           j++)
        if (strstr (gtk_label_get_text (GTK_LABEL (label)), "nothing that is left tells who"))
          return window;
    }
  return NULL;
}

static gboolean
is_warned (gpointer data)
{
  return find_warning () != NULL;
}

/* Nothing can tell who was erased after the backup was made, and that is said. */
static void
close_warning (void)
{
  g_assert_true (display_wait_for (is_warned, NULL));
  gtk_window_destroy (find_warning ());
}

/* The menu goes on where the backup was: with what had been done last before it was made. */
static void
assert_undo_is_that_of_backup (WindowFixture *self)
{
  const RgmChange *last =
    rgm_store_changes_get_undo (rgm_store_service_get_changes (self->store.service));

  g_assert_cmpstr (last->name, ==, "patient-added");
  window_fixture_activate (self, "undo");
  service_fixture_settle (&self->store);
  g_assert_cmpuint (count_patients (self), ==, 0);
}

/* The damaged file is not thrown away: it is kept, byte for byte, under the time of the restore. */
static void
test_damaged (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = fill (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *year = g_date_time_format (now, ".damaged-%Y");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  gsize n_before, n_after;

  damage (self);
  g_assert_true (g_file_get_contents (self->store.path, &before, &n_before, NULL));
  window_fixture_open_window (self, FALSE);
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_PROBLEM);
  window_fixture_activate (self, "restore-backup");
  choose_newest (find_dialog ());
  g_assert_true (display_wait_for (is_dialog_gone, NULL));
  g_assert_true (display_wait_for (is_ready, self));
  assert_told (self, "Backup restored; the file that was there is kept");
  kept = find_kept (self);
  g_assert_nonnull (kept);
  g_assert_nonnull (strstr (kept, year));
  g_assert_true (g_file_get_contents (kept, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  close_warning ();
  assert_undo_is_that_of_backup (self);
}

/* What did not work says so in its own words, and the damaged file stays where it is. */
static void
test_fails (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = fill (self);
  GtkWindow *dialog;
  const char *failure;

  damage (self);
  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "restore-backup");
  dialog = find_dialog ();
  g_assert_true (display_wait_for (has_backups, dialog));
  g_assert_cmpint (g_unlink (backup->path), ==, 0);
  choose_newest (dialog);
  while ((failure = rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (failure, "Not restored. "));
  g_assert_null (strstr (failure, "What you entered"));
  g_assert_null (find_kept (self));
  gtk_window_destroy (dialog);
}

static gboolean
has_all (gpointer data)
{
  return count_patients (data) == N_PATIENTS;
}

static gboolean
has_one_more (gpointer data)
{
  return count_patients (data) == N_PATIENTS + 1;
}

/* Restoring takes away what came since, and the toast has it back. */
static void
test_undo (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = NULL;

  rgm_backup_entry_free (fill (self));
  window_fixture_open_window (self, FALSE);
  g_assert_true (display_wait_for (has_all, self));
  backup = make_backup (self);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 9"));
  g_assert_true (display_wait_for (has_one_more, self));
  window_fixture_restore (self, backup);
  g_assert_true (display_wait_for (has_all, self));
  assert_told (self, "Backup restored");
  window_fixture_press_toast (self, "Backup restored");
  g_assert_true (display_wait_for (has_one_more, self));
}

/* Whoever has had enough of waiting has everything as it was, and may choose again. */
static void
test_cancelled (WindowFixture *self, gconstpointer data)
{
  GtkWindow *dialog;

  rgm_backup_entry_free (fill (self));
  window_fixture_open_window (self, FALSE);
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 9"));
  g_assert_true (display_wait_for (has_one_more, self));
  dialog = rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self->window));
  gtk_window_present (dialog);
  g_assert_true (display_wait_for (has_backups, dialog));
  rgm_store_service_set_delay (self->store.service, LONG_MS);
  choose_newest (dialog);
  display_cancel_progress ();
  rgm_store_service_set_delay (self->store.service, 0);
  display_wait_ms (100);
  g_assert_true (has_one_more (self));
  g_assert_true (find_dialog () == dialog);
  g_assert_null (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)));
  choose_newest (dialog);
  g_assert_true (display_wait_for (has_all, self));
}

static gpointer
tell_half (gpointer progress)
{
  rgm_progress_tell (1, 2, progress);
  return NULL;
}

static gboolean
shows_half (gpointer data)
{
  GtkWidget *bar = display_find_progress_bar ();

  return bar != NULL && gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) == 0.5;
}

/* The thread that does it tells how far it is. */
static void
test_tells_how_far (WindowFixture *self, gconstpointer data)
{
  RgmProgress *progress;

  rgm_backup_entry_free (fill (self));
  window_fixture_open_window (self, FALSE);
  progress = rgm_progress_begin (GTK_WINDOW (self->window), "Restoring…");
  g_thread_join (g_thread_new ("restore", tell_half, progress));
  g_assert_true (display_wait_for (shows_half, NULL));
  rgm_progress_end (progress);
}

static void
remove_database (WindowFixture *self)
{
  rgm_store_service_close (self->store.service);
  g_clear_object (&self->store.service);
  g_assert_cmpint (g_unlink (self->store.path), ==, 0);
  self->store.service = rgm_store_service_new (self->store.path);
}

typedef struct {
  WindowFixture *fixture;
  const char *words;
} Words;

/* Whether a label of the page that tells of the problem has the words. */
static gboolean
is_told_on_page (gpointer data)
{
  const Words *words = data;
  GtkWidget *page = display_find (GTK_WIDGET (words->fixture->window), RGM_TYPE_PROBLEM_PAGE, 0);
  GtkWidget *label;

  for (guint i = 0; page != NULL && (label = display_find (page, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), words->words) != NULL)
      return TRUE;
  return FALSE;
}

static void
assert_on_page (WindowFixture *self, const char *words)
{
  Words wanted = { self, words };

  g_test_message ("waiting for \"%s\"", words);
  g_assert_true (display_wait_for (is_told_on_page, &wanted));
}

/* Returns: the words of the button that is suggested, and has the focus */
static const char *
get_suggested (WindowFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_has_css_class (focus, "suggested-action"));
  return gtk_button_get_label (GTK_BUTTON (focus));
}

/* Where the database is gone and its backups are not, that is said, with what they hold, and
 * nothing that is pressed by chance puts an empty one there. */
static void
test_missing (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = fill (self);

  remove_database (self);
  window_fixture_open_window (self, FALSE);
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_PROBLEM);
  assert_on_page (self, "The File Is Missing");
  assert_on_page (self, "There is 1 backup, of ");
  assert_on_page (self, "3 patients, 0 sessions");
  g_assert_cmpstr (get_suggested (self), ==, "Restore a Backup…");
  g_assert_false (window_fixture_is_enabled (self, "keep-log"));
  g_assert_false (window_fixture_is_enabled (self, "track-patients"));
  window_fixture_activate (self, "restore-backup");
  choose_newest (find_dialog ());
  g_assert_true (display_wait_for (is_ready, self));
  g_assert_null (find_kept (self));
  assert_told (self, "Backup restored");
  close_warning ();
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_question () != NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *question;

  g_assert_true (display_wait_for (is_asked, NULL));
  question = find_question ();
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  display_wait_ms (50);
}

static gboolean
is_new (gpointer data)
{
  WindowFixture *self = data;

  return rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_READY
         && count_patients (self) == 0;
}

/* Only who says so twice begins anew, and the backups of before can be gone back to still. */
static void
test_start_anew (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) backup = fill (self);

  remove_database (self);
  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "start-anew");
  answer ("0");
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_PROBLEM);
  window_fixture_activate (self, "start-anew");
  answer ("1");
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_FIRST_RUN);
  g_assert_false (g_file_test (self->store.path, G_FILE_TEST_EXISTS));
  window_fixture_activate (self, "track-patients");
  g_assert_true (display_wait_for (is_new, self));
  window_fixture_restore (self, backup);
  g_assert_true (display_wait_for (has_all, self));
}

static gboolean
has_old_suggestion (gpointer data)
{
  WindowFixture *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return GTK_IS_BUTTON (focus)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), "Restore a Backup…") == 0;
}

/* After salvaging, the damaged file is still where it was: its page leads to the new one. */
static void
test_salvaged (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *into = g_build_filename (self->store.folder, "new.regimen", NULL);
  g_autoptr (RgmBackupEntry) backup = fill (self);

  damage (self);
  window_fixture_open_window (self, FALSE);
  g_assert_cmpstr (get_suggested (self), ==, "Restore a Backup…");
  g_assert_true (rgm_salvaged_files_note (places->salvaged_dir, self->store.path, into, NULL));
  g_assert_true (g_file_set_contents (into, "", 0, NULL));
  window_fixture_activate (self, "try-again");
  assert_on_page (self, "What could be read of it was salvaged into");
  assert_on_page (self, into);
  g_assert_cmpstr (get_suggested (self), ==, "Open the Salvaged File");
  /* What is gone is not offered. */
  g_assert_cmpint (g_unlink (into), ==, 0);
  window_fixture_activate (self, "try-again");
  assert_on_page (self, "The File Is Damaged");
  g_assert_true (display_wait_for (has_old_suggestion, self));
}

/* The sentence tells the ends of a path that is too long; nothing tells all of it. */
static void
test_long_path (void)
{
  GtkWidget *page = g_object_ref_sink (rgm_problem_page_new ());
  GtkWidget *shown
    = GTK_WIDGET (gtk_widget_get_template_child (page, RGM_TYPE_PROBLEM_PAGE, "path"));
  g_autofree char *path = g_strnfill (900, 'a');
  g_autoptr (GError) error = NULL;

  rgm_store_error_set (&error, RGM_STORE_ERROR_PATH_TOO_LONG, path, NULL);
  rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), error, path);
  g_assert_false (gtk_widget_get_visible (shown));
  g_clear_error (&error);
  rgm_store_error_set (&error, RGM_STORE_ERROR_FULL, "/elsewhere", NULL);
  rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), error, path);
  g_assert_true (gtk_widget_get_visible (shown));
  g_object_unref (page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/rescue/long path", test_long_path);
  WINDOW_TEST ("/rescue/damaged file", test_damaged);
  WINDOW_TEST ("/rescue/restore fails", test_fails);
  WINDOW_TEST ("/rescue/restore is undone", test_undo);
  WINDOW_TEST ("/rescue/restore is cancelled", test_cancelled);
  WINDOW_TEST ("/rescue/restore tells how far it is", test_tells_how_far);
  WINDOW_TEST ("/rescue/missing", test_missing);
  WINDOW_TEST ("/rescue/start anew", test_start_anew);
  WINDOW_TEST ("/rescue/salvaged", test_salvaged);

  return g_test_run ();
}
