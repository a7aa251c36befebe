#pragma once

#include "move-fixture.h"
#include "rgm-calendar-view.h"
#include "rgm-course-views.h"

GtkWidget *calendar_get_views (MoveFixture *self);
RgmCalendarView *calendar_get_calendar (MoveFixture *self);
GtkWidget *calendar_get_pages (MoveFixture *self);
RgmDayCursor *calendar_get_cursor (MoveFixture *self);
void calendar_show (MoveFixture *self, const char *scale, const char *day);
GtkWidget *calendar_find_cell (MoveFixture *self, RgmDay day);
void calendar_find_on_screen (MoveFixture *self, GtkWidget *widget, double *x, double *y);
void calendar_find_day_on_screen (MoveFixture *self, RgmDay day, double *x, double *y);
gboolean calendar_is_ghost (MoveFixture *self, RgmDay day);
gboolean calendar_is_page (MoveFixture *self, const char *day);
gboolean calendar_has_keyboard (MoveFixture *self, RgmDay day);
void calendar_assert_put_back (MoveFixture *self, RgmDay original);
