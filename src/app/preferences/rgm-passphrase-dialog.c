#include "config.h"

#include "rgm-passphrase-dialog.h"

#include "rgm-entry-role.h"
#include "rgm-first-focus.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Long enough that guessing, at a second for each guess, takes longer than anybody has. */

/**
 * RgmPassphraseDialog:
 *
 * Sets the passphrase that backups are sealed with, and says what that means.
 */
struct _RgmPassphraseDialog {
  RgmFormWindow parent_instance;

  AdwEntryRow *first;
  AdwEntryRow *second;

  RgmBackupService *backups;
};

G_DEFINE_FINAL_TYPE (RgmPassphraseDialog, rgm_passphrase_dialog, RGM_TYPE_FORM_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Says in @row which field it is about. */
static const char *
find_problem (RgmPassphraseDialog *self, AdwEntryRow **row)
{
  const char *first = get_text (self->first);

  *row = self->first;
  if (g_utf8_strlen (first, -1) < RGM_PASSPHRASE_MIN_CHARACTERS)
    return _("Give a passphrase of at least 8 characters.");
  if (strlen (first) > RGM_PASSPHRASE_MAX_SIZE)
    return _("This passphrase is too long.");
  *row = self->second;
  if (g_strcmp0 (first, get_text (self->second)) != 0)
    return _("Type the same passphrase once more.");
  return NULL;
}

/* Whether what is in the field of a problem cannot become right by typing on. */
static gboolean
is_wrong (RgmPassphraseDialog *self, AdwEntryRow *row)
{
  const char *second = get_text (self->second);

  if (row == self->second)
    return !g_str_has_prefix (get_text (self->first), second);
  return strlen (get_text (row)) > RGM_PASSPHRASE_MAX_SIZE || *second != '\0';
}

static void
mark (RgmPassphraseDialog *self, AdwEntryRow *row, const char *problem)
{
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  if (problem != NULL)
    gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  else
    gtk_accessible_reset_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  rgm_entry_role_set_wrong (row, problem != NULL && is_wrong (self, row));
}

static void
update (RgmPassphraseDialog *self)
{
  AdwEntryRow *row;
  const char *problem = find_problem (self, &row);

  mark (self, self->first, row == self->first ? problem : NULL);
  mark (self, self->second, row == self->second ? problem : NULL);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), problem == NULL, problem);
}

static void
on_sealed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;

  rgm_backup_service_seal_finish (RGM_BACKUP_SERVICE (source), result, &error);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
rgm_passphrase_dialog_save (RgmFormWindow *form)
{
  RgmPassphraseDialog *self = RGM_PASSPHRASE_DIALOG (form);
  RgmPassphrase *passphrase = NULL;
  AdwEntryRow *row;

  if (find_problem (self, &row) == NULL)
    passphrase = rgm_passphrase_new (get_text (self->first));
  if (passphrase == NULL)
    return;
  rgm_form_window_begin_saving (form);
  rgm_backup_service_seal_async (self->backups, passphrase, on_sealed_cb, g_object_ref (self));
}

static char *
rgm_passphrase_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("The passphrase is not set. %s"), error->message);
}

static void
rgm_passphrase_dialog_dispose (GObject *object)
{
  g_clear_object (&RGM_PASSPHRASE_DIALOG (object)->backups);
  G_OBJECT_CLASS (rgm_passphrase_dialog_parent_class)->dispose (object);
}

static void
rgm_passphrase_dialog_class_init (RgmPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_passphrase_dialog_dispose;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_passphrase_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_passphrase_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPassphraseDialog, first);
  gtk_widget_class_bind_template_child (widget_class, RgmPassphraseDialog, second);
}

static void
rgm_passphrase_dialog_init (RgmPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Passphrase for Backups"), _("_Set"));
  rgm_entry_role_apply (self->first);
  rgm_entry_role_apply (self->second);
  g_signal_connect_object (self->first, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->first));
}

/**
 * rgm_passphrase_dialog_new:
 * @backups: the backups that are to be sealed
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
GtkWindow *
rgm_passphrase_dialog_new (RgmBackupService *backups)
{
  RgmPassphraseDialog *self;

  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (backups), NULL);

  self = g_object_new (RGM_TYPE_PASSPHRASE_DIALOG, NULL);
  self->backups = g_object_ref (backups);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  return GTK_WINDOW (self);
}
