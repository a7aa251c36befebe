#include "config.h"

#include "rgm-contact.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmContact, patient_id, &rgm_value_owner),
  RGM_COLUMN (TEXT, RgmContact, phone, &rgm_value_line),
  RGM_COLUMN (TEXT, RgmContact, mail, &rgm_value_line),
  RGM_COLUMN (INT, RgmContact, preferred, &rgm_value_contact_way),
  RGM_COLUMN (TEXT, RgmContact, notes, &rgm_value_text),
  RGM_COLUMN (STAMP, RgmContact, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmContact, changed, &rgm_value_moment),
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

/**
 * rgm_contact_way_get_code:
 * @way: a way
 *
 * Returns: its stable name in files and output, `in-person`
 */
const char *
rgm_contact_way_get_code (RgmContactWay way)
{
  static const char *const codes[] = { "none", "phone", "message", "mail", "in-person" };

  return codes[way];
}
