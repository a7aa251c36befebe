#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_NAVIGATION (rgm_timeline_navigation_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineNavigation, rgm_timeline_navigation, RGM, TIMELINE_NAVIGATION,
                      GObject)

RgmTimelineNavigation *rgm_timeline_navigation_new (GtkWidget *chart,
                                                    RgmTimelineViewport *viewport);
void rgm_timeline_navigation_set_origin (RgmTimelineNavigation *self, double x);

G_END_DECLS
