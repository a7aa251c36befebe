#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"
#include "rgm-today-pill.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_TODAY (rgm_timeline_today_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineToday, rgm_timeline_today, RGM, TIMELINE_TODAY, GtkWidget)

GtkWidget *rgm_timeline_today_new (RgmTimelineViewport *viewport);
gboolean rgm_timeline_today_get_pill (RgmTimelineToday *self, RgmBox *box);
void rgm_timeline_today_make_room (RgmTimelineToday *self, const RgmCursorPill *cursor);

G_END_DECLS
