#pragma once

#include "rgm-backup-service.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_RESTORE_DIALOG (rgm_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmRestoreDialog, rgm_restore_dialog, RGM, RESTORE_DIALOG, RgmFormWindow)

GtkWindow *rgm_restore_dialog_new (RgmBackupService *backups, const char *in_place_of);

G_END_DECLS
