#pragma once

#include "rgm-area.h"
#include "rgm-patient-content.h"
#include "rgm-record.h"

G_BEGIN_DECLS

gboolean rgm_elsewhere_is_refusal (const GError *error);
const char *rgm_elsewhere_get_title (void);
const char *rgm_elsewhere_say_patient_deleted (void);
GError *rgm_elsewhere_explain (const RgmRecordClass *klass, gconstpointer before,
                               const RgmPatientContent *patient, const RgmAreas *areas);
GError *rgm_elsewhere_explain_other (const GError *error);

G_END_DECLS
