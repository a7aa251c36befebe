#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_FOOT_LAYOUT (rgm_foot_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmFootLayout, rgm_foot_layout, RGM, FOOT_LAYOUT, GtkLayoutManager)

G_END_DECLS
