#include "config.h"

#include "rgm-contact.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmContact, patient_id),
  RGM_COLUMN (TEXT, RgmContact, phone),
  RGM_COLUMN (TEXT, RgmContact, mail),
  RGM_COLUMN (INT, RgmContact, preferred),
  RGM_COLUMN (TEXT, RgmContact, notes),
  RGM_COLUMN (STAMP, RgmContact, created),
  RGM_COLUMN (STAMP, RgmContact, changed),
};

const RgmRecordClass rgm_contact_class = {
  .size = sizeof (RgmContact),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmContact, rgm_contact)

/**
 * rgm_contact_new:
 * @patient_id: the UUID of the patient
 *
 * Returns: (transfer full): contact details that tell nothing yet, not saved yet
 */
RgmContact *
rgm_contact_new (const char *patient_id)
{
  RgmContact *self = rgm_record_new (&rgm_contact_class);

  rgm_record_set_text (&self->patient_id, patient_id);
  return self;
}
