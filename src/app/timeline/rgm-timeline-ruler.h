#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_RULER (rgm_timeline_ruler_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineRuler, rgm_timeline_ruler, RGM, TIMELINE_RULER, GtkWidget)

GtkWidget *rgm_timeline_ruler_new (RgmTimelineViewport *viewport);

G_END_DECLS
