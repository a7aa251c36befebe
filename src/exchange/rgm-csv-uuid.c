#include "config.h"

#include "rgm-csv-uuid.h"

#include "rgm-named-uuid.h"

#include <string.h>

/* What tells our names from those of others; never changed, because a second import finds the
 * sessions of the first by them. */
#define NAME_SPACE "io.github.regimen.Regimen/csv\n"

/**
 * rgm_csv_uuid_make:
 * @parts: %NULL-terminated texts: what the record is a part of, its day, its row and the like
 *
 * Makes a UUID of version 5 (RFC 4122, 4.3), always the same of the same texts.
 *
 * Returns: (transfer full): the UUID
 */
char *
rgm_csv_uuid_make (const char *const *parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  g_checksum_update (checksum, (const guchar *) NAME_SPACE, strlen (NAME_SPACE));
  for (; *parts; parts++)
    /* With its final zero, so that “ab”, “c” and “a”, “bc” are two names. */
    g_checksum_update (checksum, (const guchar *) *parts, (gssize) strlen (*parts) + 1);

  return rgm_named_uuid_end (checksum);
}
