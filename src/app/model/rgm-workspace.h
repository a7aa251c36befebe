#pragma once

#include <gio/gio.h>

#include "rgm-backup-service.h"
#include "rgm-clock.h"
#include "rgm-course-model.h"
#include "rgm-patient-list.h"
#include "rgm-settings.h"
#include "rgm-store-service.h"
#include "rgm-workspace-state.h"

G_BEGIN_DECLS

#define RGM_TYPE_WORKSPACE (rgm_workspace_get_type ())
G_DECLARE_FINAL_TYPE (RgmWorkspace, rgm_workspace, RGM, WORKSPACE, GObject)

RgmWorkspace *rgm_workspace_new (RgmStoreService *service, RgmClock *clock, gboolean is_sample);
void rgm_workspace_set_settings (RgmWorkspace *self, RgmSettings *settings);
RgmSettings *rgm_workspace_get_settings (RgmWorkspace *self);
void rgm_workspace_open (RgmWorkspace *self);
void rgm_workspace_open_read_only (RgmWorkspace *self);
void rgm_workspace_start_anew (RgmWorkspace *self);
RgmStoreFlags rgm_workspace_take_making (RgmWorkspace *self);
void rgm_workspace_set_held (RgmWorkspace *self, gboolean held);
const char *rgm_workspace_get_log_name (void);
void rgm_workspace_choose_mode (RgmWorkspace *self, RgmWorkspaceMode mode);
RgmWorkspaceState rgm_workspace_get_state (RgmWorkspace *self);
RgmWorkspaceMode rgm_workspace_get_mode (RgmWorkspace *self);
const GError *rgm_workspace_get_problem (RgmWorkspace *self);
gboolean rgm_workspace_get_is_sample (RgmWorkspace *self);
RgmStoreService *rgm_workspace_get_service (RgmWorkspace *self);
RgmBackupService *rgm_workspace_get_backups (RgmWorkspace *self);
RgmPatientList *rgm_workspace_get_patients (RgmWorkspace *self);
RgmCourseModel *rgm_workspace_get_course_model (RgmWorkspace *self);

G_END_DECLS
