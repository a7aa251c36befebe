#include "config.h"

#include "rgm-window.h"

struct _RgmWindow {
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmWindow, rgm_window, ADW_TYPE_APPLICATION_WINDOW)

static void
rgm_window_class_init (RgmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/regimen/Regimen/ui/rgm-window.ui");
}

static void
rgm_window_init (RgmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rgm_window_new:
 * @application: the application that it belongs to
 *
 * Makes the main window.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
RgmWindow *
rgm_window_new (RgmApplication *application)
{
  return g_object_new (RGM_TYPE_WINDOW, "application", application, NULL);
}
