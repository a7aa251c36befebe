#include "config.h"

#include "rgm-origin.h"

#include "rgm-setting-table.h"

#include <string.h>

/* Which database it is, whatever its file is called: a UUID that is made with the first write that
 * can be undone, and that copies, backups and what is salvaged from it have as well. */

#define SETTING_ORIGIN "origin"
#define LENGTH 36

/**
 * rgm_origin_is_valid:
 * @text: (nullable): a text
 *
 * Returns: whether it may say which database something is of
 */
gboolean
rgm_origin_is_valid (const char *text)
{
  return text && strlen (text) == LENGTH && strspn (text, "0123456789abcdef-") == LENGTH;
}

/**
 * rgm_origin_load:
 * @database: a database
 * @origin: (out) (transfer full) (nullable): which one it is; %NULL where it does not say
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_origin_load (RgmDatabase *database, char **origin, GError **error)
{
  g_autofree char *text = NULL;

  if (!rgm_setting_table_load (database, SETTING_ORIGIN, &text, error))
    return FALSE;
  *origin = rgm_origin_is_valid (text) ? g_steal_pointer (&text) : NULL;
  return TRUE;
}

/**
 * rgm_origin_ensure:
 * @database: a database, in a transaction that writes
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Has it say which one it is from now on, if it does not yet.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_origin_ensure (RgmDatabase *database, gint64 now, GError **error)
{
  g_autofree char *known = NULL;
  g_autofree char *fresh = NULL;

  if (!rgm_origin_load (database, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  fresh = g_uuid_string_random ();
  return rgm_setting_table_save (database, SETTING_ORIGIN, fresh, now, error);
}
