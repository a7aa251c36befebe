#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_FIT_LAYOUT (rgm_fit_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmFitLayout, rgm_fit_layout, RGM, FIT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rgm_fit_layout_new (int lines);
gboolean rgm_fit_layout_has_room (GtkWidget *widget, int width);

G_END_DECLS
