#include "config.h"

#include "rgm-contact-table.h"

#include "rgm-contact.h"

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmContact *contact = record;

  entry->kind = RGM_HISTORY_KIND_CONTACT;
  entry->patient_id = g_strdup (contact->patient_id);
  return TRUE;
}

const RgmTable rgm_contact_table = {
  .klass = &rgm_contact_class,
  .free_record = (GDestroyNotify) rgm_contact_free,
  .name = "contact",
  .order = "patient_id",
  .describe = describe,
};
