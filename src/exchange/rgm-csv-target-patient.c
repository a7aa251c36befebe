#include "config.h"

#include "rgm-csv-target.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-name.h"
#include "rgm-csv-target-private.h"
#include "rgm-csv-uuid.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>

/* The day of birth as it will be. */
static RgmDay
get_birth_day (RgmCsvTargets *self, const char *id)
{
  const RgmCsvPatient *patient = g_hash_table_lookup (self->patients, id);
  const RgmPatientContent *known = g_hash_table_lookup (self->known, id);
  const RgmPatientContent *content = patient ? patient->content : known;

  return content ? content->record->birth_day : RGM_DAY_NONE;
}

static gboolean
is_born_else (RgmCsvTargets *self, const char *id, RgmDay birth_day)
{
  RgmDay own = get_birth_day (self, id);

  return own != RGM_DAY_NONE && birth_day != RGM_DAY_NONE && own != birth_day;
}

/* Made of the name alone, so that a table without the day of birth finds the same patient; of both
 * only where that one is somebody else. */
static char *
make_id (RgmCsvTargets *self, const char *name, RgmDay birth_day)
{
  g_autofree char *folded = rgm_csv_name_fold (name);
  const char *parts[] = { "patient", folded, NULL, NULL };
  g_autofree char *id = rgm_csv_uuid_make (parts);
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (!is_born_else (self, id, birth_day))
    return g_steal_pointer (&id);
  parts[2] = rgm_day_format (birth_day, buffer);
  return rgm_csv_uuid_make (parts);
}

/* One who was erased does not come back with a table of before: neither by the id that it has, nor
 * by the one that a name was given when it came in. */
static RgmCsvPatient *
make_patient (RgmCsvTargets *self, const char *name, RgmDay birth_day, const char *id,
              char **reason)
{
  g_autofree char *line = rgm_line_new (name);
  g_autoptr (RgmPatient) record = rgm_patient_new (line);
  g_autofree char *made = id ? g_strdup (id) : make_id (self, name, birth_day);

  /* One that has come in under this name before may be called otherwise now. */
  if (rgm_csv_targets_touch_patient (self, made))
    return rgm_csv_targets_touch_patient (self, made);
  if (rgm_erased_ids_contain (self->context->known->erased, made))
    {
      *reason = g_strdup (_("This patient was erased here and is not brought back."));
      return NULL;
    }
  rgm_record_set_text (&record->id, made);
  record->birth_day = birth_day;
  rgm_csv_targets_note_name (self, record);
  return rgm_csv_targets_add_patient (self, rgm_patient_content_new (record), NULL);
}

static RgmCsvPatient *
refuse_several (const char *name, guint n_patients, char **reason)
{
  /* Translators: %1$s is the name of a patient, %2$u how many are called so */
  *reason = g_strdup_printf (ngettext ("%2$u patient is called %1$s.",
                                       "%2$u patients are called %1$s.", n_patients), name,
                             n_patients);
  return NULL;
}

/* The only one of that name, whose day of birth is not known or not told: all rows with the name
 * may be about it, but not if they tell of two days. */
static RgmCsvPatient *
touch_only (RgmCsvTargets *self, const char *id, RgmDay birth_day, char **reason)
{
  RgmCsvPatient *patient = rgm_csv_targets_touch_patient (self, id);

  if (get_birth_day (self, id) != RGM_DAY_NONE || birth_day == RGM_DAY_NONE)
    return patient;
  if (patient->told_birth_day == RGM_DAY_NONE)
    patient->told_birth_day = birth_day;
  if (patient->told_birth_day == birth_day)
    return patient;

  /* Translators: %s is the name of a patient */
  *reason = g_strdup_printf (_("The date of birth of %s is not recorded, and the table tells of "
                               "two. Add the right one, then import again."),
                             patient->content->record->name);
  return NULL;
}

/* Who is called the same and was born on another day is somebody else. */
static RgmCsvPatient *
find_by_name (RgmCsvTargets *self, const char *name, RgmDay birth_day, char **reason)
{
  g_autofree char *folded = rgm_csv_name_fold (name);
  const GPtrArray *ids = g_hash_table_lookup (self->names, folded);
  const char *same = NULL;
  guint n_same = 0, n_others = 0;

  for (guint i = 0; ids && i < ids->len; i++)
    {
      n_others += is_born_else (self, ids->pdata[i], birth_day);
      if (birth_day == RGM_DAY_NONE || get_birth_day (self, ids->pdata[i]) != birth_day)
        continue;
      same = ids->pdata[i];
      n_same++;
    }

  if (n_same == 1)
    return rgm_csv_targets_touch_patient (self, same);
  if (!ids || n_others == ids->len)
    return make_patient (self, name, birth_day, NULL, reason);
  return ids->len == 1 ? touch_only (self, ids->pdata[0], birth_day, reason)
                       : refuse_several (name, ids->len, reason);
}

