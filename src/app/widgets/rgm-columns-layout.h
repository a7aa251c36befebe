#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_COLUMNS_LAYOUT (rgm_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmColumnsLayout, rgm_columns_layout, RGM, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rgm_columns_layout_new (int threshold, int spacing, int share);

G_END_DECLS
