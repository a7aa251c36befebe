#include "config.h"

#include "rgm-sheet-dialog.h"

#include "rgm-choice-rows.h"
#include "rgm-export-file.h"
#include "rgm-file-dialog.h"
#include "rgm-first-focus.h"
#include "rgm-paper.h"
#include "rgm-progress-window.h"
#include "rgm-sheet-pdf.h"
#include "rgm-sheet-plan.h"
#include "rgm-sheet-printing.h"
#include "rgm-sheet-record.h"

#include <glib/gi18n-lib.h>

/* No name of a patient: what a file is called is seen by everybody. */
#define FILE_NAME "plan.pdf"
#define RECORD_FILE_NAME "record.pdf"

/**
 * RgmSheetDialog:
 *
 * Asks what is to be on paper, and prints it or saves it as a PDF.
 *
 * Signals: `said`, with a sentence on what was done, or why it was not.
 */
struct _RgmSheetDialog {
  RgmFormWindow parent_instance;

  AdwComboRow *kind;
  AdwComboRow *size;
  GtkSwitch *named;

  RgmCoursePaper *paper;
  RgmProgress *progress;
  gboolean prints;
};

enum {
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RgmSheetDialog, rgm_sheet_dialog, RGM_TYPE_FORM_WINDOW)

/* What a thread needs to write the file. */
typedef struct {
  RgmCoursePaper *paper;
  RgmCoursePaperKind kind;
  RgmPaper size;
  gboolean rtl;
  gboolean named;
  char *path;
  char *unknown;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  rgm_course_paper_unref (self->paper);
  g_free (self->path);
  g_free (self->unknown);
  g_free (self);
}

static RgmCoursePaperKind
get_kind (RgmSheetDialog *self)
{
  return (RgmCoursePaperKind) adw_combo_row_get_selected (self->kind);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (RgmSheet) sheet = rgm_course_paper_make_sheet (job->paper, job->kind);
  RgmSheetPdf pdf = { sheet, job->size, job->rtl, job->named, &job->unknown };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = rgm_sheet_pdf_make (&pdf, cancellable, &error);

  if (bytes != NULL && rgm_export_file_write (job->path, bytes, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A sheet with boxes in it is one, but not what was wanted. */
static void
say (RgmSheetDialog *self, const char *done, const char *unknown)
{
  g_signal_emit (self, signals[SAID], 0, done);
  if (unknown != NULL)
    g_signal_emit (self, signals[SAID], 0, unknown);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmSheetDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->progress, rgm_progress_end);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    say (self, _("PDF saved"), ((Job *) g_task_get_task_data (G_TASK (result)))->unknown);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = rgm_file_dialog_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    rgm_sheet_dialog_write (RGM_SHEET_DIALOG (source), path);
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmSheetDialog) self = data;
  g_autofree char *unknown = rgm_sheet_printing_describe_unknown (RGM_SHEET_PRINTING (source));
  g_autoptr (GError) error = NULL;

  if (rgm_sheet_printing_run_finish (RGM_SHEET_PRINTING (source), result, &error))
    say (self, _("Printed"), unknown);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
print (RgmSheetDialog *self)
{
  g_autoptr (RgmSheetPrinting) printing =
    rgm_sheet_printing_new (rgm_course_paper_make_sheet (self->paper, get_kind (self)),
                            gtk_switch_get_active (self->named));

  rgm_form_window_begin_saving (RGM_FORM_WINDOW (self));
  rgm_sheet_printing_run_async (printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                GTK_WINDOW (self), on_printed_cb, g_object_ref (self));
}

static void
rgm_sheet_dialog_save (RgmFormWindow *form)
{
  RgmSheetDialog *self = RGM_SHEET_DIALOG (form);

  if (self->prints)
    print (self);
  else
    rgm_file_dialog_save_async (GTK_WINDOW (form), _("Save as PDF"),
                                get_kind (self) == RGM_COURSE_PAPER_PLAN ? FILE_NAME
                                                                         : RECORD_FILE_NAME,
                                NULL, on_file_chosen_cb, NULL);
}

static char *
rgm_sheet_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is the reason, as the printing system gives it */
  return RGM_SHEET_DIALOG (form)->prints
           ? g_strdup_printf (_("Could not be printed: %s"), error->message)
           /* Translators: %s is a sentence on why, with its full stop. */
           : g_strdup_printf (_("Not saved. %s"), error->message);
}

static void
rgm_sheet_dialog_dispose (GObject *object)
{
  g_clear_pointer (&RGM_SHEET_DIALOG (object)->progress, rgm_progress_end);
  G_OBJECT_CLASS (rgm_sheet_dialog_parent_class)->dispose (object);
}

static void
rgm_sheet_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RGM_SHEET_DIALOG (object)->paper, rgm_course_paper_unref);
  G_OBJECT_CLASS (rgm_sheet_dialog_parent_class)->finalize (object);
}

static void
rgm_sheet_dialog_class_init (RgmSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_sheet_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_sheet_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_sheet_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_sheet_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmSheetDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, RgmSheetDialog, size);
  gtk_widget_class_bind_template_child (widget_class, RgmSheetDialog, named);

  signals[SAID] = g_signal_new ("said", RGM_TYPE_SHEET_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
offer (AdwComboRow *row, const char *first, const char *second)
{
  const char *const names[] = { first, second, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  rgm_choice_rows_name (GTK_WIDGET (row));
}

static void
rgm_sheet_dialog_init (RgmSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer (self->kind, rgm_sheet_plan_name (), rgm_sheet_record_name ());
  offer (self->size, _("A4"), _("Letter"));
  adw_combo_row_set_selected (self->size, rgm_paper_get_default ());
}

/**
 * rgm_sheet_dialog_new:
 * @paper: the course
 * @prints: whether to print, or else to save a file
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmSheetDialog *
rgm_sheet_dialog_new (RgmCoursePaper *paper, gboolean prints)
{
  RgmSheetDialog *self = g_object_new (RGM_TYPE_SHEET_DIALOG, NULL);

  self->paper = rgm_course_paper_ref (paper);
  self->prints = prints;
  /* The printer has its own paper, and its own dialog asks for it. */
  gtk_widget_set_visible (GTK_WIDGET (self->size), !prints);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), prints ? _("Print") : _("Save as PDF"),
                             prints ? _("_Print…") : _("_Save…"));
  /* Else that which cancels has the keyboard. */
  rgm_first_focus_set (GTK_WINDOW (self),
                       rgm_form_window_get_save_button (RGM_FORM_WINDOW (self)));

  return self;
}

/**
 * rgm_sheet_dialog_write:
 * @self: the dialog
 * @path: the file to write
 *
 * Writes the sheet as a PDF and closes the dialog, or has it say why not.
 */
void
rgm_sheet_dialog_write (RgmSheetDialog *self, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (RGM_IS_SHEET_DIALOG (self));

  job = g_new0 (Job, 1);
  job->paper = rgm_course_paper_ref (self->paper);
  job->kind = get_kind (self);
  job->size = (RgmPaper) adw_combo_row_get_selected (self->size);
  job->rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  job->named = gtk_switch_get_active (self->named);
  job->path = g_strdup (path);
  rgm_form_window_begin_saving (RGM_FORM_WINDOW (self));
  self->progress = rgm_progress_begin (GTK_WINDOW (self), _("Saving…"));
  /* The dialog is not the task's: that may end in the thread, and windows are not for that. */
  task = g_task_new (NULL, rgm_progress_get_cancellable (self->progress), on_written_cb,
                     g_object_ref (self));
  /* What is written is written, whenever somebody has had enough. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_file);
}
