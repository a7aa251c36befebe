#pragma once

#include "rgm-contact-attempt.h"
#include "rgm-contact.h"
#include "rgm-course-content.h"
#include "rgm-patient.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENT_CONTENT (rgm_patient_content_get_type ())

/**
 * RgmPatientContent:
 * @record: the patient
 * @contact: how to reach the patient, or %NULL
 * @attempts: (element-type RgmContactAttempt): attempts to do so, in order of day, minute and id
 * @courses: (element-type RgmCourseContent): the courses, in order of the start day and id
 *
 * A whole patient, as the database had it at one moment.
 */
typedef struct {
  RgmPatient *record;
  RgmContact *contact;
  GPtrArray *attempts;
  GPtrArray *courses;
} RgmPatientContent;

GType rgm_patient_content_get_type (void);
RgmPatientContent *rgm_patient_content_new (const RgmPatient *record);
RgmPatientContent *rgm_patient_content_copy (const RgmPatientContent *self);
void rgm_patient_content_free (RgmPatientContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatientContent, rgm_patient_content_free)

G_END_DECLS
