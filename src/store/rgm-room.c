#include "config.h"

#include "rgm-room.h"

#include "rgm-archive-check.h"
#include "rgm-store-error.h"

#include <glib/gi18n-lib.h>

/* How many records a database may have: what comes in must be able to go out. */

/* How many of each kind there can be: of those with an owner, in one. */
static const gint64 most[RGM_N_RECORD_KINDS] = {
  [RGM_RECORD_KIND_AREA] = RGM_ARCHIVE_AREAS_MAX,
  [RGM_RECORD_KIND_PATIENT] = RGM_ARCHIVE_PATIENTS_MAX,
  [RGM_RECORD_KIND_CONTACT] = RGM_ARCHIVE_PATIENTS_MAX,
  [RGM_RECORD_KIND_ATTEMPT] = RGM_ARCHIVE_PARTS_MAX,
  [RGM_RECORD_KIND_COURSE] = RGM_ARCHIVE_PARTS_MAX,
  [RGM_RECORD_KIND_SESSION] = RGM_ARCHIVE_SESSIONS_MAX,
  [RGM_RECORD_KIND_PAUSE] = RGM_ARCHIVE_PARTS_MAX,
};

static char *
describe (RgmRecordKind kind)
{
  int n = (int) most[kind];

  switch (kind)
    {
    case RGM_RECORD_KIND_ATTEMPT:
      return g_strdup_printf (_("%d attempts to reach one patient"), n);
    case RGM_RECORD_KIND_COURSE:
      return g_strdup_printf (_("%d courses of one patient"), n);
    case RGM_RECORD_KIND_SESSION:
      return g_strdup_printf (_("%d sessions of one course"), n);
    case RGM_RECORD_KIND_PAUSE:
      return g_strdup_printf (_("%d pauses of one course"), n);
    case RGM_RECORD_KIND_AREA:
    case RGM_RECORD_KIND_PATIENT:
    case RGM_RECORD_KIND_CONTACT:
    default:
      return g_strdup_printf (_("%d patients"), n);
    }
}

static gboolean
count (RgmDatabase *database, const RgmTable *table, const char *owner, gint64 *n, GError **error)
{
  g_autofree char *sql = owner != NULL
    ? g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?", table->name,
                       table->klass->fields[1].name)
    : g_strdup_printf ("SELECT count (*) FROM %s", table->name);
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, sql, error);

  if (!statement)
    return FALSE;
  if (owner != NULL)
    rgm_statement_bind_text (statement, owner);
  if (rgm_statement_step (statement, error) != RGM_STEP_ROW)
    return FALSE;
  *n = rgm_statement_read_int64 (statement);
  return TRUE;
}

/* rgm_room_check: (skip)
 * @database: a database, to which records were added
 * @kind: of which kind
 * @table: the table of that kind
 * @owner: (nullable): the UUID of what they are a part of, if of anything
 * @n_more: how many more there are to be
 * @error: return location for `RGM_STORE_ERROR_TOO_MANY`
 *
 * Returns: whether there are not more than can be exported and brought in again
 */
gboolean
rgm_room_check (RgmDatabase *database, RgmRecordKind kind, const RgmTable *table,
                const char *owner, guint n_more, GError **error)
{
  g_autofree char *limit = NULL;
  gint64 n;

  if (!count (database, table, owner, &n, error))
    return FALSE;
  if (n + n_more <= most[kind])
    return TRUE;
  limit = describe (kind);
  rgm_store_error_set (error, RGM_STORE_ERROR_TOO_MANY, rgm_database_get_path (database), limit);
  return FALSE;
}
