#include "config.h"

#include "rgm-database-file.h"

/* Opens the file and reads from it, which plays back a journal where the connection may write. */
static RgmDatabase *
open_and_read (const char *path, RgmDatabaseMode mode, guint busy_ms, GError **error)
{
  g_autoptr(RgmDatabase) self = rgm_database_open (path, mode, error);
  gint64 id;

  if (!self)
    return NULL;
  rgm_database_set_busy_timeout (self, busy_ms);
  if (!rgm_database_get_int64 (self, "PRAGMA application_id", &id, error))
    return NULL;
  return g_steal_pointer (&self);
}

static RgmDatabase *
open_or_take_back (const char *path, guint busy_ms, GError **error)
{
  g_autoptr(GError) reason = NULL;
  RgmDatabase *self = open_and_read (path, RGM_DATABASE_READ_ONLY, busy_ms, &reason);
  g_autoptr(RgmDatabase) writer = NULL;

  if (self)
    return self;
  if (!g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  writer = open_and_read (path, RGM_DATABASE_READ_WRITE, busy_ms, error);
  return writer ? open_and_read (path, RGM_DATABASE_READ_ONLY, busy_ms, error) : NULL;
}

/**
 * rgm_database_open_to_read:
 * @path: the file, its folder without symbolic links
 * @busy_ms: how long to wait for another's lock
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Opens a file to read it, so that nothing is in the way of others. What a program left that ended
 * while it wrote is taken back before, since until then there is nothing that could be read.
 *
 * Returns: (transfer full) (nullable): the database; `RGM_STORE_ERROR_CUT_OFF` where something is
 *   to be taken back and that is not allowed
 */
RgmDatabase *
rgm_database_open_to_read (const char *path, guint busy_ms, GError **error)
{
  GError *reason = NULL;
  RgmDatabase *self = open_or_take_back (path, busy_ms, &reason);

  if (!self)
    rgm_database_file_explain (path, reason, error);
  return self;
}
