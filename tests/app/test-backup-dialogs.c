/* The dialogs of backups: what they say when something fails; and they ask nothing needless. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-backup.h"
#include "rgm-passphrase-dialog.h"
#include "rgm-problem-page.h"
#include "rgm-restore-dialog.h"
#include "rgm-store-error.h"
#include "window-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define FOOT_MAX_PX 60

static GtkWindow *dialog;

static gboolean
is_closed (gpointer data)
{
  return dialog == NULL;
}

static gboolean
is_listed (gpointer data)
{
  return display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0) != NULL;
}

static void
watch (GtkWindow *window)
{
  dialog = window;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  display_show (GTK_WIDGET (dialog));
}

/* It is a passphrase that was to be set; and it is not entered any more, for it is nowhere kept. */
static void
test_passphrase_fails (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");

  window_fixture_open_practice (self);
  watch (rgm_passphrase_dialog_new (rgm_workspace_get_backups (self->workspace)));
  rgm_form_window_end_saving (RGM_FORM_WINDOW (dialog), error);
  g_assert_cmpstr (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)), ==,
                   "The passphrase is not set. The disk is full.");
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rgm_backup_entry_free (rgm_backup_service_make_finish (RGM_BACKUP_SERVICE (source), result,
                                                         &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* What could not be saved is gone on with where it was. */
static void
test_focus_after_failure (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");
  GtkWidget *focus;

  window_fixture_open_practice (self);
  watch (rgm_passphrase_dialog_new (rgm_workspace_get_backups (self->workspace)));
  focus = gtk_window_get_focus (dialog);
  rgm_form_window_begin_saving (RGM_FORM_WINDOW (dialog));
  g_assert_null (gtk_window_get_focus (dialog));
  rgm_form_window_end_saving (RGM_FORM_WINDOW (dialog), error);
  g_assert_true (gtk_window_get_focus (dialog) == focus);
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

/* What is to be typed can be typed at once. */
static void
test_passphrase_focus (WindowFixture *self, gconstpointer data)
{
  GtkWidget *focus;

  window_fixture_open_practice (self);
  watch (rgm_passphrase_dialog_new (rgm_workspace_get_backups (self->workspace)));
  focus = gtk_window_get_focus (dialog);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, display_find (GTK_WIDGET (dialog),
                                                              ADW_TYPE_PASSWORD_ENTRY_ROW, 0)));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
assert_wrong (guint n, gboolean wrong)
{
  GtkWidget *row = display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, n);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, wrong);
  g_assert_cmpint (gtk_test_accessible_has_state (text, GTK_ACCESSIBLE_STATE_INVALID), ==, wrong);
  if (wrong)
    gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                      GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
type (guint n, const char *text)
{
  gtk_editable_set_text (
    GTK_EDITABLE (display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, n)), text);
}

static void
assert_marked (const char *first, const char *second, gboolean first_wrong, gboolean second_wrong)
{
  type (0, first);
  type (1, second);
  assert_wrong (0, first_wrong);
  assert_wrong (1, second_wrong);
}

/* A field is wrong once no more typing makes it right, and says why to screen readers. */
static void
test_passphrase_wrong (WindowFixture *self, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (RGM_PASSPHRASE_MAX_SIZE + 1, 'a');
  GtkWidget *row;

  window_fixture_open_practice (self);
  watch (rgm_passphrase_dialog_new (rgm_workspace_get_backups (self->workspace)));
  assert_marked ("", "", FALSE, FALSE);
  assert_marked ("short", "", FALSE, FALSE);
  assert_marked ("short", "s", TRUE, FALSE);
  assert_marked (endless, "", TRUE, FALSE);
  assert_marked ("correct horse", "", FALSE, FALSE);
  assert_marked ("correct horse", "correct", FALSE, FALSE);
  assert_marked ("correct horse", "correct house", FALSE, TRUE);
  row = display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, 1);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Type the same passphrase once more.");
  assert_marked ("correct horse", "correct horse", FALSE, FALSE);
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
make_another (WindowFixture *self)
{
  RgmBackupService *backups = rgm_workspace_get_backups (self->workspace);
  gboolean is_made = FALSE;

  rgm_backup_service_make_async (backups, RGM_BACKUP_ASKED, NULL, on_made_cb, &is_made);
  while (!is_made)
    g_main_context_iteration (NULL, TRUE);
}

