#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_SNUG_LAYOUT (rgm_snug_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmSnugLayout, rgm_snug_layout, RGM, SNUG_LAYOUT, GtkLayoutManager)

GtkWidget *rgm_snug_layout_wrap (GtkWidget *child);

G_END_DECLS
