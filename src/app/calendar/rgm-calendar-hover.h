#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"
#include "rgm-day-cursor.h"
#include "rgm-segment-layout.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_HOVER (rgm_calendar_hover_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarHover, rgm_calendar_hover, RGM, CALENDAR_HOVER, GObject)

RgmCalendarHover *rgm_calendar_hover_new (GtkWidget *box);
void rgm_calendar_hover_set_catalogue (RgmCalendarHover *self, RgmCatalogue *catalogue);
void rgm_calendar_hover_set_what_if (RgmCalendarHover *self, RgmWhatIf *what_if);
void rgm_calendar_hover_show (RgmCalendarHover *self, RgmSegmentLayout *layout,
                              RgmDayCursor *cursor);

G_END_DECLS
