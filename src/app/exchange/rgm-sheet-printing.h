#pragma once

#include <gtk/gtk.h>

#include "rgm-sheet.h"

G_BEGIN_DECLS

#define RGM_TYPE_SHEET_PRINTING (rgm_sheet_printing_get_type ())
G_DECLARE_FINAL_TYPE (RgmSheetPrinting, rgm_sheet_printing, RGM, SHEET_PRINTING, GtkPrintOperation)

RgmSheetPrinting *rgm_sheet_printing_new (RgmSheet *sheet, gboolean named);
void rgm_sheet_printing_run_async (RgmSheetPrinting *self, GtkPrintOperationAction action,
                                   GtkWindow *parent, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rgm_sheet_printing_run_finish (RgmSheetPrinting *self, GAsyncResult *result,
                                        GError **error);
char *rgm_sheet_printing_describe_unknown (RgmSheetPrinting *self);

G_END_DECLS
