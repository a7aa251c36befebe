#pragma once

#include "rgm-course-model.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

/**
 * RgmPauseDialogKind:
 * @RGM_PAUSE_DIALOG_PAUSE: pauses the course from a day on, for a while or until further notice
 * @RGM_PAUSE_DIALOG_STOP: ends the course before its time
 *
 * What the dialog is for.
 */
typedef enum {
  RGM_PAUSE_DIALOG_PAUSE,
  RGM_PAUSE_DIALOG_STOP,
} RgmPauseDialogKind;

#define RGM_TYPE_PAUSE_DIALOG (rgm_pause_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmPauseDialog, rgm_pause_dialog, RGM, PAUSE_DIALOG,
                      RgmFormWindow)

RgmPauseDialog *rgm_pause_dialog_new (RgmCourseModel *model, RgmPauseDialogKind kind);

G_END_DECLS
