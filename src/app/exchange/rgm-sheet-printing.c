#include "config.h"

#include "rgm-sheet-printing.h"

#include "rgm-paper.h"
#include "rgm-progress-window.h"
#include "rgm-sheet-layout.h"
#include "rgm-sheet-pdf.h"

#include <glib/gi18n-lib.h>

/**
 * RgmSheetPrinting:
 *
 * Prints a sheet. The layout is made once the paper is known, and again for other paper.
 */
struct _RgmSheetPrinting {
  GtkPrintOperation parent_instance;

  RgmSheet *sheet;
  RgmSheetLayout *layout;

  /* From the question which printer to the end; it holds this. */
  GTask *task;
  /* All pages are drawn, or there will be none. */
  gboolean is_drawn;
  GtkPrintOperationResult result;
  RgmProgress *progress;
};

G_DEFINE_FINAL_TYPE (RgmSheetPrinting, rgm_sheet_printing, GTK_TYPE_PRINT_OPERATION)

/* Why nothing was printed, or %NULL. */
static GError *
find_error (RgmSheetPrinting *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  GError *error = NULL;

  /* At any other time GTK complains where there is none. */
  if (self->result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    return error;
  if (self->result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed by the user");
  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED_ABORTED)
    return g_error_new_literal (GTK_PRINT_ERROR, GTK_PRINT_ERROR_GENERAL,
                                _("The printer did not take it."));

  return NULL;
}

static void
end (RgmSheetPrinting *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GError *error = find_error (self);

  g_clear_pointer (&self->progress, rgm_progress_end);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
end_if_over (RgmSheetPrinting *self)
{
  if (self->task != NULL && self->is_drawn
      && gtk_print_operation_get_status (GTK_PRINT_OPERATION (self))
           != GTK_PRINT_STATUS_SENDING_DATA)
    end (self);
}

/* What is drawn cannot be had back from a printer, but need not be waited for. */
static void
on_cancelled_cb (RgmSheetPrinting *self)
{
  if (!self->is_drawn)
    {
      gtk_print_operation_cancel (GTK_PRINT_OPERATION (self));
      return;
    }
  self->result = GTK_PRINT_OPERATION_RESULT_CANCEL;
  end (self);
}

/* GTK has a window for this, too, which is there long before it is shown. GTK 4.8 falls when a
 * screen reader asks for a window that has just gone and the last that is there is not shown. */
static void
show_progress (RgmSheetPrinting *self)
{
  self->progress = rgm_progress_begin (g_task_get_task_data (self->task), _("Printing…"));
  g_signal_connect_object (rgm_progress_get_cancellable (self->progress), "cancelled",
                           G_CALLBACK (on_cancelled_cb), self, G_CONNECT_SWAPPED);
}

static void
rgm_sheet_printing_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  RgmSheetPrinting *self = RGM_SHEET_PRINTING (operation);

  if (self->task != NULL && self->progress == NULL)
    show_progress (self);
  g_clear_pointer (&self->layout, rgm_sheet_layout_free);
  self->layout = rgm_sheet_layout_new (self->sheet, gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context),
                                       gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL,
                                       NULL, NULL);
  gtk_print_operation_set_n_pages (operation, (int) rgm_sheet_layout_get_n_pages (self->layout));
}

static void
rgm_sheet_printing_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  RgmSheetPrinting *self = RGM_SHEET_PRINTING (operation);

  rgm_sheet_layout_draw_page (self->layout, gtk_print_context_get_cairo_context (context),
                              (guint) page);
  if (self->progress != NULL)
    rgm_progress_tell ((guint) page + 1, rgm_sheet_layout_get_n_pages (self->layout),
                       self->progress);
}

/* That which is drawn is on its way to the printer still, and may not arrive. */
static void
rgm_sheet_printing_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  RgmSheetPrinting *self = RGM_SHEET_PRINTING (operation);

  self->is_drawn = TRUE;
  self->result = result;
  end_if_over (self);
}

static void
rgm_sheet_printing_status_changed (GtkPrintOperation *operation)
{
  end_if_over (RGM_SHEET_PRINTING (operation));
}

static void
rgm_sheet_printing_finalize (GObject *object)
{
  RgmSheetPrinting *self = RGM_SHEET_PRINTING (object);

  g_clear_pointer (&self->layout, rgm_sheet_layout_free);
  g_clear_pointer (&self->sheet, rgm_sheet_free);
  G_OBJECT_CLASS (rgm_sheet_printing_parent_class)->finalize (object);
}

static void
rgm_sheet_printing_class_init (RgmSheetPrintingClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rgm_sheet_printing_finalize;
  operation_class->begin_print = rgm_sheet_printing_begin_print;
  operation_class->draw_page = rgm_sheet_printing_draw_page;
  operation_class->done = rgm_sheet_printing_done;
  operation_class->status_changed = rgm_sheet_printing_status_changed;
}

static void
rgm_sheet_printing_init (RgmSheetPrinting *self)
{
}

static GtkPageSetup *
make_page_setup (void)
{
  g_autoptr (GtkPaperSize) size =
    gtk_paper_size_new (rgm_paper_get_default () == RGM_PAPER_LETTER ? GTK_PAPER_NAME_LETTER
                                                                     : GTK_PAPER_NAME_A4);
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  return setup;
}

/**
 * rgm_sheet_printing_new:
 * @sheet: (transfer full): what to print
 * @named: whether the print job, which others may see, names the patient
 *
 * Returns: (transfer full): what prints it, to be run with rgm_sheet_printing_run_async()
 */
RgmSheetPrinting *
rgm_sheet_printing_new (RgmSheet *sheet, gboolean named)
{
  RgmSheetPrinting *self = g_object_new (RGM_TYPE_SHEET_PRINTING, NULL);
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  g_autofree char *title = rgm_sheet_make_title (sheet, named);

  self->sheet = sheet;
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);

  return self;
}

/**
 * rgm_sheet_printing_run_async:
 * @self: what prints a sheet; once
 * @action: whether to ask for the printer first
 * @parent: the window it is for
 * @callback: called when the printer has it, or is not to have it
 * @user_data: for @callback
 *
 * Prints the sheet. What takes long shows its progress, and can be cancelled there.
 */
void
rgm_sheet_printing_run_async (RgmSheetPrinting *self, GtkPrintOperationAction action,
                              GtkWindow *parent, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (RGM_IS_SHEET_PRINTING (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (self->task, g_object_ref (parent), g_object_unref);
  gtk_print_operation_run (GTK_PRINT_OPERATION (self), action, parent, NULL);
}

/**
 * rgm_sheet_printing_run_finish:
 * @self: what prints a sheet
 * @result: what the callback was given
 * @error: return location for an error: `G_IO_ERROR_CANCELLED` where the user has had enough
 *
 * Ends rgm_sheet_printing_run_async().
 *
 * Returns: whether the printer has it
 */
gboolean
rgm_sheet_printing_run_finish (RgmSheetPrinting *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rgm_sheet_printing_describe_unknown:
 * @self: what is printed
 *
 * Returns: (transfer full) (nullable): a sentence on the letters of it that no font has, if it was
 *   laid out and there are such
 */
char *
rgm_sheet_printing_describe_unknown (RgmSheetPrinting *self)
{
  return self->layout != NULL ? rgm_sheet_layout_describe_unknown (self->layout) : NULL;
}
