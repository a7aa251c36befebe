#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_CHART (rgm_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineChart, rgm_timeline_chart, RGM, TIMELINE_CHART, GtkWidget)

GtkWidget *rgm_timeline_chart_new (RgmTimelineViewport *viewport);
void rgm_timeline_chart_set_what_if (RgmTimelineChart *self, RgmWhatIf *what_if);

G_END_DECLS
