#include "config.h"

#include "rgm-restore-dialog.h"

#include "rgm-backup-restore.h"
#include "rgm-backup-text.h"
#include "rgm-entry-role.h"
#include "rgm-line.h"
#include "rgm-progress-window.h"
#include "rgm-window-fit.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_MAX_PX 640

/**
 * RgmRestoreDialog:
 *
 * Chooses a backup to go back to, by what each holds.
 */
struct _RgmRestoreDialog {
  RgmFormWindow parent_instance;

  GtkLabel *promise;
  GtkStack *stack;
  GtkLabel *nothing;
  GtkListBox *list;
  GtkWidget *passphrase_group;
  AdwEntryRow *passphrase;

  RgmBackupService *backups;
  gboolean in_place;
  GPtrArray *entries;
  /* Never shown: with it, a button alone is a choice, too, and none that can be taken back. */
  GtkCheckButton *none;
  const RgmBackupEntry *chosen;
  RgmProgress *progress;
};

G_DEFINE_FINAL_TYPE (RgmRestoreDialog, rgm_restore_dialog, RGM_TYPE_FORM_WINDOW)

static const char *
get_passphrase (RgmRestoreDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

static char *
name_on_one_line (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  return rgm_line_new (shown);
}

/* What comes of a restore in the place of a file: there is nothing that it could be undone in. */
static char *
promise_in_place (const char *in_place_of)
{
  g_autofree char *aside = rgm_backup_restore_get_aside_prefix (in_place_of);
  g_autofree char *base = g_path_get_basename (in_place_of);
  g_autofree char *name = name_on_one_line (aside != NULL ? aside : base);

  return aside != NULL
           /* Translators: %s is the beginning of the name of a file. */
           ? g_strdup_printf (_("All records become what they were at the time of the backup. The "
                                "file that is there now is kept beside it, under a name that "
                                "begins with “%s”. The restore cannot be undone."), name)
           /* Translators: %s is the name of a file. */
           : g_strdup_printf (_("All records become what they were at the time of the backup, in "
                                "a new file, “%s”, as there is none now. The restore cannot be "
                                "undone."), name);
}

static char *
promise (const char *in_place_of)
{
  return in_place_of != NULL
           ? promise_in_place (in_place_of)
           : g_strdup (_("All records become what they were at the time of the backup. How they "
                         "are now is backed up first, and the restore can be undone."));
}

/* A passphrase that was tried is wrong no more once it is another, or for another backup. */
static void
update (RgmRestoreDialog *self)
{
  gboolean sealed = self->chosen != NULL && self->chosen->sealed;
  const char *problem = NULL;

  gtk_widget_set_visible (self->passphrase_group, sealed);
  if (self->chosen == NULL)
    problem = _("Choose a backup.");
  else if (sealed && *get_passphrase (self) == '\0')
    problem = _("Give the passphrase of this backup.");
  rgm_entry_role_set_wrong (self->passphrase, FALSE);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), problem == NULL, problem);
}

static void
on_chosen_cb (RgmRestoreDialog *self, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->chosen = g_object_get_data (G_OBJECT (button), "rgm-backup");
  update (self);
}

/* “after edits · 12 patients, 240 sessions · 1.2 MB · sealed · made of a damaged file ·
 * made from “old.regimen”” */
static char *
describe (const RgmBackupEntry *entry)
{
  g_autofree char *content = rgm_backup_text_content (entry);
  g_autofree char *size = g_format_size ((guint64) entry->size);
  g_autofree char *made_from = rgm_backup_text_made_from (entry);
  const char *parts[] = { rgm_backup_text_reason (entry->reason), content, size,
                          NULL, NULL, NULL, NULL };
  guint n_parts = 3;

  if (entry->sealed)
    parts[n_parts++] = _("sealed");
  if (entry->flawed)
    parts[n_parts++] = rgm_backup_text_flaw (entry);
  parts[n_parts] = made_from;
  return g_strjoinv (" · ", (char **) parts);
}

static GtkCheckButton *
make_button (RgmRestoreDialog *self, RgmBackupEntry *entry, const char *name)
{
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                    "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->none);
  g_object_set_data (G_OBJECT (button), "rgm-backup", entry);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (button);
}

