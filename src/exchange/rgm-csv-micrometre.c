#include "config.h"

#include "rgm-csv-micrometre.h"

#include "rgm-csv-cell.h"
#include "rgm-session-record.h"

#include <string.h>

/* Depths as makers of devices tell them, “1500 µm”: thousandths of a millimetre. */

#define MICROMETRES_MAX 100000
/* A depth is kept in hundredths of a millimetre. */
#define MICROMETRES_PER_STEP 10
#define THOUSAND_DIGITS 3

/**
 * rgm_csv_micrometre_is_unit:
 * @text: a text
 *
 * Returns: whether it names the micrometre, by either of the two letters that look like µ
 */
gboolean
rgm_csv_micrometre_is_unit (const char *text)
{
  /* Folding makes the one letter of the other. */
  static const char *const names[] = {
    "\u03bcm", "um", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres",
    "mikrometer", NULL,
  };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strv_contains (names, folded);
}

/* “1,500” and “1.500” are fifteen hundred: nobody tells a thousandth of a micrometre. */
static const char *
skip_thousands (const char *at, gsize n_before, gint32 *value)
{
  gsize digits = *at && strchr (".,", *at) ? strspn (at + 1, "0123456789") : 0;

  if (digits == THOUSAND_DIGITS && n_before <= THOUSAND_DIGITS && *value > 0)
    {
      *value = *value * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + at[3] - '0';
      return at + 1 + THOUSAND_DIGITS;
    }
  return digits > 0 ? at + 1 + strspn (at + 1, "0") : at;
}

/**
 * rgm_csv_micrometre_read:
 * @text: a depth in micrometres, “1500 µm”, “1,500 um”
 * @depth: (out): the depth in 1/100 mm
 *
 * Returns: whether it is one, of at most `RGM_DEPTH_MAX`; if not, @depth is untouched
 */
gboolean
rgm_csv_micrometre_read (const char *text, gint32 *depth)
{
  gint32 value = 0;
  const char *at = text;

  while (g_ascii_isdigit (*at) && value < MICROMETRES_MAX)
    value = value * 10 + *at++ - '0';
  if (at == text)
    return FALSE;
  at = skip_thousands (at, (gsize) (at - text), &value);
  at += strspn (at, " ");
  if (!rgm_csv_micrometre_is_unit (at) || value % MICROMETRES_PER_STEP != 0
      || value / MICROMETRES_PER_STEP > RGM_DEPTH_MAX)
    return FALSE;

  *depth = value / MICROMETRES_PER_STEP;
  return TRUE;
}

static gboolean
has_letter (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    {
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_micrometre_add_unit:
 * @cell: depths of a column whose title tells that they are in micrometres
 *
 * Returns: (transfer full): them with the unit, where they have none of their own
 */
char *
rgm_csv_micrometre_add_unit (const char *cell)
{
  g_auto (GStrv) depths = rgm_csv_cell_split (cell, ";/");

  for (guint i = 0; depths[i]; i++)
    {
      char *depth = depths[i];

      if (*depth == '\0' || has_letter (depth))
        continue;
      depths[i] = g_strconcat (depth, " µm", NULL);
      g_free (depth);
    }

  return g_strjoinv ("; ", depths);
}
