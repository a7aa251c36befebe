#include "config.h"

#include "rgm-table-import-dialog.h"

#include "rgm-choice-rows.h"
#include "rgm-csv-row-text.h"
#include "rgm-csv-text.h"
#include "rgm-entry-role.h"
#include "rgm-live-label.h"
#include "rgm-made-early-row.h"
#include "rgm-one-line.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-archive.h"
#include "rgm-table-encoding.h"
#include "rgm-table-preview.h"
#include "rgm-table-row.h"
#include "rgm-table-step.h"
#include "rgm-table-sum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than anybody reads; what is not shown is counted. */
#define ROWS_MAX 200

/* In the order of the row that chooses. */
static const char separators[] = ",;\t|";

/**
 * RgmTableImportDialog:
 *
 * Shows how a table is read and what becomes of each row, while it can be changed and before
 * anything is written.
 */
struct _RgmTableImportDialog {
  RgmFormWindow parent_instance;

  AdwComboRow *target;
  AdwEntryRow *patient_name;
  AdwComboRow *date_order;
  AdwActionRow *letters;
  AdwExpanderRow *writing;
  AdwComboRow *separator;
  AdwComboRow *encoding;
  GtkSwitch *header;
  RgmTablePreview *preview;
  GtkLabel *sum;
  GtkListBox *rows;
  GtkLabel *rest;

  RgmStoreService *service;
  RgmTableImport *import;
  RgmProgress *progress;
  gboolean updating;
  /* what is to be done with the table once the thread that has it is done */
  GQueue steps;
  gboolean busy;
  gboolean reread;
};

enum {
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RgmTableImportDialog, rgm_table_import_dialog, RGM_TYPE_FORM_WINDOW)

/* What has to be looked at comes before what is simply added. */
static guint
add_rows (RgmTableImportDialog *self, gboolean remarkable, guint n_shown)
{
  const GPtrArray *rows = self->import->plan->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      const RgmCsvRow *row = rows->pdata[i];

      if (row->outcome == RGM_CSV_UNCHANGED || rgm_csv_row_text_is_remarkable (row) != remarkable)
        continue;
      if (n_shown < ROWS_MAX)
        gtk_list_box_append (self->rows, rgm_table_row_new (row));
      n_shown++;
    }

  return n_shown;
}

/* What becomes of sessions that are in no row has to be looked at, too. */
static guint
add_made_early (RgmTableImportDialog *self, guint n_shown)
{
  const GPtrArray *made_early = self->import->plan->made_early;

  for (guint i = 0; i < made_early->len; i++, n_shown++)
    {
      if (n_shown < ROWS_MAX)
        gtk_list_box_append (self->rows, rgm_made_early_row_new (made_early->pdata[i]));
    }

  return n_shown;
}

static void
show_rows (RgmTableImportDialog *self)
{
  GtkWidget *child;
  guint n_rows = 0;
  g_autofree char *rest = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  if (self->import->plan != NULL)
    n_rows = add_rows (self, FALSE, add_made_early (self, add_rows (self, TRUE, 0)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_rows > ROWS_MAX);
  if (n_rows <= ROWS_MAX)
    return;
  /* Translators: %u is the number of rows of a table that a list does not show */
  rest = g_strdup_printf (ngettext ("%u more row is not shown here.",
                                    "%u more rows are not shown here.", n_rows - ROWS_MAX),
                          n_rows - ROWS_MAX);
  gtk_label_set_label (self->rest, rest);
}

/* Rows whose date could be another are not taken one by one: all wait for the answer. */
static void
show_button (RgmTableImportDialog *self)
{
  const RgmCsvPlan *plan = self->import->plan;
  gboolean asks = plan != NULL && plan->needs_date_order;
  gboolean anything = plan != NULL && !asks && rgm_csv_plan_count_writes (plan) > 0;
  g_autofree char *label = anything ? rgm_csv_text_button (plan) : g_strdup (_("Import"));
  const char *problem = anything ? NULL
                        : asks ? _("Choose the order of day, month and year first.")
                        : _("There is nothing to import.");

  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Import"), label);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), anything, problem);
}

static void
show_plan (RgmTableImportDialog *self)
{
  g_autofree char *sum = rgm_table_sum_describe (self->import);

  rgm_live_label_set_text (self->sum, sum);
  show_rows (self);
  show_button (self);
}

static void
show_options (RgmTableImportDialog *self)
{
  const RgmTableImport *import = self->import;
  const char *separator = strchr (separators, import->separator);

  self->updating = TRUE;
  adw_combo_row_set_selected (self->target, import->target);
  adw_combo_row_set_selected (self->encoding, import->encoding - RGM_CSV_ENCODING_UTF8);
  rgm_table_encoding_show_letters (self->letters, import);
  if (import->separator != '\0' && separator != NULL)
    adw_combo_row_set_selected (self->separator, (guint) (separator - separators));
  gtk_widget_set_sensitive (GTK_WIDGET (self->header), import->mapping != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->patient_name), rgm_table_import_asks_name (import));
  if (import->mapping != NULL)
    {
      gtk_switch_set_active (self->header, import->mapping->header != RGM_CSV_NO_HEADER);
      adw_combo_row_set_selected (self->date_order, import->mapping->date_order);
      rgm_table_preview_update (self->preview, import);
    }
  self->updating = FALSE;
}

