#pragma once

#include <gio/gio.h>

#include "rgm-main-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_WINDOW_CHANGES (rgm_window_changes_get_type ())
G_DECLARE_FINAL_TYPE (RgmWindowChanges, rgm_window_changes, RGM, WINDOW_CHANGES, GObject)

RgmWindowChanges *rgm_window_changes_new (RgmMainWindow *window);
GMenuModel *rgm_window_changes_get_menu (RgmWindowChanges *self);
void rgm_window_changes_undo (RgmWindowChanges *self);
void rgm_window_changes_redo (RgmWindowChanges *self);
void rgm_window_changes_offer_undo (RgmWindowChanges *self, const char *title, gint64 change);

G_END_DECLS
