#pragma once

#include <adwaita.h>

#include "rgm-patient-list.h"

G_BEGIN_DECLS

#define RGM_TYPE_NOBODY_PAGE (rgm_nobody_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmNobodyPage, rgm_nobody_page, RGM, NOBODY_PAGE, AdwBin)

void rgm_nobody_page_set_patients (RgmNobodyPage *self, RgmPatientList *patients);

G_END_DECLS
