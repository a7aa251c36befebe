#pragma once

#include "rgm-form-window.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_EXPORT_DIALOG (rgm_calendar_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarExportDialog, rgm_calendar_export_dialog, RGM,
                      CALENDAR_EXPORT_DIALOG, RgmFormWindow)

RgmCalendarExportDialog *rgm_calendar_export_dialog_new (RgmStoreService *service,
                                                         const char *course_id, RgmDay today);
void rgm_calendar_export_dialog_write (RgmCalendarExportDialog *self, const char *path);

G_END_DECLS
