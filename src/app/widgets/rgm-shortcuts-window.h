#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_SHORTCUTS_WINDOW (rgm_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmShortcutsWindow, rgm_shortcuts_window, RGM, SHORTCUTS_WINDOW, AdwWindow)

GtkWindow *rgm_shortcuts_window_new (void);

G_END_DECLS
