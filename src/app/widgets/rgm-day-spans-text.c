#include "config.h"

#include "rgm-day-spans-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write between the first and the last day. A plain hyphen is one only between spaces:
 * 2026-12-24 is a day. */
static const char *const dashes[] = { "–", "—", "…", "..", " - " };

/* Splits at the dash, if there is one: @last is %NULL otherwise. */
static void
split_span (const char *text, char **first, char **last)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (text, dashes[i]);

      if (dash == NULL)
        continue;
      *first = g_strstrip (g_strndup (text, (gsize) (dash - text)));
      *last = g_strstrip (g_strdup (dash + strlen (dashes[i])));
      return;
    }
  *first = g_strstrip (g_strdup (text));
  *last = NULL;
}

static gboolean
read_span (const char *text, const RgmDateNames *names, RgmDay today, RgmDaySpan *span,
           GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  split_span (text, &first, &last);
  if (!rgm_date_text_parse (first, names, today, &span->first, error))
    return FALSE;
  span->last = span->first;
  if (last == NULL)
    return TRUE;
  /* From the first on: “24 Dec – 2 Jan” ends in the year after. */
  if (!rgm_date_text_parse (last, names, span->first, &span->last, error))
    return FALSE;
  if (span->last >= span->first)
    return TRUE;

  g_set_error_literal (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX,
                       _("The last day cannot be before the first."));
  return FALSE;
}

/* A span whose days both hold a comma: “Dec 24, 2026 – Dec 26, 2026”. */
#define MOST_PARTS 3

/* Reads as many parts from @i on as make one day or span: “Dec 24, 2026” is one date and not two.
 * Returns their number, 0 on error. */
static guint
read_parts (char **parts, guint i, const RgmDateNames *names, RgmDay today, RgmDaySpan *span,
            GError **error)
{
  guint n_left = g_strv_length (parts + i);

  for (guint n_parts = MIN (MOST_PARTS, n_left); n_parts > 1; n_parts--)
    {
      g_autofree char *next = parts[i + n_parts];
      g_autofree char *joined = NULL;

      parts[i + n_parts] = NULL;
      joined = g_strjoinv (",", parts + i);
      parts[i + n_parts] = g_steal_pointer (&next);
      if (read_span (joined, names, today, span, NULL))
        return n_parts;
    }
  return read_span (parts[i], names, today, span, error) ? 1 : 0;
}

/**
 * rgm_day_spans_text_parse:
 * @text: days and spans of days, as people write them: “18 Dec, 24 Dec – 2 Jan”
 * @names: how dates are written
 * @today: the day that dates are told from
 * @error: return location for an `RGM_DATE_TEXT_ERROR` with a sentence
 *
 * Reads days separated by commas or semicolons; nothing is none.
 *
 * Returns: (transfer full) (nullable) (element-type RgmDaySpan): the days, or %NULL on error
 */
GArray *
rgm_day_spans_text_parse (const char *text, const RgmDateNames *names, RgmDay today,
                          GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RgmDaySpan));
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && names != NULL, NULL);

  parts = g_strsplit_set (text, ",;", -1);
  for (guint i = 0; parts[i] != NULL;)
    {
      g_autofree char *part = g_strstrip (g_strdup (parts[i]));
      RgmDaySpan span;
      guint n_parts = 1;

      if (*part != '\0')
        {
          n_parts = read_parts (parts, i, names, today, &span, error);
          if (n_parts == 0)
            return NULL;
          g_array_append_val (spans, span);
        }
      i += n_parts;
    }
  return g_steal_pointer (&spans);
}
