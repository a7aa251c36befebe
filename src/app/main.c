#include "config.h"

#include "rgm-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (RgmApplication) application = rgm_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
