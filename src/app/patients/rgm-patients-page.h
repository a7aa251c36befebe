#pragma once

#include <adwaita.h>

#include "rgm-patient-list.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENTS_PAGE (rgm_patients_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmPatientsPage, rgm_patients_page, RGM, PATIENTS_PAGE, AdwBin)

GtkWidget *rgm_patients_page_new (void);
void rgm_patients_page_set_patients (RgmPatientsPage *self, RgmPatientList *patients);
void rgm_patients_page_select (RgmPatientsPage *self, const char *id);
const char *rgm_patients_page_get_selected_id (RgmPatientsPage *self);
void rgm_patients_page_focus_search (RgmPatientsPage *self);
gboolean rgm_patients_page_is_before_search (RgmPatientsPage *self);
void rgm_patients_page_add_menu_section (RgmPatientsPage *self, GMenuModel *section);
void rgm_patients_page_set_beside (RgmPatientsPage *self, gboolean beside);
AdwHeaderBar *rgm_patients_page_get_header_bar (RgmPatientsPage *self);

G_END_DECLS
