#include "config.h"

#include "rgm-salvage-private.h"

#include "rgm-erase-rows.h"
#include "rgm-erasures-elsewhere.h"

/* Who was erased is left out, whatever the damaged file still has of them: it may be an old one
 * that was kept aside. */

/* Those of whom only the rest is there. */
#define ADD_LOST_PATIENTS \
  "INSERT OR IGNORE INTO patient (id, name, birth_day, notes, archived, created, changed)" \
  " SELECT patient_id, '-', 0, ?1, 0, ?2, ?2 FROM (SELECT patient_id FROM contact" \
  " UNION SELECT patient_id FROM attempt UNION SELECT patient_id FROM course)" \
  " WHERE patient_id = '%s'"

static const char *const course_parts[] = {
  "DELETE FROM session_zone WHERE session_id IN (SELECT id FROM session WHERE course_id = '%s')",
  "DELETE FROM session_product WHERE session_id IN (SELECT id FROM session WHERE course_id = '%s')",
  "DELETE FROM session WHERE course_id = '%s'",
  "DELETE FROM pause WHERE course_id = '%s'",
  "DELETE FROM course WHERE id = '%s'",
};

/* What a damaged file, or a hostile one, has for an id may be anything. */
static gboolean
is_erased (const RgmSalvage *self, const char *id)
{
  return g_uuid_string_is_valid (id) && rgm_erased_ids_contain (self->erased, id);
}

/* Does @sql with those of the ids that @query finds who were erased. */
static gboolean
change_erased (RgmSalvage *self, const char *query, const char *const *sql, gsize n_sql,
               const char *text, GError **error)
{
  g_autoptr(GPtrArray) ids = rgm_salvage_list (self, query, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      for (gsize j = 0; is_erased (self, ids->pdata[i]) && j < n_sql; j++)
        {
          g_autoptr(GString) statement = g_string_new (sql[j]);

          g_string_replace (statement, "%s", ids->pdata[i], 1);
          if (!rgm_salvage_change (self, statement->str, text, NULL, error))
            return FALSE;
        }
    }
  return ids != NULL;
}

/**
 * rgm_salvage_find_erased: (skip)
 * @self: salvaging
 * @damaged: the damaged file
 *
 * Finds out who was erased: by what can be read of the file, by the database that it was once, by
 * the one in use, and by their backups.
 */
void
rgm_salvage_find_erased (RgmSalvage *self, const char *damaged)
{
  g_autofree char *original = rgm_erasures_find_database (damaged);
  const char *others[] = { original, self->options->database };
  gboolean known;

  self->erased = rgm_erased_ids_new ();
  known = rgm_erasures_read_file (self->erased, damaged);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (!others[i] || (i > 0 && g_str_equal (others[i], original)))
        continue;
      if (!g_str_equal (others[i], damaged))
        known |= rgm_erasures_read_file (self->erased, others[i]);
      known |= rgm_erasures_read_backups (self->erased, others[i], 0, NULL);
    }
  self->report->erasures_known = known;
}

/**
 * rgm_salvage_leave_out_erased: (skip)
 * @self: salvaging, after rgm_salvage_find_erased()
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes what was read of them out again, before what is missing is made.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_salvage_leave_out_erased (RgmSalvage *self, GError **error)
{
  const char *const add[] = { ADD_LOST_PATIENTS };

  return g_hash_table_size (self->erased) == 0
         || (change_erased (self,
                            "SELECT patient_id FROM contact UNION SELECT patient_id FROM attempt"
                            " UNION SELECT patient_id FROM course",
                            add, G_N_ELEMENTS (add), "", error)
             && rgm_erase_rows_leave_out (self->database, self->erased, self->now,
                                          &self->report->n_erased, error)
             && change_erased (self,
                               "SELECT id FROM course UNION SELECT course_id FROM session"
                               " UNION SELECT course_id FROM pause",
                               course_parts, G_N_ELEMENTS (course_parts), NULL, error));
}
