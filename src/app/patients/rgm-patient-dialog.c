#include "config.h"

#include "rgm-patient-dialog.h"

#include "rgm-date-text.h"
#include "rgm-day-text.h"
#include "rgm-field-merge.h"
#include "rgm-first-focus.h"
#include "rgm-record.h"
#include "rgm-store-service-change.h"
#include "rgm-text-field.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPatientDialog:
 *
 * Adds a patient, or changes what is known of one. What is wrong is told beside the field; what
 * could not be saved stays typed.
 *
 * Signals: `saved` (id) when the patient is saved.
 */
struct _RgmPatientDialog {
  RgmFormWindow parent_instance;

  RgmTextField *name;
  RgmTextField *birth_day;
  GtkTextView *notes;

  RgmStoreService *service;
  RgmDay today;
  RgmPatient *patient;
  /* The patient as it is known to be in the database, or NULL while it is not there. */
  RgmPatient *before;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (RgmPatientDialog, rgm_patient_dialog, RGM_TYPE_FORM_WINDOW)

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
take_name (RgmPatientDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (rgm_text_field_get_text (self->name)));

  if (*name == '\0')
    {
      rgm_text_field_set_error (self->name, _("A name is needed: what do you call the patient?"));
      return FALSE;
    }
  g_free (self->patient->name);
  self->patient->name = g_steal_pointer (&name);
  return TRUE;
}

/* A date without a year is understood as one nearby, which nobody was born on. */
static gboolean
has_whole_year (const char *text)
{
  return g_regex_match_simple ("[0-9]{4}", text, 0, 0);
}

static gboolean
take_birth_day (RgmPatientDialog *self)
{
  const char *text = rgm_text_field_get_text (self->birth_day);
  g_autoptr (GError) error = NULL;
  RgmDay day = RGM_DAY_NONE;

  if (!rgm_date_text_parse_leaning (text, rgm_date_names_get_local (), self->today,
                                    RGM_DATE_LEAN_EARLIER, &day, &error)
      && !g_error_matches (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_EMPTY))
    {
      rgm_text_field_set_error (self->birth_day, error->message);
      return FALSE;
    }
  if (day != RGM_DAY_NONE && !has_whole_year (text))
    {
      rgm_text_field_set_error (self->birth_day, _("Give the year with four digits."));
      return FALSE;
    }
  if (day > self->today)
    {
      rgm_text_field_set_error (self->birth_day, _("This day is yet to come."));
      return FALSE;
    }
  self->patient->birth_day = day;
  return TRUE;
}

static void
take_notes (RgmPatientDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);

  g_free (self->patient->notes);
  g_object_get (buffer, "text", &self->patient->notes, NULL);
}

/* Who was erased or deleted meanwhile does not come back, but what was typed need not be lost:
 * saved again, it is a patient of its own. */
static void
become_new (RgmPatientDialog *self)
{
  g_autofree char *id = g_uuid_string_random ();

  g_clear_pointer (&self->before, rgm_patient_free);
  rgm_record_set_text (&self->patient->id, id);
  self->patient->created = 0;
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Add Patient"), _("_Save as New Patient"));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPatientDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    g_signal_emit (self, signals[SAVED], 0, self->patient->id);
  else if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ERASED))
    become_new (self);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
