#include "config.h"

#include "rgm-csv-name.h"

#include "rgm-line.h"

/**
 * rgm_csv_name_fold:
 * @name: a name, of a person or of a thing
 *
 * Returns: (transfer full): what is the same of two names that differ only in capitals, in the way
 *   accents are written and in what nobody sees
 */
char *
rgm_csv_name_fold (const char *name)
{
  g_autofree char *line = rgm_line_new (name);
  g_autofree char *normal = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);

  return g_strdup (g_strstrip (folded));
}
