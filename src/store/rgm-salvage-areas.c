#include "config.h"

#include "rgm-salvage-private.h"

#include "rgm-session-table.h"

/* Areas are named by their ids in many places, and no reference holds them. */

static gboolean
put_zone (RgmSalvage *self, const char *session, const char *area, guint position, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (self->database,
                                 "INSERT OR IGNORE INTO session_zone"
                                 " (session_id, area, position, depth, passes)"
                                 " VALUES (?, ?, ?, -1, 0)",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, session);
  rgm_statement_bind_text (statement, area);
  rgm_statement_bind_int (statement, position);
  if (!rgm_statement_run (statement, error))
    return FALSE;
  self->report->counts[RGM_SALVAGE_ZONE].part
    += (guint) sqlite3_changes (rgm_database_get_handle (self->database));
  return TRUE;
}

static char *
load_areas (RgmSalvage *self, const char *session, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  g_autofree char *areas = NULL;

  statement = rgm_statement_new (self->database, "SELECT areas FROM session WHERE id = ?", error);
  if (!statement)
    return NULL;
  rgm_statement_bind_text (statement, session);
  if (rgm_statement_step (statement, error) != RGM_STEP_ROW)
    return NULL;
  areas = rgm_statement_dup_text (statement);
  return rgm_statement_is_read (statement, error) ? g_steal_pointer (&areas) : NULL;
}

/* A session names the areas of its zones once more, so a zone that is lost is known by its area. */
static gboolean
complete_zones (RgmSalvage *self, const char *session, GError **error)
{
  g_autofree char *areas = load_areas (self, session, error);
  g_auto(GStrv) words = areas ? g_strsplit (areas, " ", -1) : NULL;

  for (guint i = 0; words && words[i]; i++)
    {
      if (*words[i] != '\0' && !put_zone (self, session, words[i], i, error))
        return FALSE;
    }
  return areas != NULL;
}

static gboolean
write_areas (RgmSalvage *self, const char *session, const char *areas, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (self->database,
                                 "UPDATE session SET areas = ?2 WHERE id = ?1 AND areas <> ?2",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, session);
  rgm_statement_bind_text (statement, areas);
  return rgm_statement_run (statement, error);
}

static gboolean
agree (RgmSalvage *self, const char *session, GError **error)
{
  gpointer record = rgm_table_load (&rgm_session_table, self->database, session, error);
  g_autofree char *areas = record ? rgm_session_table.derive (record) : NULL;

  rgm_record_free (rgm_session_table.klass, record);
  return areas && write_areas (self, session, areas, error);
}

static gboolean
complete_sessions (RgmSalvage *self, GError **error)
{
  g_autoptr(GPtrArray) sessions = rgm_salvage_list (self, "SELECT id FROM session", error);

  for (guint i = 0; sessions && i < sessions->len; i++)
    {
      if (!complete_zones (self, sessions->pdata[i], error)
          || !agree (self, sessions->pdata[i], error))
        return FALSE;
    }
  return sessions != NULL;
}

static gboolean
is_known (RgmSalvage *self, GHashTable *own, const char *area)
{
  return *area == '\0' || g_hash_table_contains (own, area)
         || rgm_areas_find (self->options->areas, area);
}

/* An area of the user's whose name was lost is called by its id. */
static gboolean
make_area (RgmSalvage *self, GHashTable *own, const char *area, GError **error)
{
  if (is_known (self, own, area))
    return TRUE;
  g_hash_table_add (own, g_strdup (area));
  self->report->counts[RGM_SALVAGE_AREA].made++;
  return rgm_salvage_change (self,
                             "INSERT INTO area (id, name, parent, created, changed)"
                             " VALUES (?1, ?1, '', ?2, ?2)",
                             area, NULL, error);
}

static gboolean
make_areas (RgmSalvage *self, GHashTable *own, const char *sql, GError **error)
{
  g_autoptr(GPtrArray) lists = rgm_salvage_list (self, sql, error);

  for (guint i = 0; lists && i < lists->len; i++)
    {
      g_auto(GStrv) words = g_strsplit (lists->pdata[i], " ", -1);

      for (guint j = 0; words[j]; j++)
        {
          if (!make_area (self, own, words[j], error))
            return FALSE;
        }
    }
  return lists != NULL;
}

static GHashTable *
list_own (RgmSalvage *self, GError **error)
{
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) areas = rgm_salvage_list (self, "SELECT id FROM area", error);

  if (!areas)
    g_clear_pointer (&own, g_hash_table_unref);
  for (guint i = 0; areas && i < areas->len; i++)
    g_hash_table_add (own, g_strdup (areas->pdata[i]));
  return own;
}

/**
 * rgm_salvage_complete_areas: (skip)
 * @self: salvaging
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Sees to it that sessions, their zones and the list of areas agree.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_salvage_complete_areas (RgmSalvage *self, GError **error)
{
  g_autoptr(GHashTable) own = NULL;

  if (!complete_sessions (self, error))
    return FALSE;
  if (!self->options->areas)
    return TRUE;
  own = list_own (self, error);
  return own && make_areas (self, own, "SELECT DISTINCT areas FROM course", error)
         && make_areas (self, own, "SELECT DISTINCT area FROM session_zone", error)
         && make_areas (self, own, "SELECT DISTINCT parent FROM area", error);
}
