#include "config.h"

#include "rgm-depth-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rgm-depth-text-error-quark, rgm_depth_text_error)

/* More digits than any depth has; beyond it a number is only counted as large. */
#define MAX_DIGITS 6

static gboolean
fail (RgmDepthTextError code, const char *message, GError **error)
{
  g_set_error_literal (error, RGM_DEPTH_TEXT_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
fail_syntax (GError **error)
{
  /* Translators: shown beside a field for a depth in millimetres. */
  return fail (RGM_DEPTH_TEXT_ERROR_SYNTAX, _("This is not a depth. Write it like 1.50."), error);
}

static gboolean
fail_range (GError **error)
{
  /* Translators: shown beside a field for a depth in millimetres. */
  return fail (RGM_DEPTH_TEXT_ERROR_RANGE, _("A depth lies between 0 and 3.50 mm."), error);
}

/* Reads digits from *@text on; returns their number. */
static int
read_digits (const char **text, int *value)
{
  int n = 0;

  *value = 0;
  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    {
      if (++n <= MAX_DIGITS)
        *value = *value * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
    }
  return n;
}

static gboolean
is_decimal_sign (gunichar c)
{
  /* The last is the sign that goes with Arabic digits. */
  return c == '.' || c == ',' || c == 0x066b;
}

/* Reads what follows the decimal sign as hundredths. */
static gboolean
read_fraction (const char **text, int *hundredths, int *n_digits, GError **error)
{
  int n = 0;

  *hundredths = 0;
  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text), n++)
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (*text));

      if (n < 2)
        *hundredths += digit * (n == 0 ? 10 : 1);
      else if (digit != 0)
        /* Translators: shown beside a field for a depth in millimetres. */
        return fail (RGM_DEPTH_TEXT_ERROR_PRECISION,
                     _("A depth is kept to 0.01 mm: two digits after the point."), error);
    }
  *n_digits = n;
  return TRUE;
}

/**
 * rgm_depth_text_parse:
 * @text: what was typed
 * @hundredths: (out): the depth in 1/100 mm, 0 to %RGM_DEPTH_MAX, or %RGM_DEPTH_NONE
 *   where nothing was typed; untouched on failure
 * @error: return location for a %RGM_DEPTH_TEXT_ERROR
 *
 * Reads a depth in millimetres, with a decimal point or comma, with or without “mm”, whatever the
 * locale: there are no thousands that a comma could part.
 *
 * Returns: whether it is a depth
 */
gboolean
rgm_depth_text_parse (const char *text, int *hundredths, GError **error)
{
  g_autofree char *stripped = NULL;
  const char *rest;
  int whole, fraction = 0, n_whole, n_fraction = 0;

  g_return_val_if_fail (text != NULL && hundredths != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      *hundredths = RGM_DEPTH_NONE;
      return TRUE;
    }
  if (!g_utf8_validate (stripped, -1, NULL))
    return fail_syntax (error);

  rest = stripped;
  n_whole = read_digits (&rest, &whole);
  if (is_decimal_sign (g_utf8_get_char (rest)))
    {
      rest = g_utf8_next_char (rest);
      if (!read_fraction (&rest, &fraction, &n_fraction, error))
        return FALSE;
    }
  if (n_whole == 0 && n_fraction == 0)
    return *stripped == '-' && g_ascii_isdigit (stripped[1]) ? fail_range (error)
                                                             : fail_syntax (error);
  while (*rest == ' ')
    rest++;
  if (*rest != '\0' && g_ascii_strcasecmp (rest, "mm") != 0)
    return fail_syntax (error);
  if (n_whole > MAX_DIGITS || whole * 100 + fraction > RGM_DEPTH_MAX)
    return fail_range (error);
  *hundredths = whole * 100 + fraction;
  return TRUE;
}

/**
 * rgm_depth_text_format:
 * @hundredths: a depth in 1/100 mm, or %RGM_DEPTH_NONE
 *
 * Writes a depth as one types it, two digits after the point of the locale, without a unit.
 *
 * Returns: (transfer full): the text, empty for %RGM_DEPTH_NONE
 */
char *
rgm_depth_text_format (int hundredths)
{
  if (hundredths < 0)
    return g_strdup ("");
  return g_strdup_printf ("%.2f", hundredths / 100.0);
}