/**
 * rgm_csv_targets_find_patient:
 * @self: patients and courses
 * @cells: a row
 * @reason: (out): why there is none
 *
 * Two who are called the same and were born on different days are two patients.
 *
 * Returns: (transfer none) (nullable): the patient that the row names, which is made where there
 *   is none
 */
RgmCsvPatient *
rgm_csv_targets_find_patient (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  const char *name = rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT)
    ? cells->cells[RGM_CSV_FIELD_PATIENT] : self->context->patient_name;
  g_autofree char *id = NULL;
  RgmCsvPatient *patient;
  RgmDay birth_day = RGM_DAY_NONE;
  RgmCsvTime time;

  if (!rgm_csv_cells_read_uuid (cells, RGM_CSV_FIELD_PATIENT_ID, &id, reason))
    return NULL;
  patient = id ? rgm_csv_targets_touch_patient (self, id) : NULL;
  if (patient)
    return patient;
  if (!rgm_csv_cells_read_day (cells, RGM_CSV_FIELD_BIRTH_DAY, &birth_day, &time, reason))
    return NULL;
  if (name)
    return id ? make_patient (self, name, birth_day, id, reason)
              : find_by_name (self, name, birth_day, reason);

  *reason = g_strdup (_("There is no patient’s name."));
  return NULL;
}

/* By the name that it has, or by the one with which a table has brought it in. */
static gboolean
is_called (RgmCsvTargets *self, const RgmPatient *patient, const char *name, RgmDay birth_day)
{
  g_autofree char *wanted = rgm_csv_name_fold (name);
  g_autofree char *own = rgm_csv_name_fold (patient->name);
  g_autofree char *made = NULL;

  if (g_str_equal (wanted, own))
    return TRUE;
  if (g_hash_table_contains (self->names, wanted))
    return FALSE;
  made = make_id (self, name, birth_day);
  return g_str_equal (made, patient->id);
}

/**
 * rgm_csv_targets_refuse_patient:
 * @patient: whom the sessions of the table go to
 * @name: (nullable): what another is called, whose session a row is; %NULL if that is not known
 *
 * Returns: (transfer full): why the row is refused
 */
char *
rgm_csv_targets_refuse_patient (const RgmCsvPatient *patient, const char *name)
{
  const char *own = patient->content->record->name;
  g_autofree char *folded = rgm_csv_name_fold (own);
  g_autofree char *other = rgm_csv_name_fold (name ? name : "");
  g_autofree char *quote = rgm_csv_cell_quote (name ? name : "");

  if (!name)
    /* Translators: %s is the name of a patient */
    return g_strdup_printf (_("It is a session of another patient, and the table goes to %s."),
                            own);
  if (g_str_equal (folded, other))
    /* Translators: %s is the name of two patients */
    return g_strdup_printf (_("It is a session of another patient who is called %s."), own);

  /* Translators: %1$s and %2$s are the names of two patients */
  return g_strdup_printf (_("It is a session of %1$s, and the table goes to %2$s."), quote,
                          own);
}

static gboolean
check_id (RgmCsvTargets *self, const RgmCsvPatient *patient, const RgmCsvCells *cells,
          const char *id, char **reason)
{
  const RgmPatientContent *other = g_hash_table_lookup (self->known, id);

  if (g_str_equal (id, patient->content->record->id))
    return TRUE;
  if (other)
    *reason = rgm_csv_targets_refuse_patient (patient, other->record->name);
  else
    *reason = rgm_csv_targets_refuse_patient (
      patient, rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT)
        ? cells->cells[RGM_CSV_FIELD_PATIENT] : NULL);
  return FALSE;
}

/**
 * rgm_csv_targets_check_patient:
 * @self: patients and courses
 * @patient: whom the sessions of the table go to
 * @cells: a row
 * @reason: (out): why the row is not about @patient
 *
 * Returns: whether the row names @patient, by what rgm_csv_targets_find_patient() would find it
 *   with, or nobody
 */
gboolean
rgm_csv_targets_check_patient (RgmCsvTargets *self, const RgmCsvPatient *patient,
                               const RgmCsvCells *cells, char **reason)
{
  const RgmPatient *record = patient->content->record;
  const char *name = cells->cells[RGM_CSV_FIELD_PATIENT];
  g_autofree char *id = NULL;
  RgmDay birth_day = RGM_DAY_NONE;
  RgmCsvTime time;

  if (!rgm_csv_cells_read_uuid (cells, RGM_CSV_FIELD_PATIENT_ID, &id, reason))
    return FALSE;
  if (id)
    return check_id (self, patient, cells, id, reason);
  if (!rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT))
    return TRUE;
  if (!rgm_csv_cells_read_day (cells, RGM_CSV_FIELD_BIRTH_DAY, &birth_day, &time, reason))
    return FALSE;
  if (is_called (self, record, name, birth_day) && !is_born_else (self, record->id, birth_day))
    return touch_only (self, record->id, birth_day, reason) != NULL;

  *reason = rgm_csv_targets_refuse_patient (patient, name);
  return FALSE;
}
