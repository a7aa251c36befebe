#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_WRAP_LAYOUT (rgm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmWrapLayout, rgm_wrap_layout, RGM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rgm_wrap_layout_new (int spacing);
GtkLayoutManager *rgm_wrap_layout_new_even (int spacing);
GtkLayoutManager *rgm_wrap_layout_new_centered (int spacing);

G_END_DECLS