static void
show_all (RgmTableImportDialog *self)
{
  rgm_table_preview_show (self->preview, self->import);
  show_options (self);
  show_plan (self);
}

/* While a thread has the table, only what is asked for is kept. */
static void
show_busy (RgmTableImportDialog *self)
{
  rgm_live_label_set_text (self->sum, _("Looking at the rows…"));
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), FALSE,
                                _("The rows are still being looked at."));
}

static void
show_step (RgmTableImportDialog *self, gboolean reread)
{
  if (reread)
    {
      show_all (self);
      return;
    }
  show_options (self);
  show_plan (self);
}

static gboolean
rereads (const RgmTableStep *step)
{
  return step->kind == RGM_TABLE_STEP_READ || step->kind == RGM_TABLE_STEP_HEADER;
}

static void on_step_made_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
make_next_step (RgmTableImportDialog *self)
{
  g_autofree RgmTableStep *step = g_queue_pop_head (&self->steps);

  self->busy = TRUE;
  self->reread = self->reread || rereads (step);
  rgm_table_step_make_async (step, self->import, on_step_made_cb, g_object_ref (self));
}

static void
on_step_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmTableImportDialog) self = data;

  rgm_table_step_make_finish (result);
  self->busy = FALSE;
  /* The window is closed. */
  if (self->service == NULL)
    return;
  if (!g_queue_is_empty (&self->steps))
    {
      make_next_step (self);
      return;
    }
  show_step (self, self->reread);
  self->reread = FALSE;
}

/* A short table follows at once, a long one when a thread has looked at it. */
static void
take (RgmTableImportDialog *self, const RgmTableStep *step)
{
  if (!rgm_table_step_is_long (self->import))
    {
      rgm_table_step_make (step, self->import);
      show_step (self, rereads (step));
      return;
    }
  g_queue_push_tail (&self->steps, g_memdup2 (step, sizeof *step));
  if (self->busy)
    return;
  show_busy (self);
  make_next_step (self);
}

static void
take_step (RgmTableImportDialog *self, RgmTableStepKind kind, guint first, guint second)
{
  RgmTableStep step = { .kind = kind, .first = first, .second = second };

  if (!self->updating && self->import != NULL)
    take (self, &step);
}

static void
on_name_cb (RgmTableImportDialog *self)
{
  RgmTableStep step = { .kind = RGM_TABLE_STEP_NAME };

  if (self->import == NULL)
    return;
  step.name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->patient_name)));
  take (self, &step);
}

static void
on_reading_cb (RgmTableImportDialog *self)
{
  take_step (self, RGM_TABLE_STEP_READ,
             adw_combo_row_get_selected (self->encoding) + RGM_CSV_ENCODING_UTF8,
             (guint) separators[adw_combo_row_get_selected (self->separator)]);
}

static void
on_header_cb (RgmTableImportDialog *self)
{
  take_step (self, RGM_TABLE_STEP_HEADER, gtk_switch_get_active (self->header), 0);
}

static void
on_date_order_cb (RgmTableImportDialog *self)
{
  take_step (self, RGM_TABLE_STEP_DATE_ORDER, adw_combo_row_get_selected (self->date_order), 0);
}

static void
on_target_cb (RgmTableImportDialog *self)
{
  take_step (self, RGM_TABLE_STEP_TARGET, adw_combo_row_get_selected (self->target), 0);
}

static void
on_field_chosen_cb (RgmTableImportDialog *self, guint column, guint field)
{
  take_step (self, RGM_TABLE_STEP_FIELD, column, field);
}

static void
end (RgmTableImportDialog *self, const GError *error)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmTableImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmImportReport) report = NULL;
  g_autofree char *sentence = NULL;

  report = rgm_store_service_import_finish (RGM_STORE_SERVICE (source), result, &error);
  if (report != NULL)
    {
      sentence = rgm_csv_text_done (self->import->plan, report);
      g_signal_emit (self, signals[IMPORTED], 0, sentence,
                     rgm_store_service_get_change_made (RGM_STORE_SERVICE (source), result));
    }
  end (self, error);
}

