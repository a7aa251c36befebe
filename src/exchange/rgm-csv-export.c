#include "config.h"

#include "rgm-csv-export.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-field.h"
#include "rgm-csv-word.h"

/* The end of a row (RFC 4180, 2). */
#define ROW_END "\r\n"

/* What a cell is made of. Rows of patients have no course and no session. */
typedef struct {
  const RgmPatientContent *patient;
  const RgmCourseContent *course;
  const RgmSessionRecord *session;
} Row;

static const RgmCsvField session_fields[] = {
  RGM_CSV_FIELD_PATIENT, RGM_CSV_FIELD_PROTOCOL, RGM_CSV_FIELD_DAY, RGM_CSV_FIELD_TIME,
  RGM_CSV_FIELD_LENGTH, RGM_CSV_FIELD_STATE, RGM_CSV_FIELD_COUNTS, RGM_CSV_FIELD_COUNTS_REASON,
  RGM_CSV_FIELD_AREAS, RGM_CSV_FIELD_DEPTH, RGM_CSV_FIELD_PASSES, RGM_CSV_FIELD_SETTING,
  RGM_CSV_FIELD_DEVICE, RGM_CSV_FIELD_DEVICE_NAME, RGM_CSV_FIELD_PRODUCTS, RGM_CSV_FIELD_LOTS,
  RGM_CSV_FIELD_REACTION, RGM_CSV_FIELD_PAIN, RGM_CSV_FIELD_NOTES, RGM_CSV_FIELD_OVERRIDE_REASON,
  RGM_CSV_FIELD_ID, RGM_CSV_FIELD_COURSE_ID, RGM_CSV_FIELD_PATIENT_ID,
};
static const RgmCsvField patient_fields[] = {
  RGM_CSV_FIELD_PATIENT, RGM_CSV_FIELD_BIRTH_DAY, RGM_CSV_FIELD_PHONE, RGM_CSV_FIELD_MAIL,
  RGM_CSV_FIELD_PREFERRED, RGM_CSV_FIELD_CONTACT_NOTES, RGM_CSV_FIELD_PATIENT_NOTES,
  RGM_CSV_FIELD_ARCHIVED, RGM_CSV_FIELD_PATIENT_ID,
};

static char *
write_day (RgmDay day)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  return g_strdup (day == RGM_DAY_NONE ? "" : rgm_day_format (day, buffer));
}

static char *
write_minute (gint32 minute)
{
  return minute == RGM_MINUTE_NONE ? g_strdup ("")
                                   : g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static char *
write_number (gint32 number, gint32 none)
{
  return number == none ? g_strdup ("") : g_strdup_printf ("%d", number);
}

static char *
write_zones (const RgmSessionRecord *session, RgmCsvField field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      const RgmZone *zone = rgm_session_record_get_zone (session, i);

      if (field == RGM_CSV_FIELD_AREAS)
        g_ptr_array_add (items, g_strdup (zone->area));
      else if (field == RGM_CSV_FIELD_DEPTH)
        g_ptr_array_add (items, rgm_csv_cell_write_depth (zone->depth));
      else
        g_ptr_array_add (items, write_number (zone->passes, 0));
    }
  g_ptr_array_add (items, NULL);

  return rgm_csv_cell_join ((char **) items->pdata, FALSE);
}

static char *
write_products (const RgmSessionRecord *session, RgmCsvField field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    {
      const RgmProduct *product = rgm_session_record_get_product (session, i);

      g_ptr_array_add (items, field == RGM_CSV_FIELD_PRODUCTS ? product->name : product->lot);
    }
  g_ptr_array_add (items, NULL);

  return rgm_csv_cell_join ((char **) items->pdata, TRUE);
}

static char *
write_contact (const RgmContact *contact, RgmCsvField field)
{
  if (!contact)
    return g_strdup ("");
  switch ((int) field)
    {
    case RGM_CSV_FIELD_PHONE:
      return g_strdup (contact->phone);
    case RGM_CSV_FIELD_MAIL:
      return g_strdup (contact->mail);
    case RGM_CSV_FIELD_PREFERRED:
      return rgm_csv_word_get (field, contact->preferred);
    default:
      return g_strdup (contact->notes);
    }
}

static char *
write_patient (const RgmPatientContent *patient, RgmCsvField field)
{
  switch ((int) field)
    {
    case RGM_CSV_FIELD_PATIENT_ID:
      return g_strdup (patient->record->id);
    case RGM_CSV_FIELD_PATIENT:
      return g_strdup (patient->record->name);
    case RGM_CSV_FIELD_BIRTH_DAY:
      return write_day (patient->record->birth_day);
    case RGM_CSV_FIELD_PATIENT_NOTES:
      return g_strdup (patient->record->notes);
    case RGM_CSV_FIELD_ARCHIVED:
      return rgm_csv_word_get (field, patient->record->archived);
    default:
      return write_contact (patient->contact, field);
    }
}

