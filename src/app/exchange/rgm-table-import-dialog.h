#pragma once

#include "rgm-form-window.h"
#include "rgm-store-service.h"
#include "rgm-table-import.h"

G_BEGIN_DECLS

#define RGM_TYPE_TABLE_IMPORT_DIALOG (rgm_table_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmTableImportDialog, rgm_table_import_dialog, RGM, TABLE_IMPORT_DIALOG,
                      RgmFormWindow)

RgmTableImportDialog *rgm_table_import_dialog_new (RgmStoreService *service,
                                                   RgmTableImport *import);

G_END_DECLS
