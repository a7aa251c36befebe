#pragma once

#include "rgm-course-view.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_VIEW (rgm_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarView, rgm_calendar_view, RGM, CALENDAR_VIEW, GtkWidget)

GtkWidget *rgm_calendar_view_new (void);
RgmSegmentLayout *rgm_calendar_view_get_layout (RgmCalendarView *self);
void rgm_calendar_view_set_scale (RgmCalendarView *self, const char *scale);
const char *rgm_calendar_view_get_scale (RgmCalendarView *self);
GtkWidget *rgm_calendar_view_find (RgmCalendarView *self, RgmDay day);
RgmDay rgm_calendar_view_get_day_at (RgmCalendarView *self, double x, double y);

G_END_DECLS
