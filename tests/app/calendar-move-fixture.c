#include "config.h"

#include "calendar-move-fixture.h"

#include "rgm-calendar-pages.h"

/* What the tests of bookings that are moved on the calendar look at. */

GtkWidget *
calendar_get_views (MoveFixture *self)
{
  return course_tree_find (self->page, RGM_TYPE_COURSE_VIEWS, 0);
}

RgmCalendarView *
calendar_get_calendar (MoveFixture *self)
{
  return RGM_CALENDAR_VIEW (course_tree_find (self->page, RGM_TYPE_CALENDAR_VIEW, 0));
}

GtkWidget *
calendar_get_pages (MoveFixture *self)
{
  return course_tree_find (self->page, RGM_TYPE_CALENDAR_PAGES, 0);
}

RgmDayCursor *
calendar_get_cursor (MoveFixture *self)
{
  return rgm_course_views_get_cursor (RGM_COURSE_VIEWS (calendar_get_views (self)));
}

/* Shows the page of a day, with the keyboard on it. */
void
calendar_show (MoveFixture *self, const char *scale, const char *day)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_object_set (calendar_get_views (self), "shown", "calendar", "scale", scale, NULL);
  rgm_day_cursor_set_day (calendar_get_cursor (self), course_fixture_day (day));
  gtk_widget_grab_focus (GTK_WIDGET (calendar_get_calendar (self)));
  move_fixture_settle (self);
}

GtkWidget *
calendar_find_cell (MoveFixture *self, RgmDay day)
{
  GtkWidget *cell = rgm_calendar_view_find (calendar_get_calendar (self), day);

  g_assert_nonnull (cell);
  return cell;
}

/* Where a place of a widget is on the screen. */
void
calendar_find_on_screen (MoveFixture *self, GtkWidget *widget, double *x, double *y)
{
  double left, top;

  g_assert_true (gtk_widget_translate_coordinates (widget, self->window, *x, *y, x, y));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  *x += left;
  *y += top;
}

/* Likewise of the middle of a day. */
void
calendar_find_day_on_screen (MoveFixture *self, RgmDay day, double *x, double *y)
{
  GtkWidget *cell = calendar_find_cell (self, day);

  *x = gtk_widget_get_width (cell) / 2.0;
  *y = gtk_widget_get_height (cell) / 2.0;
  calendar_find_on_screen (self, cell, x, y);
}

gboolean
calendar_is_ghost (MoveFixture *self, RgmDay day)
{
  return gtk_widget_has_css_class (calendar_find_cell (self, day), "ghost");
}

gboolean
calendar_is_page (MoveFixture *self, const char *day)
{
  RgmDay page = rgm_calendar_pages_get_page_day (RGM_CALENDAR_PAGES (calendar_get_pages (self)));
  int year, month, page_year, page_month;

  rgm_day_get_ymd (course_fixture_day (day), &year, &month, NULL);
  rgm_day_get_ymd (page, &page_year, &page_month, NULL);
  return year == page_year && month == page_month;
}

gboolean
calendar_has_keyboard (MoveFixture *self, RgmDay day)
{
  return gtk_root_get_focus (GTK_ROOT (self->window)) == calendar_find_cell (self, day);
}

void
calendar_assert_put_back (MoveFixture *self, RgmDay original)
{
  move_fixture_assert_put_back (self);
  g_assert_false (calendar_is_ghost (self, original));
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
}