/* Returns the button that chooses the backup. */
static GtkCheckButton *
add_row (RgmRestoreDialog *self, RgmBackupEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = rgm_backup_text_time_among (entry, self->entries);
  g_autofree char *description = describe (entry);
  g_autofree char *markup = g_markup_escape_text (description, -1);
  g_autofree char *name = g_strjoin (", ", time, description, NULL);
  GtkCheckButton *button;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  button = make_button (self, entry, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  gtk_widget_set_sensitive (row, entry->state != RGM_BACKUP_DAMAGED);
  gtk_list_box_append (self->list, row);
  return button;
}

static void
show_nothing (RgmRestoreDialog *self, const char *text)
{
  gtk_label_set_text (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* The newest that is sound is what nearly everybody wants; the list has it before the others. */
static void
show_list (RgmRestoreDialog *self)
{
  GtkCheckButton *preferred = NULL;
  gboolean any_sealed = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      RgmBackupEntry *entry = self->entries->pdata[i];
      GtkCheckButton *button = add_row (self, entry);

      any_sealed |= entry->sealed;
      if (preferred == NULL && rgm_backup_entry_is_sound (entry))
        preferred = button;
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (preferred != NULL)
    {
      gtk_check_button_set_active (preferred, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (preferred));
    }
  /* With room for the passphrase that may be asked for. */
  gtk_widget_set_visible (self->passphrase_group, any_sealed);
  rgm_window_fit_height (GTK_WINDOW (self), HEIGHT_MAX_PX);
  update (self);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmRestoreDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = rgm_backup_service_list_finish (RGM_BACKUP_SERVICE (source), result, &error);
  if (self->backups == NULL)
    return;
  if (self->entries == NULL || self->entries->len == 0)
    {
      show_nothing (self, error != NULL ? error->message : _("There are no backups yet."));
      return;
    }
  show_list (self);
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmRestoreDialog) self = data;
  g_autoptr (GError) error = NULL;

  rgm_backup_service_restore_finish (RGM_BACKUP_SERVICE (source), result, &error);
  g_clear_pointer (&self->progress, rgm_progress_end);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
  if (self->backups != NULL
      && g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE))
    {
      rgm_entry_role_set_wrong (self->passphrase, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
    }
}

static void
rgm_restore_dialog_save (RgmFormWindow *form)
{
  RgmRestoreDialog *self = RGM_RESTORE_DIALOG (form);
  RgmPassphrase *passphrase = NULL;
  RgmStoreTransfer transfer = { .progress = rgm_progress_tell };

  if (self->chosen == NULL)
    return;
  if (self->chosen->sealed)
    passphrase = rgm_passphrase_new (get_passphrase (self));
  rgm_form_window_begin_saving (form);
  /* It goes when the thread that tells it how far it is has ended, and not with the window. */
  self->progress = rgm_progress_begin (GTK_WINDOW (form), _("Restoring…"));
  transfer.cancellable = rgm_progress_get_cancellable (self->progress);
  transfer.data = self->progress;
  if (self->in_place)
    rgm_backup_service_restore_in_place_async (self->backups, self->chosen->path, passphrase,
                                               &transfer, on_restored_cb, g_object_ref (self));
  else
    rgm_backup_service_restore_async (self->backups, self->chosen->path, passphrase, &transfer,
                                      on_restored_cb, g_object_ref (self));
}

static char *
rgm_restore_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* It may be restored, and that error says so. */
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN))
    return g_strdup (error->message);
  /* Which one it is is seen, and its path is long. */
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE))
    return g_strdup (_("Not restored. The backup was sealed with another passphrase; try again."));
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Not restored. %s"), error->message);
}

static void
rgm_restore_dialog_dispose (GObject *object)
{
  g_clear_object (&RGM_RESTORE_DIALOG (object)->backups);
  g_clear_object (&RGM_RESTORE_DIALOG (object)->none);
  G_OBJECT_CLASS (rgm_restore_dialog_parent_class)->dispose (object);
}

static void
rgm_restore_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RGM_RESTORE_DIALOG (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (rgm_restore_dialog_parent_class)->finalize (object);
}

static void
rgm_restore_dialog_class_init (RgmRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_restore_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_restore_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_restore_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_restore_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, promise);
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, passphrase_group);
  gtk_widget_class_bind_template_child (widget_class, RgmRestoreDialog, passphrase);
}

static void
rgm_restore_dialog_init (RgmRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->none = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Restore a Backup"), _("_Restore"));
  rgm_entry_role_apply (self->passphrase);
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_restore_dialog_new:
 * @backups: the backups to choose from
 * @in_place_of: (nullable): the file of the database, where it is to be replaced itself because it
 *   cannot be opened
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
GtkWindow *
rgm_restore_dialog_new (RgmBackupService *backups, const char *in_place_of)
{
  g_autofree char *promised = promise (in_place_of);
  RgmRestoreDialog *self;

  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (backups), NULL);

  self = g_object_new (RGM_TYPE_RESTORE_DIALOG, NULL);
  self->backups = g_object_ref (backups);
  self->in_place = in_place_of != NULL;
  gtk_label_set_label (self->promise, promised);
  update (self);
  rgm_backup_service_list_async (backups, NULL, on_listed_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
