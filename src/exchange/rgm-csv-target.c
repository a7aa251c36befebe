#include "config.h"

#include "rgm-csv-target.h"

#include "rgm-csv-course.h"
#include "rgm-csv-name.h"
#include "rgm-csv-target-private.h"

static void
patient_free (RgmCsvPatient *patient)
{
  rgm_patient_content_free (patient->content);
  g_free (patient);
}

/**
 * rgm_csv_targets_note_name:
 * @self: patients and courses
 * @patient: a patient that rows may name
 *
 * Makes the patient known by its name.
 */
void
rgm_csv_targets_note_name (RgmCsvTargets *self, const RgmPatient *patient)
{
  char *name = rgm_csv_name_fold (patient->name);
  GPtrArray *ids = g_hash_table_lookup (self->names, name);

  if (!ids)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->names, g_steal_pointer (&name), ids);
    }
  g_ptr_array_add (ids, g_strdup (patient->id));
  g_free (name);
}

static void
note_known (RgmCsvTargets *self, const RgmPatientContent *patient)
{
  g_hash_table_insert (self->known, patient->record->id, (gpointer) patient);
  rgm_csv_targets_note_name (self, patient->record);
  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];

      g_hash_table_insert (self->owners, course->record->id, patient->record->id);
      for (guint j = 0; j < course->sessions->len; j++)
        {
          const RgmSessionRecord *session = course->sessions->pdata[j];

          g_hash_table_insert (self->sessions, session->id, course->record->id);
        }
    }
}

/**
 * rgm_csv_targets_new:
 * @context: what the import has to do with, which has to outlive it
 *
 * Returns: (transfer full): no patients and no courses yet
 */
RgmCsvTargets *
rgm_csv_targets_new (const RgmCsvContext *context)
{
  RgmCsvTargets *self = g_new0 (RgmCsvTargets, 1);

  self->context = context;
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->owners = g_hash_table_new (g_str_hash, g_str_equal);
  self->sessions = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->patients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->courses = g_hash_table_new (g_str_hash, g_str_equal);
  self->patient_list = g_ptr_array_new_with_free_func ((GDestroyNotify) patient_free);
  self->course_list = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_csv_course_free);
  for (guint i = 0; i < context->known->patients->len; i++)
    note_known (self, context->known->patients->pdata[i]);

  return self;
}

/**
 * rgm_csv_targets_free:
 * @self: (transfer full) (nullable): patients and courses
 *
 * Frees them.
 */
void
rgm_csv_targets_free (RgmCsvTargets *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->patients);
  g_hash_table_unref (self->courses);
  g_ptr_array_unref (self->course_list);
  g_ptr_array_unref (self->patient_list);
  g_free (self);
}

/**
 * rgm_csv_targets_add_patient:
 * @self: patients and courses
 * @content: (transfer full): a patient that a row is about
 * @known: (nullable): the patient as the database holds it
 *
 * Returns: (transfer none): the patient, after those of the rows before
 */
RgmCsvPatient *
rgm_csv_targets_add_patient (RgmCsvTargets *self, RgmPatientContent *content,
                             const RgmPatientContent *known)
{
  RgmCsvPatient *patient = g_new0 (RgmCsvPatient, 1);

  patient->content = content;
  patient->known = known;
  g_ptr_array_add (self->patient_list, patient);
  g_hash_table_insert (self->patients, g_strdup (content->record->id), patient);

  return patient;
}

/**
 * rgm_csv_targets_touch_patient:
 * @self: patients and courses
 * @id: a UUID
 *
 * Returns: (transfer none) (nullable): the patient of that id, if the database has it or a row
 *   before has made it
 */
RgmCsvPatient *
rgm_csv_targets_touch_patient (RgmCsvTargets *self, const char *id)
{
  RgmCsvPatient *patient = g_hash_table_lookup (self->patients, id);
  const RgmPatientContent *known = g_hash_table_lookup (self->known, id);

  if (patient || !known)
    return patient;
  return rgm_csv_targets_add_patient (self, rgm_patient_content_copy (known), known);
}

/**
 * rgm_csv_targets_list_patients:
 * @self: patients and courses
 *
 * Returns: (transfer none) (element-type RgmCsvPatient): the patients
 */
GPtrArray *
rgm_csv_targets_list_patients (RgmCsvTargets *self)
{
  return self->patient_list;
}

/**
 * rgm_csv_targets_list_courses:
 * @self: patients and courses
 *
 * Returns: (transfer none) (element-type RgmCsvCourse): the courses
 */
GPtrArray *
rgm_csv_targets_list_courses (RgmCsvTargets *self)
{
  return self->course_list;
}

/**
 * rgm_csv_targets_count_strange_concerns:
 * @self: patients and courses
 *
 * Returns: how many rows name a concern that is not known, and go to the course or are for the
 *   concern that was chosen
 */
guint
rgm_csv_targets_count_strange_concerns (const RgmCsvTargets *self)
{
  return self->n_strange_concerns;
}

/**
 * rgm_csv_targets_misses_concern:
 * @self: patients and courses
 *
 * Returns: whether rows are refused because what they name is no concern
 */
gboolean
rgm_csv_targets_misses_concern (const RgmCsvTargets *self)
{
  return self->misses_concern;
}