stop_loading (RgmPatientDialog *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
rgm_patient_dialog_save (RgmFormWindow *form)
{
  RgmPatientDialog *self = RGM_PATIENT_DIALOG (form);
  gboolean good_day = take_birth_day (self), good_name = take_name (self);

  if (!good_name || !good_day)
    {
      gtk_widget_grab_focus (GTK_WIDGET (good_name ? self->birth_day : self->name));
      return;
    }
  take_notes (self);
  stop_loading (self);
  rgm_form_window_begin_saving (form);
  rgm_store_service_change_patient_async (self->service, self->before, self->patient, NULL,
                                          on_saved_cb, g_object_ref (self));
}

static char *
format_birth_day (const RgmPatient *patient)
{
  return patient->birth_day != RGM_DAY_NONE
           ? rgm_day_text (patient->birth_day, RGM_DAY_TEXT_YEAR) : g_strdup ("");
}

/* The fields that nobody types into here are as they are there. */
static void
take_over (RgmPatientDialog *self, const RgmPatient *there)
{
  g_autofree char *birth_day = format_birth_day (there);
  g_autofree char *birth_day_before = format_birth_day (self->before);

  rgm_field_merge_text (self->name, self->before->name, there->name);
  rgm_field_merge_text (self->birth_day, birth_day_before, birth_day);
  rgm_field_merge_notes (self->notes, self->before->notes, there->notes);
  rgm_patient_free (self->before);
  self->before = rgm_patient_copy (there);
  rgm_patient_free (self->patient);
  self->patient = rgm_patient_copy (there);
}

static void
take_there (RgmPatientDialog *self, const RgmPatient *there)
{
  RgmFormWindow *form = RGM_FORM_WINDOW (self);
  gboolean is_untouched = !rgm_form_window_get_changed (form);

  if (rgm_patient_equal (there, self->before))
    return;
  take_over (self, there);
  if (is_untouched)
    rgm_form_window_set_clean (form);
  rgm_form_window_tell (form, _("This patient was changed elsewhere while you were editing. What "
                                "you typed is kept, and the rest shows what is there now: look "
                                "it over, then save."));
}

static void
take_deletion (RgmPatientDialog *self)
{
  become_new (self);
  rgm_form_window_tell (RGM_FORM_WINDOW (self),
                        _("This patient was deleted elsewhere while you were editing. What you "
                          "entered is still here: save it as a new patient, or cancel."));
}

/* What is wrong with the database is said where it is saved. */
static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPatientDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmPatientContent) content =
    rgm_store_service_load_patient_finish (RGM_STORE_SERVICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->before == NULL)
    return;
  if (content != NULL)
    take_there (self, content->record);
  else if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    take_deletion (self);
}

static void
rgm_patient_dialog_renew (RgmFormWindow *form)
{
  RgmPatientDialog *self = RGM_PATIENT_DIALOG (form);

  stop_loading (self);
  if (self->before == NULL)
    return;
  self->loading = g_cancellable_new ();
  rgm_store_service_load_patient_async (self->service, self->before->id, self->loading,
                                        on_loaded_cb, g_object_ref (self));
}

static void
on_typed_cb (RgmTextField *field)
{
  rgm_text_field_set_error (field, NULL);
}

static void
rgm_patient_dialog_dispose (GObject *object)
{
  RgmPatientDialog *self = RGM_PATIENT_DIALOG (object);

  stop_loading (self);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (rgm_patient_dialog_parent_class)->dispose (object);
}

static void
rgm_patient_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RGM_PATIENT_DIALOG (object)->patient, rgm_patient_free);
  g_clear_pointer (&RGM_PATIENT_DIALOG (object)->before, rgm_patient_free);
  G_OBJECT_CLASS (rgm_patient_dialog_parent_class)->finalize (object);
}

static void
rgm_patient_dialog_class_init (RgmPatientDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_patient_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_patient_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_patient_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->renew = rgm_patient_dialog_renew;
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-patient-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPatientDialog, name);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientDialog, birth_day);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientDialog, notes);

  signals[SAVED] = g_signal_new ("saved", RGM_TYPE_PATIENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rgm_patient_dialog_init (RgmPatientDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: below a field that may stay empty. */
  rgm_text_field_set_hint (self->birth_day, _("Optional"));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (on_typed_cb), self->name,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->birth_day, "changed", G_CALLBACK (on_typed_cb), self->birth_day,
                           G_CONNECT_SWAPPED);
}

static void
show_patient (RgmPatientDialog *self)
{
  g_autofree char *birth_day = format_birth_day (self->patient);

  rgm_text_field_set_text (self->name, self->patient->name);
  rgm_text_field_set_text (self->birth_day, birth_day);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), self->patient->notes, -1);
}

/**
 * rgm_patient_dialog_new:
 * @service: the store
 * @today: today
 * @patient: (nullable): the patient to change, or %NULL to add one
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
GtkWindow *
rgm_patient_dialog_new (RgmStoreService *service, RgmDay today, const RgmPatient *patient)
{
  RgmPatientDialog *self;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);

  self = g_object_new (RGM_TYPE_PATIENT_DIALOG, NULL);
  self->service = g_object_ref (service);
  self->today = today;
  self->patient = patient != NULL ? rgm_patient_copy (patient) : rgm_patient_new ("");
  self->before = patient != NULL ? rgm_patient_copy (patient) : NULL;
  g_signal_connect_object (service, "changed", G_CALLBACK (rgm_form_window_renew), self,
                           G_CONNECT_SWAPPED);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self),
                             patient != NULL ? _("Edit Patient") : _("Add Patient"), _("_Save"));
  show_patient (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->name));
  return GTK_WINDOW (self);
}
