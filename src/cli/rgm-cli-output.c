#include "config.h"

#include "rgm-cli-output.h"

#include "rgm-cli-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DOT "·"

static gboolean
is_set (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0';
}

/* The width that the user or the shell set, else that of the terminal. */
static int
find_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 number;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, G_MAXINT, &number, NULL))
    return (int) MIN (number, RGM_TEXT_WIDTH_MAX);
  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return RGM_TEXT_WIDTH_DEFAULT;
}

/**
 * rgm_cli_output_get_style:
 *
 * Colours are for terminals alone, and not where the user does without
 * ([NO_COLOR](https://no-color.org): set and not empty).
 *
 * Returns: what text on standard output is to be written for
 */
RgmTextStyle
rgm_cli_output_get_style (void)
{
  return (RgmTextStyle) {
    .width = CLAMP (find_width (), RGM_TEXT_WIDTH_MIN, RGM_TEXT_WIDTH_MAX),
    .colours = isatty (STDOUT_FILENO) && !is_set ("NO_COLOR")
      && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0,
    .plain = !g_get_charset (NULL),
  };
}

static gboolean
can_write (const char *charset, const char *sign)
{
  g_autofree char *converted = g_convert (sign, -1, charset, "UTF-8", NULL, NULL, NULL);

  return converted != NULL;
}

/* @text in the character set of the terminal, with the nearest signs that it has. The system knows
 * none for the dot between two parts of a line. */
static char *
convert (const char *text)
{
  const char *charset;
  g_autofree char *nearest = NULL;
  g_autoptr (GString) signs = g_string_new (text);
  char *converted;

  if (g_get_charset (&charset))
    return g_strdup (text);

  if (!can_write (charset, DOT))
    g_string_replace (signs, DOT, "|", 0);
  nearest = g_strconcat (charset, "//TRANSLIT", NULL);
  converted = g_convert (signs->str, -1, nearest, "UTF-8", NULL, NULL, NULL);

  return converted != NULL ? converted : g_str_to_ascii (signs->str, NULL);
}

static gboolean
write_all (const char *bytes, gsize length, GError **error)
{
  if (fwrite (bytes, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, RGM_CLI_ERROR, RGM_CLI_ERROR_REFUSED,
               /* Translators: %s is the reason as the system gives it */
               _("Standard output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * rgm_cli_output_text:
 * @text: a text for people
 * @error: return location for an `RGM_CLI_ERROR`
 *
 * Writes to standard output, in the character set of the terminal.
 *
 * Returns: whether everything was written
 */
gboolean
rgm_cli_output_text (const char *text, GError **error)
{
  g_autofree char *converted = convert (text);

  return write_all (converted, strlen (converted), error);
}

/**
 * rgm_cli_output_json:
 * @json: a text for programs
 * @error: return location for an `RGM_CLI_ERROR`
 *
 * Writes to standard output. JSON is UTF-8 whatever the terminal is.
 *
 * Returns: whether everything was written
 */
gboolean
rgm_cli_output_json (const char *json, GError **error)
{
  return write_all (json, strlen (json), error);
}

/**
 * rgm_cli_output_bytes:
 * @bytes: the content of a file
 * @error: return location for an `RGM_CLI_ERROR`
 *
 * Writes to standard output, as it is.
 *
 * Returns: whether everything was written
 */
gboolean
rgm_cli_output_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return write_all (data, length, error);
}

/**
 * rgm_cli_output_error:
 * @message: what went wrong
 *
 * Writes one line to standard error, whatever @message holds.
 */
void
rgm_cli_output_error (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *converted = NULL;

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';

  converted = convert (g_strchomp (valid));
  fprintf (stderr, "regimenctl: %s\n", converted);
}
