#pragma once

#include <gtk/gtk.h>

#include "rgm-patient-item.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENT_ROW (rgm_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (RgmPatientRow, rgm_patient_row, RGM, PATIENT_ROW, GtkWidget)

GtkWidget *rgm_patient_row_new (void);
RgmPatientItem *rgm_patient_row_get_item (RgmPatientRow *self);
void rgm_patient_row_set_item (RgmPatientRow *self, RgmPatientItem *item);
char *rgm_patient_row_describe (RgmPatientItem *item);

G_END_DECLS
