#pragma once

#include "rgm-backup-service.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_PASSPHRASE_DIALOG (rgm_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmPassphraseDialog, rgm_passphrase_dialog, RGM, PASSPHRASE_DIALOG,
                      RgmFormWindow)

GtkWindow *rgm_passphrase_dialog_new (RgmBackupService *backups);

G_END_DECLS
