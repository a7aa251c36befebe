#pragma once

#include <gtk/gtk.h>

#include "rgm-lane-geometry.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_PAGES (rgm_calendar_pages_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarPages, rgm_calendar_pages, RGM, CALENDAR_PAGES, GtkWidget)

GtkWidget *rgm_calendar_pages_new (void);
void rgm_calendar_pages_show (RgmCalendarPages *self, RgmSegmentLayout *layout, RgmDay day,
                              gboolean is_year);
void rgm_calendar_pages_set_cursor (RgmCalendarPages *self, RgmDayCursor *cursor);
void rgm_calendar_pages_set_what_if (RgmCalendarPages *self, RgmWhatIf *what_if);
void rgm_calendar_pages_update (RgmCalendarPages *self);
void rgm_calendar_pages_turn (RgmCalendarPages *self, int later);
RgmDay rgm_calendar_pages_get_page_day (RgmCalendarPages *self);
RgmSegmentLayout *rgm_calendar_pages_get_layout (RgmCalendarPages *self);
gboolean rgm_calendar_pages_get_days_box (RgmCalendarPages *self, RgmBox *box);
GtkWidget *rgm_calendar_pages_find (RgmCalendarPages *self, RgmDay day);
RgmDay rgm_calendar_pages_get_day_at (RgmCalendarPages *self, double x, double y);

G_END_DECLS
