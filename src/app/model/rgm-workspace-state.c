#include "config.h"

#include "rgm-workspace-state.h"

#include "rgm-store.h"

G_DEFINE_ENUM_TYPE (RgmWorkspaceState, rgm_workspace_state,
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_OPENING, "opening"),
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_FIRST_RUN, "first-run"),
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_PROBLEM, "problem"),
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_READY, "ready"))
G_DEFINE_ENUM_TYPE (RgmWorkspaceMode, rgm_workspace_mode,
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_LOG, "log"),
                    G_DEFINE_ENUM_VALUE (RGM_WORKSPACE_PATIENTS, "patients"))

/**
 * rgm_workspace_mode_from_setting:
 * @value: (nullable): what a database keeps under `RGM_STORE_SETTING_MODE`
 *
 * Returns: the mode; undecided for %NULL and for what nobody knows
 */
RgmWorkspaceMode
rgm_workspace_mode_from_setting (const char *value)
{
  if (g_strcmp0 (value, RGM_STORE_MODE_LOG) == 0)
    return RGM_WORKSPACE_LOG;
  if (g_strcmp0 (value, RGM_STORE_MODE_PATIENTS) == 0)
    return RGM_WORKSPACE_PATIENTS;
  return RGM_WORKSPACE_UNDECIDED;
}

/**
 * rgm_workspace_mode_to_setting:
 * @mode: a mode
 *
 * Returns: (nullable): what a database keeps of it; %NULL for undecided
 */
const char *
rgm_workspace_mode_to_setting (RgmWorkspaceMode mode)
{
  switch (mode)
    {
    case RGM_WORKSPACE_LOG:
      return RGM_STORE_MODE_LOG;
    case RGM_WORKSPACE_PATIENTS:
      return RGM_STORE_MODE_PATIENTS;
    case RGM_WORKSPACE_UNDECIDED:
    default:
      return NULL;
    }
}
