#include "config.h"

#include "rgm-attempt-table.h"

#include "rgm-contact-attempt.h"

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmContactAttempt *attempt = record;

  entry->kind = RGM_HISTORY_KIND_ATTEMPT;
  entry->patient_id = g_strdup (attempt->patient_id);
  entry->day = attempt->day;
  return TRUE;
}

const RgmTable rgm_attempt_table = {
  .klass = &rgm_contact_attempt_class,
  .free_record = (GDestroyNotify) rgm_contact_attempt_free,
  .name = "attempt",
  .order = "day, minute, id",
  .describe = describe,
};
