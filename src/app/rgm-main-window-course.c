#include "config.h"

#include "rgm-main-window-private.h"

/* How a window makes its course page. */

static void
on_back_cb (RgmMainWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

/* How courses were last looked at, on this computer. */
static void
keep_views (RgmCoursePage *page, GtkApplication *application)
{
  GtkWidget *views = rgm_course_page_get_views (page);
  RgmSettings *settings;

  if (application == NULL)
    return;
  settings = rgm_application_get_settings (RGM_APPLICATION (application));
  rgm_course_range_set_settings (rgm_course_page_get_range (page), settings);
  rgm_settings_bind (settings, "calendar-scale", views, "scale");
  rgm_settings_bind (settings, "course-view", views, "shown");
}

/* The page has the buttons in its header bar that the window has where nobody is looked at. */
static void
share_header (RgmCoursePage *page, AdwHeaderBar *header_bar)
{
  AdwHeaderBar *own = rgm_course_page_get_header_bar (page);

  g_object_bind_property (header_bar, "show-start-title-buttons", own, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (header_bar, "decoration-layout", own, "decoration-layout",
                          G_BINDING_SYNC_CREATE);
}

/* The course page of a window, floating; @header_bar is the one that it shows where nobody is
 * looked at. */
RgmCoursePage *
rgm_main_window_make_course_page (RgmMainWindow *self, AdwHeaderBar *header_bar)
{
  RgmCoursePage *page = RGM_COURSE_PAGE (rgm_course_page_new ());
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);

  /* First, because the page asks for what is remembered as soon as it has a course. */
  keep_views (page, gtk_window_get_application (GTK_WINDOW (self)));
  rgm_course_page_set_model (page, rgm_workspace_get_course_model (workspace));
  share_header (page, header_bar);
  g_signal_connect_object (page, "back", G_CALLBACK (on_back_cb), self, G_CONNECT_SWAPPED);
  return page;
}
