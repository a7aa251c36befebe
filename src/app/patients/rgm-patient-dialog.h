#pragma once

#include "rgm-form-window.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENT_DIALOG (rgm_patient_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmPatientDialog, rgm_patient_dialog, RGM, PATIENT_DIALOG,
                      RgmFormWindow)

GtkWindow *rgm_patient_dialog_new (RgmStoreService *service, RgmDay today,
                                   const RgmPatient *patient);

G_END_DECLS
