#pragma once

#include "rgm-form-window.h"
#include "rgm-ics-import.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_IMPORT_DIALOG (rgm_calendar_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarImportDialog, rgm_calendar_import_dialog, RGM,
                      CALENDAR_IMPORT_DIALOG, RgmFormWindow)

RgmCalendarImportDialog *rgm_calendar_import_dialog_new (RgmStoreService *service,
                                                         RgmIcsImport *import);

G_END_DECLS
