#include "config.h"

#include "rgm-time-text.h"

#include "rgm-session.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (rgm-time-text-error-quark, rgm_time_text_error)

/* Which half of the day was named. */
typedef enum {
  HALF_NONE,
  HALF_AM,
  HALF_PM,
} Half;

static gboolean
fail (RgmTimeTextError code, GError **error)
{
  g_set_error_literal (error, RGM_TIME_TEXT_ERROR, (int) code,
                       code == RGM_TIME_TEXT_ERROR_SYNTAX
                           /* Translators: shown beside a field for the time of a day. */
                           ? _("This is not a time. Write it like 14:30.")
                           /* Translators: shown beside a field for the time of a day. */
                           : _("A time lies between 0:00 and 23:59."));
  return FALSE;
}

static gboolean
read_number (const char **text, int *value, int *n_digits)
{
  *value = 0;
  *n_digits = 0;
  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    {
      if (++*n_digits > 4)
        return FALSE;
      *value = *value * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
    }
  return *n_digits > 0;
}

/* “14:30”, “14.30”, “1430” or “14” into hour and minute. */
static gboolean
read_clock (const char **text, int *hour, int *minute)
{
  int n_digits;

  *minute = 0;
  if (!read_number (text, hour, &n_digits))
    return FALSE;
  if (n_digits > 2)
    {
      *minute = *hour % 100;
      *hour /= 100;
      return TRUE;
    }
  if (**text != ':' && **text != '.')
    return TRUE;
  ++*text;
  return read_number (text, minute, &n_digits) && n_digits == 2;
}

static gboolean
read_half (const char *text, Half *half)
{
  *half = HALF_NONE;
  while (*text == ' ')
    text++;
  if (*text == '\0')
    return TRUE;
  if (g_ascii_strcasecmp (text, "am") == 0)
    *half = HALF_AM;
  else if (g_ascii_strcasecmp (text, "pm") == 0)
    *half = HALF_PM;
  return *half != HALF_NONE;
}

/**
 * rgm_time_text_parse:
 * @text: what was typed
 * @minute: (out): minute of the day, 0 to 1439, or %RGM_MINUTE_NONE where nothing was typed;
 *   untouched on failure
 * @error: return location for a %RGM_TIME_TEXT_ERROR
 *
 * Reads a time of the day: `14:30`, `14.30`, `1430`, `14`, `2:30 pm`.
 *
 * Returns: whether it is a time
 */
gboolean
rgm_time_text_parse (const char *text, gint32 *minute, GError **error)
{
  g_autofree char *stripped = NULL;
  const char *rest;
  int hour, minutes;
  Half half;

  g_return_val_if_fail (text != NULL && minute != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      *minute = RGM_MINUTE_NONE;
      return TRUE;
    }
  rest = stripped;
  if (!g_utf8_validate (stripped, -1, NULL) || !read_clock (&rest, &hour, &minutes) ||
      !read_half (rest, &half))
    return fail (RGM_TIME_TEXT_ERROR_SYNTAX, error);
  if (hour > 23 || minutes > 59 || (half != HALF_NONE && (hour < 1 || hour > 12)))
    return fail (RGM_TIME_TEXT_ERROR_RANGE, error);
  if (half != HALF_NONE)
    hour = hour % 12 + (half == HALF_PM ? 12 : 0);
  *minute = hour * 60 + minutes;
  return TRUE;
}

/**
 * rgm_time_text_is_unfinished:
 * @text: what was typed, and is no time
 *
 * Tells whether a time may come of it as one types on: “14:”, “14:3”, “2:30 p”.
 *
 * Returns: whether it may
 */
gboolean
rgm_time_text_is_unfinished (const char *text)
{
  static const char *const endings[] = { "0", "00", "m" };

  g_return_val_if_fail (text != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *ended = g_strconcat (text, endings[i], NULL);
      gint32 minute;

      if (rgm_time_text_parse (ended, &minute, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_time_text_format:
 * @minute: minute of the day, or %RGM_MINUTE_NONE
 *
 * Writes a time as one types it.
 *
 * Returns: (transfer full): the text, empty for %RGM_MINUTE_NONE
 */
char *
rgm_time_text_format (gint32 minute)
{
  if (minute < 0)
    return g_strdup ("");
  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}
