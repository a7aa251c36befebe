#include "config.h"

#include "rgm-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char *argv[])
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
#ifdef SIGXFSZ
  /* A file that may not grow is an error to be told, not an end of the program. */
  signal (SIGXFSZ, SIG_IGN);
#endif
  application = rgm_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
