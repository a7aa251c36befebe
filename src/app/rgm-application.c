#include "config.h"

#include "rgm-application.h"

#include "rgm-window.h"

struct _RgmApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmApplication, rgm_application, ADW_TYPE_APPLICATION)

static void
rgm_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (rgm_window_new (RGM_APPLICATION (application)));
  gtk_window_present (window);
}

static void
rgm_application_class_init (RgmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = rgm_application_activate;
}

static void
rgm_application_init (RgmApplication *self)
{
}

/**
 * rgm_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
RgmApplication *
rgm_application_new (void)
{
  return g_object_new (RGM_TYPE_APPLICATION,
                       "application-id", RGM_APPLICATION_ID,
                       "resource-base-path", "/io/github/regimen/Regimen",
                       NULL);
}
