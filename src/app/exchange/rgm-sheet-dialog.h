#pragma once

#include "rgm-course-paper.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_SHEET_DIALOG (rgm_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmSheetDialog, rgm_sheet_dialog, RGM, SHEET_DIALOG, RgmFormWindow)

RgmSheetDialog *rgm_sheet_dialog_new (RgmCoursePaper *paper, gboolean prints);
void rgm_sheet_dialog_write (RgmSheetDialog *self, const char *path);

G_END_DECLS
