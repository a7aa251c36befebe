#include "config.h"

#include "rgm-patient-entry.h"

/**
 * rgm_patient_entry_free:
 * @self: (transfer full) (nullable): an entry
 *
 * Frees @self.
 */
void
rgm_patient_entry_free (RgmPatientEntry *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}
