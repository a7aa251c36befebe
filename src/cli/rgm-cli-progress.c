#include "config.h"

#include "rgm-cli-progress.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* What is done sooner is not told of; a test cannot wait for what takes long. */
#define LONG_MS 1000
#define ENVIRONMENT_LONG "REGIMEN_PROGRESS_DELAY_MS"
/* Back to the beginning of the line, and nothing behind. */
#define ANEW "\r\033[K"

static gint64
get_long_us (void)
{
  const char *variable = g_getenv (ENVIRONMENT_LONG);
  guint64 milliseconds = variable != NULL ? g_ascii_strtoull (variable, NULL, 10) : LONG_MS;

  return (gint64) milliseconds * 1000;
}

static gboolean
is_terminal (void)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static void
tell (guint done, guint total, gpointer data)
{
  RgmCliProgress *self = data;
  int percent = (int) ((guint64) done * 100 / total);

  if (percent == self->percent || g_get_monotonic_time () - self->begun < get_long_us ())
    return;
  self->percent = percent;
  fputs (ANEW, stderr);
  /* Translators: %1$s is what is being done, such as “Exporting…”, %2$d how much of it is */
  fprintf (stderr, _("%1$s %2$d %%"), self->what, percent);
  fflush (stderr);
}

/**
 * rgm_cli_progress_begin:
 * @self: (out caller-allocates): a progress
 * @what: what is being done, with three dots at its end
 *
 * Begins something that may take long.
 *
 * Returns: how to watch it, not longer than @self is there
 */
RgmStoreTransfer
rgm_cli_progress_begin (RgmCliProgress *self, const char *what)
{
  *self = (RgmCliProgress) { what, g_get_monotonic_time (), -1 };
  return (RgmStoreTransfer) { NULL, is_terminal () ? tell : NULL, self };
}

/**
 * rgm_cli_progress_end:
 * @self: a progress
 *
 * Ends it: its line is empty again.
 */
void
rgm_cli_progress_end (RgmCliProgress *self)
{
  if (self->percent >= 0)
    fputs (ANEW, stderr);
  self->percent = -1;
}
