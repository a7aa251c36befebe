#include "config.h"

#include "rgm-backup-group.h"

#include "rgm-alert-dialog.h"
#include "rgm-backup-text.h"
#include "rgm-dialog-present.h"
#include "rgm-passphrase-dialog.h"
#include "rgm-restore-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * RgmBackupGroup:
 *
 * The backups of a database: when the last was made that is known to be sound and where it lies,
 * another one now, going back to one, and whether they are sealed.
 */
struct _RgmBackupGroup {
  AdwPreferencesGroup parent_instance;

  AdwActionRow *last_row;
  AdwActionRow *seal_row;
  GtkButton *seal_button;
  GtkSpinner *spinner;

  RgmWorkspace *workspace;
  RgmBackupService *backups;
  gboolean listed;
};

G_DEFINE_FINAL_TYPE (RgmBackupGroup, rgm_backup_group, ADW_TYPE_PREFERENCES_GROUP)

enum {
  ANSWER_CANCEL,
  ANSWER_REMOVE,
};

static GtkWindow *
get_window (RgmBackupGroup *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

/* That there is no backup is only said where the disk can be read. */
static const char *
get_nothing (RgmBackupGroup *self)
{
  if (!self->listed)
    return "";
  if (rgm_backup_service_get_unreadable (self->backups))
    return _("Backups are there, but cannot be read: check the disk, and who may open them.");
  return rgm_backup_service_get_may_make (self->backups)
    ? _("There is none yet.")
    : _("There is none, and none can be made: its folder can only be read.");
}

/* What is known of the last, and why none can be made after it, if so. */
static char *
describe_last (RgmBackupGroup *self, const RgmBackupEntry *last)
{
  g_autofree char *time = rgm_backup_text_time (last);
  g_autofree char *content = rgm_backup_text_content (last);
  g_autofree char *path = g_filename_display_name (last->path);
  g_autofree char *text = g_strdup_printf ("%s · %s\n%s", time, content, path);

  return rgm_backup_service_get_may_make (self->backups)
    ? g_steal_pointer (&text)
    : g_strdup_printf ("%s\n%s", text,
                       _("No other can be made: its folder can only be read."));
}

static void
update_last (RgmBackupGroup *self)
{
  const RgmBackupEntry *last = rgm_backup_service_get_last (self->backups);
  g_autofree char *text = NULL;

  if (last != NULL)
    text = describe_last (self, last);
  set_subtitle (self->last_row, last != NULL ? text : get_nothing (self));
}

static void
update_busy (RgmBackupGroup *self)
{
  gboolean busy = rgm_backup_service_get_busy (self->backups);
  gboolean read_only =
    rgm_store_service_get_read_only (rgm_workspace_get_service (self->workspace));

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.make",
                                 !busy && rgm_backup_service_get_may_make (self->backups));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.restore", !busy && !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.seal", !busy && !read_only);
}

static void
update_sealing (RgmBackupGroup *self)
{
  gboolean sealing = rgm_backup_service_get_sealing (self->backups);

  gtk_button_set_label (self->seal_button, sealing ? _("Remove…") : _("Set…"));
  adw_action_row_set_subtitle (
    self->seal_row, sealing ? _("Backups are sealed with it. It is kept nowhere, so keep it safe.")
                            : _("None: whoever has a backup can read it."));
}

static void
show_error (RgmBackupGroup *self, const char *message, const char *details)
{
  /* Whoever closed the window meanwhile is told when the next one fails. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    rgm_alert_dialog_show (get_window (self), message, details);
}

static void
show_flaw (RgmBackupGroup *self, const RgmBackupEntry *backup)
{
  g_autofree char *advice = rgm_backup_text_advice (backup);

  show_error (self, _("The Backup Is of a Damaged File"), advice);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) made = NULL;

  made = rgm_backup_service_make_finish (RGM_BACKUP_SERVICE (source), result, &error);
  if (made == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, _("The Backup Could Not Be Made"), error->message);
  else if (made != NULL && made->flawed)
    show_flaw (self, made);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rgm_backup_service_make_async (RGM_BACKUP_GROUP (widget)->backups, RGM_BACKUP_ASKED, NULL,
                                 on_made_cb, g_object_ref (widget));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmBackupGroup *self = RGM_BACKUP_GROUP (widget);

  rgm_dialog_present (rgm_restore_dialog_new (self->backups, NULL), get_window (self));
}

static void
on_unsealed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!rgm_backup_service_seal_finish (RGM_BACKUP_SERVICE (source), result, &error))
    show_error (self, _("The Passphrase Could Not Be Removed"), error->message);
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupGroup) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == ANSWER_REMOVE)
    rgm_backup_service_seal_async (self->backups, NULL, on_unsealed_cb, g_object_ref (self));
}

static void
ask_to_remove (RgmBackupGroup *self)
{
  const char *const buttons[] = { _("_Cancel"), _("_Remove"), NULL };

  rgm_alert_dialog_choose_async (get_window (self), _("Remove the Passphrase?"),
                                 _("Backups made from now on can be read by whoever has them. "
                                   "Those that are sealed stay sealed."),
                                 buttons, ANSWER_CANCEL, ANSWER_CANCEL, NULL, on_answered_cb,
                                 g_object_ref (self));
}

static void
seal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmBackupGroup *self = RGM_BACKUP_GROUP (widget);

  if (rgm_backup_service_get_sealing (self->backups))
    ask_to_remove (self);
  else
    rgm_dialog_present (rgm_passphrase_dialog_new (self->backups), get_window (self));
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  backups = rgm_backup_service_list_finish (RGM_BACKUP_SERVICE (source), result, &error);
  self->listed = TRUE;
  if (self->backups == NULL)
    return;
  update_busy (self);
  if (backups != NULL)
    update_last (self);
  else
    set_subtitle (self->last_row, error->message);
}

static void
rgm_backup_group_dispose (GObject *object)
{
  RgmBackupGroup *self = RGM_BACKUP_GROUP (object);

  g_clear_object (&self->backups);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (rgm_backup_group_parent_class)->dispose (object);
}

static void
rgm_backup_group_class_init (RgmBackupGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_backup_group_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-backup-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmBackupGroup, last_row);
  gtk_widget_class_bind_template_child (widget_class, RgmBackupGroup, seal_row);
  gtk_widget_class_bind_template_child (widget_class, RgmBackupGroup, seal_button);
  gtk_widget_class_bind_template_child (widget_class, RgmBackupGroup, spinner);
  gtk_widget_class_install_action (widget_class, "backup.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "backup.seal", NULL, seal_action);
}

static void
rgm_backup_group_init (RgmBackupGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rgm_backup_group_set_workspace:
 * @self: a group
 * @workspace: the database
 *
 * Sets whose backups it shows, once.
 */
void
rgm_backup_group_set_workspace (RgmBackupGroup *self, RgmWorkspace *workspace)
{
  g_return_if_fail (RGM_IS_BACKUP_GROUP (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->backups = g_object_ref (rgm_workspace_get_backups (workspace));
  g_signal_connect_object (self->backups, "notify::busy", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->backups, "notify::last", G_CALLBACK (update_last), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->backups, "notify::sealing", G_CALLBACK (update_sealing), self,
                           G_CONNECT_SWAPPED);
  update_busy (self);
  update_last (self);
  update_sealing (self);
  rgm_backup_service_list_async (self->backups, NULL, on_listed_cb, g_object_ref (self));
}
