#pragma once

#include <gio/gio.h>

#include "rgm-clock.h"
#include "rgm-patient-item.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENT_LIST (rgm_patient_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmPatientList, rgm_patient_list, RGM, PATIENT_LIST, GObject)

RgmPatientList *rgm_patient_list_new (RgmStoreService *service, RgmClock *clock);
void rgm_patient_list_load_names (RgmPatientList *self);
void rgm_patient_list_load_courses (RgmPatientList *self);
void rgm_patient_list_load (RgmPatientList *self);
void rgm_patient_list_set_held (RgmPatientList *self, gboolean held);
gboolean rgm_patient_list_get_loaded (RgmPatientList *self);
guint rgm_patient_list_get_n_patients (RgmPatientList *self);
const char *rgm_patient_list_get_first_id (RgmPatientList *self);
guint rgm_patient_list_get_n_archived (RgmPatientList *self);
const char *rgm_patient_list_get_search (RgmPatientList *self);
void rgm_patient_list_set_search (RgmPatientList *self, const char *search);
void rgm_patient_list_set_show_archived (RgmPatientList *self, gboolean show_archived);
guint rgm_patient_list_get_position (RgmPatientList *self, const char *id);

G_END_DECLS
