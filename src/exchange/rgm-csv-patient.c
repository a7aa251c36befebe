#include "config.h"

#include "rgm-csv-patient.h"

static gboolean
read_contact (const RgmCsvCells *cells, RgmPatientContent *patient, char **reason)
{
  gint32 preferred;
  gboolean told = rgm_csv_cells_has (cells, RGM_CSV_FIELD_PHONE)
                  || rgm_csv_cells_has (cells, RGM_CSV_FIELD_MAIL)
                  || rgm_csv_cells_has (cells, RGM_CSV_FIELD_PREFERRED)
                  || rgm_csv_cells_has (cells, RGM_CSV_FIELD_CONTACT_NOTES);

  if (!patient->contact && !told)
    return TRUE;
  if (!patient->contact)
    patient->contact = rgm_contact_new (patient->record->id);
  preferred = patient->contact->preferred;
  if (!rgm_csv_cells_read_word (cells, RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_NONE, &preferred,
                                reason))
    return FALSE;
  patient->contact->preferred = (RgmContactWay) preferred;
  return rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_PHONE, &patient->contact->phone)
         && rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_MAIL, &patient->contact->mail)
         && rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_CONTACT_NOTES, &patient->contact->notes);
}

/**
 * rgm_csv_patient_read:
 * @cells: a row, of a patient who is named or known by a UUID
 * @patient: a patient: a new one, or as it is; what no column holds stays as it is
 * @reason: (out): why it cannot be read, one sentence
 *
 * Returns: whether the row could be read; if not, @patient is not to be used any more
 */
gboolean
rgm_csv_patient_read (const RgmCsvCells *cells, RgmPatientContent *patient, char **reason)
{
  RgmPatient *record = patient->record;
  RgmCsvTime time;

  /* One who is known by a UUID may be named nowhere. */
  if (rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT))
    rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_PATIENT, &record->name);
  return rgm_csv_cells_read_day (cells, RGM_CSV_FIELD_BIRTH_DAY, &record->birth_day, &time,
                                 reason)
         && rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_PATIENT_NOTES, &record->notes)
         && rgm_csv_cells_read_word (cells, RGM_CSV_FIELD_ARCHIVED, FALSE, &record->archived,
                                     reason)
         && read_contact (cells, patient, reason);
}

/**
 * rgm_csv_patient_equal:
 * @a: a patient
 * @b: a patient
 *
 * Returns: whether both are the same but for their courses and attempts to reach them
 */
gboolean
rgm_csv_patient_equal (const RgmPatientContent *a, const RgmPatientContent *b)
{
  if (!rgm_patient_equal (a->record, b->record) || !a->contact != !b->contact)
    return FALSE;
  return !a->contact || rgm_contact_equal (a->contact, b->contact);
}