static char *
write_details (const RgmSessionRecord *session, RgmCsvField field)
{
  switch ((int) field)
    {
    case RGM_CSV_FIELD_AREAS:
    case RGM_CSV_FIELD_DEPTH:
    case RGM_CSV_FIELD_PASSES:
      return write_zones (session, field);
    case RGM_CSV_FIELD_PRODUCTS:
    case RGM_CSV_FIELD_LOTS:
      return write_products (session, field);
    case RGM_CSV_FIELD_SETTING:
      return session->setting == RGM_SESSION_SETTING_UNKNOWN
        ? g_strdup ("") : rgm_csv_word_get (field, session->setting);
    case RGM_CSV_FIELD_DEVICE:
      return session->device == RGM_DEVICE_UNKNOWN ? g_strdup ("")
                                                   : rgm_csv_word_get (field, session->device);
    case RGM_CSV_FIELD_DEVICE_NAME:
      return g_strdup (session->device_name);
    case RGM_CSV_FIELD_REACTION:
      return g_strdup (session->reaction);
    case RGM_CSV_FIELD_PAIN:
      return write_number (session->pain, RGM_PAIN_NONE);
    case RGM_CSV_FIELD_NOTES:
      return g_strdup (session->notes);
    default:
      return g_strdup (session->override_reason);
    }
}

static char *
write_session (const Row *row, RgmCsvField field)
{
  const RgmSessionRecord *session = row->session;

  switch ((int) field)
    {
    case RGM_CSV_FIELD_COURSE_ID:
      return g_strdup (row->course->record->id);
    case RGM_CSV_FIELD_PROTOCOL:
      return g_strdup (row->course->record->protocol_id);
    case RGM_CSV_FIELD_ID:
      return g_strdup (session->id);
    case RGM_CSV_FIELD_DAY:
      return write_day (session->day);
    case RGM_CSV_FIELD_TIME:
      return write_minute (session->minute);
    case RGM_CSV_FIELD_LENGTH:
      return write_number (session->length, 0);
    case RGM_CSV_FIELD_STATE:
      return rgm_csv_word_get (field, session->state);
    case RGM_CSV_FIELD_COUNTS:
      return rgm_csv_word_get (field, session->counts);
    case RGM_CSV_FIELD_COUNTS_REASON:
      return g_strdup (session->counts_reason);
    default:
      return write_details (session, field);
    }
}

static void
append_header (GString *text, const RgmCsvField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", rgm_csv_field_get_code (fields[i]));
  g_string_append (text, ROW_END);
}

static void
append_row (GString *text, const Row *row, const RgmCsvField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *cell = fields[i] < RGM_CSV_FIELD_COURSE_ID
        ? write_patient (row->patient, fields[i]) : write_session (row, fields[i]);

      if (i > 0)
        g_string_append_c (text, ',');
      rgm_csv_cell_append (text, cell);
    }
  g_string_append (text, ROW_END);
}

static void
append_course (GString *text, const RgmPatientContent *patient, const RgmCourseContent *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      Row row = { patient, course, course->sessions->pdata[i] };

      append_row (text, &row, session_fields, G_N_ELEMENTS (session_fields));
    }
}

/**
 * rgm_csv_export_sessions:
 * @archive: what to write
 *
 * Writes all sessions as RFC 4180 has it, the same in every locale: a header with the codes of the
 * columns, days in ISO 8601, depths in millimetres with a point, and an apostrophe before what a
 * spreadsheet would take for a formula.
 *
 * Returns: (transfer full): the text, in UTF-8
 */
char *
rgm_csv_export_sessions (const RgmArchive *archive)
{
  GString *text = g_string_new (NULL);

  append_header (text, session_fields, G_N_ELEMENTS (session_fields));
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint j = 0; j < patient->courses->len; j++)
        append_course (text, patient, patient->courses->pdata[j]);
    }

  return g_string_free (text, FALSE);
}

/**
 * rgm_csv_export_patients:
 * @archive: what to write
 *
 * Writes all patients and how to reach them, in the form of rgm_csv_export_sessions().
 *
 * Returns: (transfer full): the text, in UTF-8
 */
char *
rgm_csv_export_patients (const RgmArchive *archive)
{
  GString *text = g_string_new (NULL);

  append_header (text, patient_fields, G_N_ELEMENTS (patient_fields));
  for (guint i = 0; i < archive->patients->len; i++)
    {
      Row row = { archive->patients->pdata[i], NULL, NULL };

      append_row (text, &row, patient_fields, G_N_ELEMENTS (patient_fields));
    }

  return g_string_free (text, FALSE);
}
