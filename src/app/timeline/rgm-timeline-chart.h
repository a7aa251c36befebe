#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_CHART (rgm_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineChart, rgm_timeline_chart, RGM, TIMELINE_CHART, GtkWidget)

GtkWidget *rgm_timeline_chart_new (RgmTimelineViewport *viewport);

G_END_DECLS
