#pragma once

#include "rgm-csv-cells.h"
#include "rgm-patient-content.h"

G_BEGIN_DECLS

gboolean rgm_csv_patient_read (const RgmCsvCells *cells, RgmPatientContent *patient,
                               char **reason);
gboolean rgm_csv_patient_equal (const RgmPatientContent *a, const RgmPatientContent *b);

G_END_DECLS
