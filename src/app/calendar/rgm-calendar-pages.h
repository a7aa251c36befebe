#pragma once

#include <gtk/gtk.h>

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_PAGES (rgm_calendar_pages_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarPages, rgm_calendar_pages, RGM, CALENDAR_PAGES, GtkWidget)

GtkWidget *rgm_calendar_pages_new (void);
void rgm_calendar_pages_show (RgmCalendarPages *self, RgmSegmentLayout *layout, RgmDay day,
                              gboolean is_year);
GtkWidget *rgm_calendar_pages_find (RgmCalendarPages *self, RgmDay day);
RgmDay rgm_calendar_pages_get_day_at (RgmCalendarPages *self, double x, double y);

G_END_DECLS
