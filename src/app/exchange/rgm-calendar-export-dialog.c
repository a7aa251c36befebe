#include "config.h"

#include "rgm-calendar-export-dialog.h"

#include "rgm-alert-dialog.h"
#include "rgm-choice-rows.h"
#include "rgm-file-dialog.h"
#include "rgm-first-focus.h"
#include "rgm-progress-window.h"
#include "rgm-sentence.h"
#include "rgm-store-service-calendar.h"

#include <glib/gi18n-lib.h>

/* No name of a patient: what a file is called is seen by everybody. */
#define FILE_NAME "regimen.ics"

/**
 * RgmCalendarExportDialog:
 *
 * Asks what is to be in a calendar file, and writes it.
 */
struct _RgmCalendarExportDialog {
  RgmFormWindow parent_instance;

  AdwComboRow *reminder;
  GtkSwitch *full_titles;
  GtkSwitch *windows;
  GtkSwitch *done;

  RgmStoreService *service;
  RgmProgress *progress;
  char *course_id;
  RgmDay today;
};

enum {
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RgmCalendarExportDialog, rgm_calendar_export_dialog, RGM_TYPE_FORM_WINDOW)

/* The lead times that are offered. */
static const struct {
  gint32 minutes;
  const char *name;
} reminders[] = {
  { RGM_ICS_REMINDER_NONE, N_("None") },
  { 60, N_("1 hour before") },
  { 24 * 60, N_("1 day before") },
  { 2 * 24 * 60, N_("2 days before") },
  { 7 * 24 * 60, N_("1 week before") },
};

static RgmIcsOptions
get_options (RgmCalendarExportDialog *self)
{
  RgmIcsOptions options = {
    .titles = gtk_switch_get_active (self->full_titles) ? RGM_ICS_TITLES_FULL
                                                        : RGM_ICS_TITLES_NEUTRAL,
    .done = gtk_switch_get_active (self->done),
    .windows = gtk_switch_get_active (self->windows),
    .reminder = reminders[adw_combo_row_get_selected (self->reminder)].minutes,
  };

  return options;
}

/* What went well is told in passing, what is missing so that it is read. */
static void
tell (RgmCalendarExportDialog *self, guint n_events, const GPtrArray *unplanned)
{
  g_autofree char *missing = rgm_sentence_unplanned_few (unplanned);
  g_autofree char *sentence = NULL;

  /* Translators: %u is the number of entries in a calendar file */
  sentence = g_strdup_printf (ngettext ("Calendar with %u entry written",
                                        "Calendar with %u entries written", n_events), n_events);
  if (missing != NULL)
    rgm_alert_dialog_show (gtk_window_get_transient_for (GTK_WINDOW (self)), sentence, missing);
  else
    g_signal_emit (self, signals[EXPORTED], 0, sentence);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCalendarExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unplanned = NULL;
  guint n_events;

  g_clear_pointer (&self->progress, rgm_progress_end);
  unplanned = rgm_store_service_export_calendar_finish (RGM_STORE_SERVICE (source), result,
                                                        &n_events, &error);
  if (unplanned != NULL)
    tell (self, n_events, unplanned);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = rgm_file_dialog_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    rgm_calendar_export_dialog_write (RGM_CALENDAR_EXPORT_DIALOG (source), path);
}

static void
rgm_calendar_export_dialog_save (RgmFormWindow *form)
{
  rgm_file_dialog_save_async (GTK_WINDOW (form), _("Export Calendar"), FILE_NAME, NULL,
                              on_file_chosen_cb, NULL);
}

static char *
rgm_calendar_export_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Not exported. %s"), error->message);
}

static void
rgm_calendar_export_dialog_dispose (GObject *object)
{
  RgmCalendarExportDialog *self = RGM_CALENDAR_EXPORT_DIALOG (object);

  g_clear_pointer (&self->progress, rgm_progress_end);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (rgm_calendar_export_dialog_parent_class)->dispose (object);
}

static void
rgm_calendar_export_dialog_finalize (GObject *object)
{
  g_free (RGM_CALENDAR_EXPORT_DIALOG (object)->course_id);
  G_OBJECT_CLASS (rgm_calendar_export_dialog_parent_class)->finalize (object);
}

static void
rgm_calendar_export_dialog_class_init (RgmCalendarExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_calendar_export_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_calendar_export_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_calendar_export_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-calendar-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarExportDialog, reminder);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarExportDialog, full_titles);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarExportDialog, windows);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarExportDialog, done);

  /**
   * RgmCalendarExportDialog::exported:
   * @self: the dialog
   * @sentence: what was done
   *
   * The file is written, and nothing is missing in it.
   */
  signals[EXPORTED] = g_signal_new ("exported", RGM_TYPE_CALENDAR_EXPORT_DIALOG, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rgm_calendar_export_dialog_init (RgmCalendarExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (reminders); i++)
    gtk_string_list_append (names, _(reminders[i].name));
  adw_combo_row_set_model (self->reminder, G_LIST_MODEL (names));
  rgm_choice_rows_name (GTK_WIDGET (self->reminder));
}

/**
 * rgm_calendar_export_dialog_new:
 * @service: where the bookings are
 * @course_id: (nullable): the UUID of the course whose bookings are wanted, or %NULL for all
 * @today: the day to look from
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmCalendarExportDialog *
rgm_calendar_export_dialog_new (RgmStoreService *service, const char *course_id, RgmDay today)
{
  RgmCalendarExportDialog *self;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);

  self = g_object_new (RGM_TYPE_CALENDAR_EXPORT_DIALOG, NULL);
  self->service = g_object_ref (service);
  self->course_id = g_strdup (course_id);
  self->today = today;
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Export Calendar"), _("_Export…"));
  rgm_first_focus_set (GTK_WINDOW (self),
                       rgm_form_window_get_save_button (RGM_FORM_WINDOW (self)));
  return self;
}

/**
 * rgm_calendar_export_dialog_write:
 * @self: the dialog
 * @path: the file to write
 *
 * Writes the calendar as it was asked for, and closes the dialog, or has it say why not.
 */
void
rgm_calendar_export_dialog_write (RgmCalendarExportDialog *self, const char *path)
{
  RgmIcsOptions options;

  g_return_if_fail (RGM_IS_CALENDAR_EXPORT_DIALOG (self));

  options = get_options (self);
  rgm_form_window_begin_saving (RGM_FORM_WINDOW (self));
  self->progress = rgm_progress_begin (GTK_WINDOW (self), _("Exporting…"));
  rgm_store_service_export_calendar_async (self->service, self->course_id, &options, path,
                                           self->today,
                                           rgm_progress_get_cancellable (self->progress),
                                           on_written_cb, g_object_ref (self));
}
