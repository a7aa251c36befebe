#pragma once

#include <gio/gio.h>

#include "rgm-clock.h"
#include "rgm-course-model.h"
#include "rgm-patient-list.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

/**
 * RgmWorkspaceState:
 * @RGM_WORKSPACE_OPENING: the database is being opened
 * @RGM_WORKSPACE_FIRST_RUN: there is no database yet, or nobody has said what it is for
 * @RGM_WORKSPACE_PROBLEM: it cannot be opened
 * @RGM_WORKSPACE_READY: it can be worked with
 *
 * How far a workspace is.
 */
typedef enum {
  RGM_WORKSPACE_OPENING,
  RGM_WORKSPACE_FIRST_RUN,
  RGM_WORKSPACE_PROBLEM,
  RGM_WORKSPACE_READY,
} RgmWorkspaceState;

/**
 * RgmWorkspaceMode:
 * @RGM_WORKSPACE_UNDECIDED: nobody has said
 * @RGM_WORKSPACE_LOG: a personal log: one person, and no list
 * @RGM_WORKSPACE_PATIENTS: the patients of a practice
 *
 * What a database is for.
 */
typedef enum {
  RGM_WORKSPACE_UNDECIDED,
  RGM_WORKSPACE_LOG,
  RGM_WORKSPACE_PATIENTS,
} RgmWorkspaceMode;

#define RGM_TYPE_WORKSPACE_STATE (rgm_workspace_state_get_type ())
#define RGM_TYPE_WORKSPACE_MODE (rgm_workspace_mode_get_type ())
GType rgm_workspace_state_get_type (void);
GType rgm_workspace_mode_get_type (void);

#define RGM_TYPE_WORKSPACE (rgm_workspace_get_type ())
G_DECLARE_FINAL_TYPE (RgmWorkspace, rgm_workspace, RGM, WORKSPACE, GObject)

RgmWorkspace *rgm_workspace_new (RgmStoreService *service, RgmClock *clock, gboolean is_sample);
void rgm_workspace_open (RgmWorkspace *self);
void rgm_workspace_choose_mode (RgmWorkspace *self, RgmWorkspaceMode mode);
RgmWorkspaceState rgm_workspace_get_state (RgmWorkspace *self);
RgmWorkspaceMode rgm_workspace_get_mode (RgmWorkspace *self);
const GError *rgm_workspace_get_problem (RgmWorkspace *self);
gboolean rgm_workspace_get_is_sample (RgmWorkspace *self);
RgmStoreService *rgm_workspace_get_service (RgmWorkspace *self);
RgmClock *rgm_workspace_get_clock (RgmWorkspace *self);
RgmPatientList *rgm_workspace_get_patients (RgmWorkspace *self);
RgmCourseModel *rgm_workspace_get_course_model (RgmWorkspace *self);

G_END_DECLS
