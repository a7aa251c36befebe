#include "config.h"

#include "rgm-erase-dialog.h"

#include "rgm-entry-role.h"
#include "rgm-first-focus.h"
#include "rgm-live-label.h"
#include "rgm-store-service-archive.h"
#include "rgm-window-fit.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_MAX_PX 620

/**
 * RgmEraseDialog:
 *
 * Asks whether somebody is to be erased for good, where there are sealed backups: with their
 * passphrase the patient is erased inside them, too. Enter erases nobody.
 *
 * Signals: `erased` (RgmErasure), which the one who listens takes, when it is done.
 */
struct _RgmEraseDialog {
  RgmFormWindow parent_instance;

  GtkLabel *question;
  GtkLabel *detail;
  AdwEntryRow *passphrase;
  GtkLabel *hint;
  GtkLabel *problem;

  RgmStoreService *service;
  char *id;
  RgmProgress *progress;
};

G_DEFINE_FINAL_TYPE (RgmEraseDialog, rgm_erase_dialog, RGM_TYPE_FORM_WINDOW)

enum {
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Beside the field, and to screen readers. */
static void
show_problem (RgmEraseDialog *self, const char *problem)
{
  GtkAccessible *text =
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->passphrase)));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), problem == NULL);
  rgm_live_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : gtk_label_get_text (self->hint), -1);
  rgm_entry_role_set_wrong (self->passphrase, problem != NULL);
}

static void
on_typed_cb (RgmEraseDialog *self)
{
  show_problem (self, NULL);
}

/* What was typed stays typed, and is gone on with where it is wrong. */
static void
ask_again (RgmEraseDialog *self)
{
  g_autoptr (GError) known = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), known);
  show_problem (self, _("No sealed backup opens with this passphrase. Nothing was erased; correct "
                        "it, or leave it empty."));
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmEraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmErasure) erasure = NULL;

  erasure = rgm_store_service_erase_patient_finish (RGM_STORE_SERVICE (source), result, &error);
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE))
    {
      ask_again (self);
      return;
    }
  if (erasure != NULL)
    g_signal_emit (self, signals[ERASED], 0, g_steal_pointer (&erasure));
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
rgm_erase_dialog_save (RgmFormWindow *form)
{
  RgmEraseDialog *self = RGM_ERASE_DIALOG (form);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
  RgmPassphrase *passphrase = *text != '\0' ? rgm_passphrase_new (text) : NULL;

  /* One that is longer than any may be opens nothing. */
  if (*text != '\0' && passphrase == NULL)
    {
      ask_again (self);
      return;
    }
  rgm_form_window_begin_saving (form);
  /* It goes when the thread that tells it how far it is has ended, and not with the window. */
  self->progress = rgm_erase_dialog_begin_progress (GTK_WINDOW (form));
  rgm_store_service_erase_patient_async (self->service, self->id, passphrase, rgm_progress_tell,
                                         self->progress, on_erased_cb, g_object_ref (self));
}

static char *
rgm_erase_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Could not be erased. %s"), error->message);
}

static void
rgm_erase_dialog_dispose (GObject *object)
{
  RgmEraseDialog *self = RGM_ERASE_DIALOG (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (rgm_erase_dialog_parent_class)->dispose (object);
}

static void
rgm_erase_dialog_class_init (RgmEraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_erase_dialog_dispose;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_erase_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_erase_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-erase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmEraseDialog, question);
  gtk_widget_class_bind_template_child (widget_class, RgmEraseDialog, detail);
  gtk_widget_class_bind_template_child (widget_class, RgmEraseDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RgmEraseDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, RgmEraseDialog, problem);

  /**
   * RgmEraseDialog::erased:
   * @self: the dialog
   * @erasure: (transfer full): the [struct@Erasure], what became of the files
   *
   * The patient is erased.
   */
  signals[ERASED] = g_signal_new ("erased", RGM_TYPE_ERASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rgm_erase_dialog_init (RgmEraseDialog *self)
{
  GtkWidget *button;

  gtk_widget_init_template (GTK_WIDGET (self));
  button = rgm_form_window_get_save_button (RGM_FORM_WINDOW (self));
  gtk_widget_remove_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  rgm_entry_role_apply (self->passphrase);
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (on_typed_cb), self,
                           G_CONNECT_SWAPPED);
  show_problem (self, NULL);
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->passphrase));
}

/**
 * rgm_erase_dialog_new:
 * @service: the store
 * @id: the UUID of the patient
 * @title: the title of the window
 * @question: whether this patient is to be erased
 * @detail: what will be gone
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
RgmEraseDialog *
rgm_erase_dialog_new (RgmStoreService *service, const char *id, const char *title,
                      const char *question, const char *detail)
{
  RgmEraseDialog *self;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);

  self = g_object_new (RGM_TYPE_ERASE_DIALOG, NULL);
  self->service = g_object_ref (service);
  self->id = g_strdup (id);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), title, _("_Erase for Good"));
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->detail, detail);
  rgm_window_fit_height (GTK_WINDOW (self), HEIGHT_MAX_PX);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  return self;
}

/**
 * rgm_erase_dialog_begin_progress:
 * @parent: the window it is for
 *
 * Begins to erase somebody, which takes about a second for each sealed backup. It is not cancelled:
 * the newest backups are done first, and one who stayed would be in none of them.
 *
 * Returns: (transfer full): the progress; end it with rgm_progress_end()
 */
RgmProgress *
rgm_erase_dialog_begin_progress (GtkWindow *parent)
{
  return rgm_progress_begin_lasting (parent, _("Erasing from the Backups…"),
                                     _("It cannot be stopped half-way: some backups would still "
                                       "hold the patient, others no longer."));
}
