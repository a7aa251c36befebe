#include "config.h"

#include "rgm-patient-table.h"

#include "rgm-erasures.h"
#include "rgm-patient.h"

/* Nobody who was erased comes back, whoever still has them. */
static gboolean
refuse_erased (RgmDatabase *database, gconstpointer record, GError **error)
{
  const RgmPatient *patient = record;
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = rgm_statement_new (database, "SELECT 1 FROM patient WHERE id = ?", error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, patient->id);
  step = rgm_statement_step (statement, error);
  return step == RGM_STEP_ROW
         || (step == RGM_STEP_DONE && rgm_erasures_refuse (database, patient->id, error));
}

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmPatient *patient = record;

  entry->kind = RGM_HISTORY_KIND_PATIENT;
  entry->patient_id = g_strdup (patient->id);
  return TRUE;
}

static const char *
name_change (gconstpointer old, gconstpointer record)
{
  const RgmPatient *before = old;
  const RgmPatient *after = record;

  if (!before || !after || before->archived == after->archived)
    return NULL;
  return after->archived ? "patient-archived" : "patient-unarchived";
}

const RgmTable rgm_patient_table = {
  .klass = &rgm_patient_class,
  .free_record = (GDestroyNotify) rgm_patient_free,
  .name = "patient",
  .order = "name, id",
  .put_before = refuse_erased,
  .name_change = name_change,
  .describe = describe,
};

static RgmPatientEntry *
read_entry (RgmStatement *statement)
{
  RgmPatientEntry *entry = g_new0 (RgmPatientEntry, 1);

  entry->id = rgm_statement_dup_text (statement);
  entry->name = rgm_statement_dup_text (statement);
  entry->archived = rgm_statement_read_int (statement) != 0;
  return entry;
}

/**
 * rgm_patient_table_list_entries:
 * @database: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmPatientEntry) (nullable): all patients, in the order
 *   of the bytes of their names; read from an index alone
 */
GPtrArray *
rgm_patient_table_list_entries (RgmDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_patient_entry_free);
  statement = rgm_statement_new (database,
                                 "SELECT id, name, archived FROM patient ORDER BY name, id",
                                 error);
  if (!statement)
    return NULL;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
