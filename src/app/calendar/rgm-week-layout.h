#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_WEEK_LAYOUT (rgm_week_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmWeekLayout, rgm_week_layout, RGM, WEEK_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rgm_week_layout_new (int spacing);

G_END_DECLS