static void
make_backup (WindowFixture *self)
{
  window_fixture_open_practice (self);
  make_another (self);
}

static const char *
get_subtitle (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static GtkWidget *
show_one_backup (WindowFixture *self)
{
  make_backup (self);
  watch (rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL));
  g_assert_true (display_wait_for (is_listed, NULL));
  return display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0);
}

/* Looking at backups, and choosing one, is nothing that could be lost. */
static void
test_restore_closes (WindowFixture *self, gconstpointer data)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (show_one_backup (self)), TRUE);
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

/* The newest sound backup is chosen, has the keyboard, and is a choice where there is no other. */
static void
test_restore_prefers (WindowFixture *self, gconstpointer data)
{
  GtkWidget *button = show_one_backup (self);

  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_RADIO);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  g_assert_true (gtk_window_get_focus (dialog) == button);
  g_assert_true (gtk_widget_get_sensitive (
    rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog))));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

/* Has the file that backups are of have had another name when the one that there is was made. */
static void
rename_backup (WindowFixture *self, const char *name)
{
  g_autofree char *folder = rgm_backup_get_folder (self->store.path);
  g_autofree char *own = g_path_get_basename (self->store.path);
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *file = g_dir_read_name (listing);
  g_autofree char *from = g_build_filename (folder, file, NULL);
  g_autofree char *other = g_strconcat (name, file + strlen (own), NULL);
  g_autofree char *to = g_build_filename (folder, other, NULL);

  g_assert_true (g_str_has_prefix (file, own));
  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static char *
dup_subtitle (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  return g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
}

/* One that was made while the file had another name is told by that name; and whatever that is, it
 * stays on one line. */
static void
test_restore_names (WindowFixture *self, gconstpointer data)
{
  g_autofree char *own = dup_subtitle (show_one_backup (self));
  g_autofree char *other = NULL;

  g_assert_null (strstr (own, "made from"));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
  rename_backup (self, "old & <new>\n.db");
  watch (rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL));
  g_assert_true (display_wait_for (is_listed, NULL));
  other = dup_subtitle (display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_true (g_str_has_suffix (other, " · made from “old & <new> .db”"));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
make_sealed_backup (WindowFixture *self)
{
  g_autoptr (RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr (RgmBackupSeal) seal =
    rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) made = rgm_backup_make (self->store.path, &options, &error);

  g_assert_no_error (error);
}

static gboolean
has_failed (gpointer data)
{
  return rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)) != NULL;
}

