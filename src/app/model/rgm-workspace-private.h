#pragma once

#include "rgm-workspace.h"

G_BEGIN_DECLS

/**
 * RgmWorkspace:
 *
 * A database with all that a window shows of it: whether it is open, what it is for, the patients
 * and the one that is looked at.
 *
 * No file is made before the user has said what it is for, and never in place of one that cannot
 * be opened.
 */
struct _RgmWorkspace {
  GObject parent_instance;

  RgmStoreService *service;
  RgmBackupService *backups;
  RgmClock *clock;
  /* What this computer remembers, or NULL. */
  RgmSettings *settings;
  gboolean is_sample;
  RgmPatientList *patients;
  RgmCourseModel *course_model;

  RgmWorkspaceState state;
  /* What is shown, and what the database says, or is about to. */
  RgmWorkspaceMode mode;
  RgmWorkspaceMode kept_mode;
  GError *problem;
  GCancellable *cancellable;
  gboolean adding_log_patient;
  /* Whether only the names were asked for so far, and what brings the rest. */
  gboolean rest_due;
  guint rest_id;
  gboolean held;
  /* Whether a file may be made where another is missing. */
  gboolean anew;
};

void rgm_workspace_set_state (RgmWorkspace *self, RgmWorkspaceState state);
void rgm_workspace_set_mode (RgmWorkspace *self, RgmWorkspaceMode mode);
void rgm_workspace_take_mode (RgmWorkspace *self);
void rgm_workspace_show_mode (RgmWorkspace *self);
void rgm_workspace_fail (RgmWorkspace *self, const GError *error);
void rgm_workspace_set_problem (RgmWorkspace *self, GError *problem);
void rgm_workspace_queue_opening (RgmWorkspace *self, RgmStoreFlags flags);
void rgm_workspace_queue_names (RgmWorkspace *self);
void rgm_workspace_queue_first_loads (RgmWorkspace *self);
void rgm_workspace_begin_keeping (RgmWorkspace *self);
void rgm_workspace_bring_rest (RgmWorkspace *self);

G_END_DECLS
