#pragma once

#include <gtk/gtk.h>

#include "rgm-month-plan.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_DAY (rgm_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarDay, rgm_calendar_day, RGM, CALENDAR_DAY, GtkWidget)

GtkWidget *rgm_calendar_day_new (gboolean is_small);
void rgm_calendar_day_show (RgmCalendarDay *self, RgmSegmentLayout *layout,
                            const RgmMonthDay *day);
void rgm_calendar_day_show_ghost (RgmCalendarDay *self, RgmSegmentLayout *layout,
                                  const RgmMonthDay *day);
RgmDay rgm_calendar_day_get_day (RgmCalendarDay *self);
RgmLane rgm_calendar_day_get_lane_at (RgmCalendarDay *self, double y);

G_END_DECLS