/* The field is marked, gone on with, and wrong no more once another passphrase is typed. */
static void
test_restore_wrong (WindowFixture *self, gconstpointer data)
{
  GtkWidget *row;

  window_fixture_open_practice (self);
  make_sealed_backup (self);
  watch (rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL));
  g_assert_true (display_wait_for (is_listed, NULL));
  type (0, "wrong horse");
  assert_wrong (0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_assert_true (display_wait_for (has_failed, NULL));
  assert_wrong (0, TRUE);
  row = display_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), row));
  type (0, "correct horse");
  assert_wrong (0, FALSE);
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
on_failed_cb (RgmBackupService *backups, const GError *error, gboolean *is_told)
{
  g_assert_cmpuint (error->domain, ==, RGM_STORE_ERROR);
  *is_told = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Where nobody can say whether a backup is due, because there can be none, somebody hears of it. */
static void
test_none_possible (WindowFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->store.path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *before = g_build_filename (folder, "backups-before", NULL);
  g_autoptr (RgmBackupService) service = NULL;
  gboolean is_told = FALSE;

  window_fixture_open_practice (self);
  rgm_backup_service_close (rgm_workspace_get_backups (self->workspace));
  g_assert_cmpint (g_rename (backups, before), <=, 0);
  g_assert_true (g_file_set_contents (backups, "", 0, NULL));
  service = rgm_backup_service_new (rgm_workspace_get_service (self->workspace));
  g_signal_connect (service, "failed", G_CALLBACK (on_failed_cb), &is_told);
  rgm_backup_service_begin (service);
  g_assert_true (display_wait_for (is_true, &is_told));
}

static void
spoil (WindowFixture *self)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (self->store.path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "UPDATE patient SET notes = CAST (x'ff41' AS TEXT)",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
on_flawed_cb (RgmBackupService *backups, const RgmBackupEntry *backup, gboolean *is_told)
{
  g_assert_true (backup->flawed);
  *is_told = TRUE;
}

/* A backup of a database that something else altered is told of when it is made by itself, and is
 * never the last that is verified. */
static void
test_flawed_told (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupService) service = NULL;
  g_autoptr (RgmBackupEntry) last = NULL;
  gboolean is_told = FALSE;

  make_backup (self);
  rgm_backup_service_close (rgm_workspace_get_backups (self->workspace));
  last = rgm_backup_entry_copy (
    rgm_backup_service_get_last (rgm_workspace_get_backups (self->workspace)));
  g_assert_false (last->flawed);
  spoil (self);
  service = rgm_backup_service_new (rgm_workspace_get_service (self->workspace));
  g_signal_connect (service, "flawed", G_CALLBACK (on_flawed_cb), &is_told);
  rgm_backup_service_begin (service);
  g_assert_true (display_wait_for (is_true, &is_told));
  g_assert_null (rgm_backup_service_get_last (service));
  rgm_backup_service_close (service);
}

static gboolean
has_two_listed (gpointer data)
{
  return display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 1) != NULL;
}

/* The newest is of a damaged file: it says so, and the one of before is what is offered. */
static void
test_flawed_row (WindowFixture *self, gconstpointer data)
{
  GtkWidget *flawed, *sound;

  make_backup (self);
  spoil (self);
  make_another (self);
  watch (rgm_restore_dialog_new (rgm_workspace_get_backups (self->workspace), NULL));
  g_assert_true (display_wait_for (has_two_listed, NULL));
  flawed = display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0);
  sound = display_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_nonnull (strstr (get_subtitle (flawed), "made of a damaged file"));
  g_assert_null (strstr (get_subtitle (sound), "made of a damaged file"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (sound)));
  g_assert_true (gtk_widget_is_sensitive (flawed));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

static void
add_entry (GPtrArray *backups, RgmBackupState state, gboolean flawed)
{
  RgmBackupEntry *entry = rgm_backup_entry_new ("/a.backup");

  entry->state = state;
  entry->flawed = flawed;
  g_ptr_array_add (backups, entry);
}

static GtkWidget *
make_problem_page (RgmStoreError code, const GPtrArray *backups)
{
  GtkWidget *page = g_object_ref_sink (rgm_problem_page_new ());
  g_autoptr (GError) problem = NULL;

  rgm_store_error_set (&problem, code, "/a.db", NULL);
  rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), problem, "/a.db");
  rgm_problem_page_set_backups (RGM_PROBLEM_PAGE (page), backups);
  return page;
}

static void
assert_offered (const GPtrArray *backups, const char *begin, const char *end)
{
  GtkWidget *page = make_problem_page (RGM_STORE_ERROR_MISSING, backups);
  GtkWidget *label;
  const char *text = "";

  for (guint i = 0; !g_str_has_prefix (text, begin); i++)
    {
      label = display_find (page, GTK_TYPE_LABEL, i);
      g_assert_nonnull (label);
      text = gtk_label_get_label (GTK_LABEL (label));
    }
  g_assert_true (g_str_has_suffix (text, end));
  g_object_unref (page);
}

/* Where a database cannot be opened, those of it as it was sound are offered, and else the others,
 * with what they are. */
