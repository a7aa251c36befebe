#include "config.h"

#include "rgm-patient-content.h"

G_DEFINE_BOXED_TYPE (RgmPatientContent, rgm_patient_content, rgm_patient_content_copy,
                     rgm_patient_content_free)

/**
 * rgm_patient_content_new:
 * @record: a patient, who is copied
 *
 * Returns: (transfer full): a patient without any courses
 */
RgmPatientContent *
rgm_patient_content_new (const RgmPatient *record)
{
  RgmPatientContent *self = g_new0 (RgmPatientContent, 1);

  self->record = rgm_patient_copy (record);
  self->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_contact_attempt_free);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_course_content_free);
  return self;
}

/**
 * rgm_patient_content_copy:
 * @self: a patient with all that belongs to them
 *
 * Returns: (transfer full): a copy of all of it
 */
RgmPatientContent *
rgm_patient_content_copy (const RgmPatientContent *self)
{
  RgmPatientContent *copy = rgm_patient_content_new (self->record);

  if (self->contact)
    copy->contact = rgm_contact_copy (self->contact);
  for (guint i = 0; i < self->attempts->len; i++)
    g_ptr_array_add (copy->attempts, rgm_contact_attempt_copy (self->attempts->pdata[i]));
  for (guint i = 0; i < self->courses->len; i++)
    g_ptr_array_add (copy->courses, rgm_course_content_copy (self->courses->pdata[i]));
  return copy;
}

/**
 * rgm_patient_content_free:
 * @self: (transfer full) (nullable): a patient with all that belongs to them
 *
 * Frees all of it.
 */
void
rgm_patient_content_free (RgmPatientContent *self)
{
  if (!self)
    return;
  rgm_patient_free (self->record);
  rgm_contact_free (self->contact);
  g_ptr_array_unref (self->attempts);
  g_ptr_array_unref (self->courses);
  g_free (self);
}
