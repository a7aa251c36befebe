#pragma once

#include <adwaita.h>

#include "rgm-workspace.h"

G_BEGIN_DECLS

#define RGM_TYPE_BACKUP_GROUP (rgm_backup_group_get_type ())
G_DECLARE_FINAL_TYPE (RgmBackupGroup, rgm_backup_group, RGM, BACKUP_GROUP, AdwPreferencesGroup)

void rgm_backup_group_set_workspace (RgmBackupGroup *self, RgmWorkspace *workspace);

G_END_DECLS
