#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_GRID (rgm_timeline_grid_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineGrid, rgm_timeline_grid, RGM, TIMELINE_GRID, GtkWidget)

GtkWidget *rgm_timeline_grid_new (RgmTimelineViewport *viewport);

G_END_DECLS
