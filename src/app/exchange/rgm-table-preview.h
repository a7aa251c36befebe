#pragma once

#include <gtk/gtk.h>

#include "rgm-table-import.h"

G_BEGIN_DECLS

#define RGM_TYPE_TABLE_PREVIEW (rgm_table_preview_get_type ())
G_DECLARE_FINAL_TYPE (RgmTablePreview, rgm_table_preview, RGM, TABLE_PREVIEW, GtkWidget)

void rgm_table_preview_show (RgmTablePreview *self, const RgmTableImport *import);
void rgm_table_preview_update (RgmTablePreview *self, const RgmTableImport *import);

G_END_DECLS
