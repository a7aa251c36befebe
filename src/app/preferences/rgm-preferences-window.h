#pragma once

#include <adwaita.h>

#include "rgm-workspace.h"

G_BEGIN_DECLS

#define RGM_TYPE_PREFERENCES_WINDOW (rgm_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmPreferencesWindow, rgm_preferences_window, RGM, PREFERENCES_WINDOW,
                      AdwWindow)

GtkWindow *rgm_preferences_window_new (RgmWorkspace *workspace);

G_END_DECLS