/* What is written is what was shown, and nothing that somebody else has done since is lost. */
static void
on_renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmTableImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmImportJob) job = NULL;

  if (self->service == NULL)
    {
      /* The window is closed; the progress goes after the last call that tells it. */
      g_clear_pointer (&self->progress, rgm_progress_end);
      return;
    }
  if (!rgm_table_step_make_finish (result))
    {
      show_plan (self);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_BUSY,
                           _("The data has changed meanwhile. Look again at what would be done."));
      end (self, error);
      return;
    }
  job = rgm_import_job_new (g_steal_pointer (&self->import->plan->archive));
  self->import->plan->archive = rgm_archive_new ();
  job->mode = RGM_IMPORT_REPLACE;
  job->progress = rgm_progress_tell;
  job->data = self->progress;
  rgm_store_service_import_async (self->service, job,
                                  rgm_progress_get_cancellable (self->progress), on_imported_cb,
                                  g_object_ref (self));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmTableImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  RgmTableStep step = { .kind = RGM_TABLE_STEP_RENEW };

  step.known = rgm_store_service_load_archive_finish (RGM_STORE_SERVICE (source), result, &error);
  if (step.known == NULL)
    end (self, error);
  else
    rgm_table_step_make_async (&step, self->import, on_renewed_cb, g_object_ref (self));
}

static void
rgm_table_import_dialog_save (RgmFormWindow *form)
{
  RgmTableImportDialog *self = RGM_TABLE_IMPORT_DIALOG (form);

  rgm_form_window_begin_saving (form);
  self->progress = rgm_progress_begin (GTK_WINDOW (self), _("Importing…"));
  rgm_store_service_load_archive_async (self->service, NULL, &(RgmStoreTransfer) {
      .cancellable = rgm_progress_get_cancellable (self->progress)
    }, on_loaded_cb, g_object_ref (self));
}

static char *
rgm_table_import_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Not imported. %s"), error->message);
}

static void
rgm_table_import_dialog_dispose (GObject *object)
{
  g_clear_object (&RGM_TABLE_IMPORT_DIALOG (object)->service);
  G_OBJECT_CLASS (rgm_table_import_dialog_parent_class)->dispose (object);
}

static void
rgm_table_import_dialog_finalize (GObject *object)
{
  g_queue_clear_full (&RGM_TABLE_IMPORT_DIALOG (object)->steps,
                      (GDestroyNotify) rgm_table_step_free);
  rgm_table_import_free (RGM_TABLE_IMPORT_DIALOG (object)->import);
  G_OBJECT_CLASS (rgm_table_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, target);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, patient_name);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, date_order);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, letters);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, writing);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, RgmTableImportDialog, rest);
  gtk_widget_class_bind_template_callback (widget_class, on_reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_date_order_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_target_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_chosen_cb);
}

static void
rgm_table_import_dialog_class_init (RgmTableImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RGM_TYPE_TABLE_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = rgm_table_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_table_import_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_table_import_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure
    = rgm_table_import_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-table-import-dialog.ui");
  bind_children (widget_class);

  /**
   * RgmTableImportDialog::imported:
   * @self: the dialog
   * @sentence: what was done
   * @change: the number of the change that it is, to undo it by; 0 where all of it was there
   *
   * All of it is saved.
   */
  signals[IMPORTED] = g_signal_new ("imported", RGM_TYPE_TABLE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                    G_TYPE_INT64);
}

static void
rgm_table_import_dialog_init (RgmTableImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_one_line_keep (GTK_EDITABLE (self->patient_name));
  rgm_entry_role_apply (self->patient_name);
  rgm_table_encoding_fill (self->encoding);
  rgm_choice_rows_name (GTK_WIDGET (self->target));
  rgm_choice_rows_name (GTK_WIDGET (self->date_order));
  rgm_choice_rows_name (GTK_WIDGET (self->separator));
}

static void
fill_targets (RgmTableImportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->import->targets->len; i++)
    {
      const RgmTableTarget *target = self->import->targets->pdata[i];

      gtk_string_list_append (list, target->title);
    }
  self->updating = TRUE;
  adw_combo_row_set_model (self->target, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->target, self->import->target);
  self->updating = FALSE;
}

/**
 * rgm_table_import_dialog_new:
 * @service: where it goes
 * @import: (transfer full): a table
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmTableImportDialog *
rgm_table_import_dialog_new (RgmStoreService *service, RgmTableImport *import)
{
  RgmTableImportDialog *self;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);

  self = g_object_new (RGM_TYPE_TABLE_IMPORT_DIALOG, NULL);
  self->service = g_object_ref (service);
  self->import = import;
  fill_targets (self);
  if (import->guess != RGM_CSV_ENCODING_AUTO)
    rgm_table_encoding_unfold (self->encoding, self->writing, self->letters);
  show_all (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  return self;
}
