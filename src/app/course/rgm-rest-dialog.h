#pragma once

#include "rgm-course-model.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_REST_DIALOG (rgm_rest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmRestDialog, rgm_rest_dialog, RGM, REST_DIALOG, RgmFormWindow)

RgmRestDialog *rgm_rest_dialog_new (RgmCourseModel *model);

G_END_DECLS
