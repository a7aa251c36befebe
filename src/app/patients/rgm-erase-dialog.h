#pragma once

#include "rgm-erase.h"
#include "rgm-form-window.h"
#include "rgm-progress-window.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_ERASE_DIALOG (rgm_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmEraseDialog, rgm_erase_dialog, RGM, ERASE_DIALOG, RgmFormWindow)

RgmEraseDialog *rgm_erase_dialog_new (RgmStoreService *service, const char *id,
                                      const char *title, const char *question,
                                      const char *detail);

RgmProgress *rgm_erase_dialog_begin_progress (GtkWindow *parent);

G_END_DECLS
