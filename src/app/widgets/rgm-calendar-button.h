#pragma once

#include <gtk/gtk.h>

#include "rgm-day-picker.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_BUTTON (rgm_calendar_button_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarButton, rgm_calendar_button, RGM, CALENDAR_BUTTON, GtkWidget)

GtkWidget *rgm_calendar_button_new (void);
void rgm_calendar_button_set_day (RgmCalendarButton *self, RgmDay day);
RgmDayPicker *rgm_calendar_button_get_picker (RgmCalendarButton *self);

G_END_DECLS
