#include "config.h"

#include "rgm-named-uuid.h"

#define SHA1_BYTES 20
#define UUID_BYTES 16

/**
 * rgm_named_uuid_end:
 * @checksum: a SHA-1 checksum of a name space and a name; not to be used any more
 *
 * Makes a UUID of version 5 (RFC 4122, 4.3) of a name, always the same of the same.
 *
 * Returns: (transfer full): the UUID
 */
char *
rgm_named_uuid_end (GChecksum *checksum)
{
  guint8 digest[SHA1_BYTES];
  gsize length = sizeof digest;
  GString *uuid = g_string_new (NULL);

  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  for (guint i = 0; i < UUID_BYTES; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                            digest[i]);

  return g_string_free (uuid, FALSE);
}
