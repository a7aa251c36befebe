#pragma once

#include <glib-object.h>

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
RgmWorkspaceMode rgm_workspace_mode_from_setting (const char *value);
const char *rgm_workspace_mode_to_setting (RgmWorkspaceMode mode);

G_END_DECLS
