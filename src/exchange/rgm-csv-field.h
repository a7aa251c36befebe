#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCsvField:
 * @RGM_CSV_FIELD_NONE: nothing: the column is left out
 *
 * What a column of a spreadsheet holds. First and last name make the patient’s name in rows that do
 * not hold the full one. Those from `RGM_CSV_FIELD_PATIENT_ID` are of a patient, those from
 * `RGM_CSV_FIELD_COURSE_ID` of a session and its course. Each has a code, which is its name in
 * files that are exported and on the command line. `RGM_CSV_FIELD_CANCELLED` and
 * `RGM_CSV_FIELD_MISSED` say yes or no of a state, as other programs write it, and are only read.
 */
typedef enum {
  RGM_CSV_FIELD_NONE,
  RGM_CSV_FIELD_PATIENT_ID,
  RGM_CSV_FIELD_PATIENT,
  RGM_CSV_FIELD_FIRST_NAME,
  RGM_CSV_FIELD_LAST_NAME,
  RGM_CSV_FIELD_BIRTH_DAY,
  RGM_CSV_FIELD_PATIENT_NOTES,
  RGM_CSV_FIELD_ARCHIVED,
  RGM_CSV_FIELD_PHONE,
  RGM_CSV_FIELD_MAIL,
  RGM_CSV_FIELD_PREFERRED,
  RGM_CSV_FIELD_CONTACT_NOTES,
  RGM_CSV_FIELD_COURSE_ID,
  RGM_CSV_FIELD_PROTOCOL,
  RGM_CSV_FIELD_ID,
  RGM_CSV_FIELD_DAY,
  RGM_CSV_FIELD_TIME,
  RGM_CSV_FIELD_LENGTH,
  RGM_CSV_FIELD_STATE,
  RGM_CSV_FIELD_CANCELLED,
  RGM_CSV_FIELD_MISSED,
  RGM_CSV_FIELD_COUNTS,
  RGM_CSV_FIELD_COUNTS_REASON,
  RGM_CSV_FIELD_AREAS,
  RGM_CSV_FIELD_DEPTH,
  RGM_CSV_FIELD_PASSES,
  RGM_CSV_FIELD_SETTING,
  RGM_CSV_FIELD_DEVICE,
  RGM_CSV_FIELD_DEVICE_NAME,
  RGM_CSV_FIELD_PRODUCTS,
  RGM_CSV_FIELD_LOTS,
  RGM_CSV_FIELD_REACTION,
  RGM_CSV_FIELD_PAIN,
  RGM_CSV_FIELD_NOTES,
  RGM_CSV_FIELD_OVERRIDE_REASON,
} RgmCsvField;

#define RGM_CSV_N_FIELDS (RGM_CSV_FIELD_OVERRIDE_REASON + 1)

const char *rgm_csv_field_get_code (RgmCsvField field);
const char *rgm_csv_field_get_title (RgmCsvField field);
gboolean rgm_csv_field_find_code (const char *code, RgmCsvField *field);
gboolean rgm_csv_field_is_in_micrometres (const char *title);
RgmCsvField rgm_csv_field_recognize (const char *title);
gboolean rgm_csv_field_is_any_name (const char *title);

G_END_DECLS
