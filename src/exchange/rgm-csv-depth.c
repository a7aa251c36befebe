#include "config.h"

#include "rgm-csv-depth.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-micrometre.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write between the least and the greatest depth of a session. */
static const char *const dashes[] = { "–", "—", "-", "…", "..", " to ", " bis " };

static gboolean
is_depth (const char *text)
{
  gint32 depth;

  return rgm_csv_cell_read_depth (text, &depth) || rgm_csv_micrometre_read (text, &depth);
}

/* The unit behind the last is that of both: “500–1000 µm”. */
static gboolean
are_micrometres (const char *first, const char *last)
{
  g_autofree char *with_unit = rgm_csv_micrometre_add_unit (first);
  gint32 depth;

  return rgm_csv_micrometre_read (last, &depth) && rgm_csv_micrometre_read (with_unit, &depth);
}

/**
 * rgm_csv_depth_is_range:
 * @text: a depth as it stands in a table, as rgm_csv_cell_tidy() makes it
 *
 * Returns: whether it is two depths with a dash between them, “0.5–1.0 mm”. A zone has one, and
 *   which of the two it was nobody can say
 */
gboolean
rgm_csv_depth_is_range (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (text, dashes[i]);
      g_autofree char *first = dash ? g_strndup (text, (gsize) (dash - text)) : NULL;
      g_autofree char *last = dash ? g_strdup (dash + strlen (dashes[i])) : NULL;

      if (dash && is_depth (g_strstrip (last))
          && (is_depth (g_strstrip (first)) || are_micrometres (first, last)))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_depth_tell_range:
 * @cell: a cell with a range of depths
 *
 * Returns: (transfer full): what becomes of it, one sentence
 */
char *
rgm_csv_depth_tell_range (const char *cell)
{
  g_autofree char *quote = rgm_csv_cell_quote (cell);

  /* Translators: %s is a range of depths as it stands in a table, “0.5–1.0 mm” */
  return g_strdup_printf (_("“%s” is a range and no single depth: it goes into the notes."), quote);
}
