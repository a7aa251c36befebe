#include "config.h"

#include "rgm-sheet-printing.h"

#include "rgm-paper.h"
#include "rgm-sheet-layout.h"
#include "rgm-sheet-pdf.h"

/**
 * RgmSheetPrinting:
 *
 * Prints a sheet. The layout is made once the paper is known, and again for other paper.
 */
struct _RgmSheetPrinting {
  GtkPrintOperation parent_instance;

  RgmSheet *sheet;
  RgmSheetLayout *layout;
};

G_DEFINE_FINAL_TYPE (RgmSheetPrinting, rgm_sheet_printing, GTK_TYPE_PRINT_OPERATION)

static void
rgm_sheet_printing_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  RgmSheetPrinting *self = RGM_SHEET_PRINTING (operation);

  g_clear_pointer (&self->layout, rgm_sheet_layout_free);
  self->layout = rgm_sheet_layout_new (self->sheet, gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context),
                                       gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  gtk_print_operation_set_n_pages (operation, (int) rgm_sheet_layout_get_n_pages (self->layout));
}

static void
rgm_sheet_printing_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  rgm_sheet_layout_draw_page (RGM_SHEET_PRINTING (operation)->layout,
                              gtk_print_context_get_cairo_context (context), (guint) page);
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
 * Returns: (transfer full): what prints it, to be run
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
  gtk_print_operation_set_show_progress (operation, TRUE);

  return self;
}
