#pragma once

#include "rgm-course-model.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_SESSION_DIALOG (rgm_session_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmSessionDialog, rgm_session_dialog, RGM, SESSION_DIALOG,
                      RgmFormWindow)

RgmSessionDialog *rgm_session_dialog_new_booking (RgmCourseModel *model, RgmDay day);
RgmSessionDialog *rgm_session_dialog_new_past (RgmCourseModel *model);
RgmSessionDialog *rgm_session_dialog_new_edit (RgmCourseModel *model, const char *session_id);

G_END_DECLS