static void
test_flawed_offered (void)
{
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_backup_entry_free);

  add_entry (backups, RGM_BACKUP_DAMAGED, FALSE);
  assert_offered (backups, "No backup that can be restored", "beside it.");
  add_entry (backups, RGM_BACKUP_VERIFIED, TRUE);
  assert_offered (backups, "There is 1 backup, ", "0 sessions, made of a damaged file.");
  add_entry (backups, RGM_BACKUP_VERIFIED, FALSE);
  add_entry (backups, RGM_BACKUP_UNCHECKED, FALSE);
  assert_offered (backups, "There are 2 backups, ", "0 sessions.");
}

static gboolean
has_button (const GPtrArray *backups, const char *name, gboolean *is_suggested)
{
  GtkWidget *page = make_problem_page (RGM_STORE_ERROR_DAMAGED, backups);
  GtkWidget *button =
    GTK_WIDGET (gtk_widget_get_template_child (page, RGM_TYPE_PROBLEM_PAGE, name));
  gboolean is_visible = gtk_widget_get_visible (button);

  *is_suggested = gtk_widget_has_css_class (button, "suggested-action");
  g_object_unref (page);
  return is_visible;
}

/* Where none of them can be restored, nothing offers to; what is only not yet looked at may be. */
static void
test_nothing_to_restore (void)
{
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_backup_entry_free);
  gboolean is_suggested;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (has_button (backups, "restore_button", &is_suggested));
      g_assert_true (has_button (backups, "salvage_button", &is_suggested));
      g_assert_true (is_suggested);
      add_entry (backups, RGM_BACKUP_DAMAGED, FALSE);
    }
  add_entry (backups, RGM_BACKUP_UNCHECKED, FALSE);
  g_assert_true (has_button (backups, "restore_button", &is_suggested));
  g_assert_true (is_suggested);
}

static gboolean
is_fitted (gpointer data)
{
  GtkWidget *list = display_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX, 0);
  graphene_rect_t bounds;
  int foot;

  if (!gtk_widget_compute_bounds (list, GTK_WIDGET (dialog), &bounds))
    return FALSE;
  foot = gtk_widget_get_height (GTK_WIDGET (dialog))
         - (int) (bounds.origin.y + bounds.size.height);
  return foot >= 0 && foot <= FOOT_MAX_PX;
}

/* All of the list is seen, and no empty space below it. */
static void
test_restore_fits (WindowFixture *self, gconstpointer data)
{
  show_one_backup (self);
  g_assert_true (display_wait_for (is_fitted, NULL));
  gtk_window_close (dialog);
  g_assert_true (display_wait_for (is_closed, NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  WINDOW_TEST ("/backup-dialogs/passphrase-fails", test_passphrase_fails);
  WINDOW_TEST ("/backup-dialogs/focus-after-failure", test_focus_after_failure);
  WINDOW_TEST ("/backup-dialogs/passphrase-focus", test_passphrase_focus);
  WINDOW_TEST ("/backup-dialogs/passphrase-wrong", test_passphrase_wrong);
  WINDOW_TEST ("/backup-dialogs/restore-wrong", test_restore_wrong);
  WINDOW_TEST ("/backup-dialogs/restore-prefers", test_restore_prefers);
  WINDOW_TEST ("/backup-dialogs/restore-names", test_restore_names);
  WINDOW_TEST ("/backup-dialogs/none-possible", test_none_possible);
  WINDOW_TEST ("/backup-dialogs/flawed-told", test_flawed_told);
  WINDOW_TEST ("/backup-dialogs/flawed-row", test_flawed_row);
  g_test_add_func ("/backup-dialogs/flawed-offered", test_flawed_offered);
  g_test_add_func ("/backup-dialogs/nothing to restore", test_nothing_to_restore);
  WINDOW_TEST ("/backup-dialogs/restore-fits", test_restore_fits);
  WINDOW_TEST ("/backup-dialogs/restore-closes", test_restore_closes);
  return g_test_run ();
}
