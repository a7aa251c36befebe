#pragma once

#include "rgm-hover.h"

G_BEGIN_DECLS

#define RGM_TYPE_VIEW_MENU (rgm_view_menu_get_type ())
G_DECLARE_FINAL_TYPE (RgmViewMenu, rgm_view_menu, RGM, VIEW_MENU, GObject)

RgmViewMenu *rgm_view_menu_new (GtkWidget *view, const RgmHoverSource *source, gpointer owner);
void rgm_view_menu_open_at (GtkWidget *widget, double x, double y);
gboolean rgm_view_menu_get_open (RgmViewMenu *self);
void rgm_view_menu_present (RgmViewMenu *self);

G_END_DECLS
