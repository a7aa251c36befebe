#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_HEADER_LAYOUT (rgm_timeline_header_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineHeaderLayout, rgm_timeline_header_layout, RGM,
                      TIMELINE_HEADER_LAYOUT, GtkLayoutManager)

G_END_DECLS
