#include "config.h"

#include "rgm-history-merge.h"

#include "rgm-history-table.h"

struct _RgmHistoryMerge {
  GPtrArray *entries;
  /* kind and key of each record that they tell of */
  GHashTable *told;
  /* each patient that they tell of */
  GHashTable *patients;
};

static char *
name_record (RgmHistoryKind kind, const char *key)
{
  return g_strdup_printf ("%d %s", (int) kind, key);
}

/**
 * rgm_history_merge_new:
 * @entries: (element-type RgmHistoryEntry): entries from elsewhere, which must outlive this
 *
 * Returns: (transfer full): a merge of them
 */
RgmHistoryMerge *
rgm_history_merge_new (GPtrArray *entries)
{
  RgmHistoryMerge *self = g_new0 (RgmHistoryMerge, 1);

  self->entries = entries;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->patients = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++)
    {
      const RgmHistoryEntry *entry = entries->pdata[i];

      g_hash_table_add (self->told, name_record (entry->kind, entry->record_id));
      g_hash_table_add (self->patients, entry->patient_id);
    }
  return self;
}

/**
 * rgm_history_merge_free:
 * @self: (transfer full) (nullable): a merge
 *
 * Frees @self.
 */
void
rgm_history_merge_free (RgmHistoryMerge *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->told);
  g_hash_table_unref (self->patients);
  g_free (self);
}

/**
 * rgm_history_merge_tells_of:
 * @self: a merge
 * @kind: a kind of record
 * @key: the key of a record
 *
 * Returns: whether one of the entries tells of that record, so that it needs no new one
 */
gboolean
rgm_history_merge_tells_of (const RgmHistoryMerge *self, RgmRecordKind kind, const char *key)
{
  static const int history_kinds[RGM_N_RECORD_KINDS] = {
    [RGM_RECORD_KIND_AREA] = -1,
    [RGM_RECORD_KIND_PATIENT] = RGM_HISTORY_KIND_PATIENT,
    [RGM_RECORD_KIND_CONTACT] = RGM_HISTORY_KIND_CONTACT,
    [RGM_RECORD_KIND_ATTEMPT] = RGM_HISTORY_KIND_ATTEMPT,
    [RGM_RECORD_KIND_COURSE] = RGM_HISTORY_KIND_COURSE,
    [RGM_RECORD_KIND_SESSION] = RGM_HISTORY_KIND_SESSION,
    [RGM_RECORD_KIND_PAUSE] = RGM_HISTORY_KIND_PAUSE,
  };
  g_autofree char *name = name_record ((RgmHistoryKind) history_kinds[kind], key);

  return g_hash_table_contains (self->told, name);
}

/* All that an entry says, so that two which say the same are the same. */
static char *
write_down (const RgmHistoryEntry *entry)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %d %s %s %s %d %d %d %d %s", entry->at,
                          (int) entry->kind, (int) entry->action, entry->record_id,
                          entry->patient_id, entry->course_id, entry->day, entry->state,
                          entry->said_verdict, entry->said_days_too_early, entry->reason);
}

static void
count_entries (GHashTable *counts, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      char *text = write_down (entries->pdata[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

      g_hash_table_replace (counts, text, GUINT_TO_POINTER (count + 1));
    }
}

/* How often each entry is there already. */
static GHashTable *
count_known (RgmHistoryMerge *self, RgmDatabase *database, GError **error)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer patient_id;

  g_hash_table_iter_init (&iter, self->patients);
  while (g_hash_table_iter_next (&iter, &patient_id, NULL))
    {
      g_autoptr(GPtrArray) known = rgm_history_table_list (database, patient_id, error);

      if (!known)
        return NULL;
      count_entries (counts, known);
    }
  return g_steal_pointer (&counts);
}

/* Whether @entry is one of those that are there; each of them counts once. */
static gboolean
take_known (GHashTable *counts, const RgmHistoryEntry *entry)
{
  g_autofree char *text = write_down (entry);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

  if (count == 0)
    return FALSE;
  g_hash_table_replace (counts, g_steal_pointer (&text), GUINT_TO_POINTER (count - 1));
  return TRUE;
}

static gboolean
is_erased (gpointer patient_id, gpointer value, gpointer erased)
{
  return rgm_erased_ids_contain (erased, patient_id);
}

/**
 * rgm_history_merge_run:
 * @self: a merge
 * @database: a database, in a transaction
 * @erased: who was erased, of whom nothing is added
 * @writes: whether to add what is not there, or only to count it
 * @added: (out): how many entries were not there
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Adds the entries that are not there yet.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_history_merge_run (RgmHistoryMerge *self, RgmDatabase *database, const RgmErasedIds *erased,
                       gboolean writes, guint *added, GError **error)
{
  g_autoptr(GHashTable) counts = NULL;

  g_hash_table_foreach_remove (self->patients, is_erased, (gpointer) erased);
  counts = count_known (self, database, error);
  if (!counts)
    return FALSE;
  *added = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const RgmHistoryEntry *entry = self->entries->pdata[i];

      if (!g_hash_table_contains (self->patients, entry->patient_id)
          || take_known (counts, entry))
        continue;
      if (writes && !rgm_history_table_add (database, entry, error))
        return FALSE;
      ++*added;
    }
  return TRUE;
}
