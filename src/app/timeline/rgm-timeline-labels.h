#pragma once

#include <gtk/gtk.h>

#include "rgm-chart-frame.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_LABELS (rgm_timeline_labels_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineLabels, rgm_timeline_labels, RGM, TIMELINE_LABELS, GtkWidget)

GtkWidget *rgm_timeline_labels_new (void);
void rgm_timeline_labels_get_text_size (RgmTimelineLabels *self, int *width, int *height);
void rgm_timeline_labels_set_frame (RgmTimelineLabels *self, const RgmChartFrame *frame);

G_END_DECLS
