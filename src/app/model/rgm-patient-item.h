#pragma once

#include <gio/gio.h>

#include "rgm-digests.h"
#include "rgm-patient-entry.h"

G_BEGIN_DECLS

/**
 * RgmPatientState:
 * @RGM_PATIENT_STATE_NONE: nothing to do: no course, or all are complete, paused or stopped
 * @RGM_PATIENT_STATE_GOOD: a course is under way and all is well
 * @RGM_PATIENT_STATE_ATTENTION: a booking has passed and is to be confirmed
 * @RGM_PATIENT_STATE_ALERT: a booking is too early, or a session is overdue
 *
 * What the dot beside a patient says, the more urgent the greater the number.
 */
typedef enum {
  RGM_PATIENT_STATE_NONE,
  RGM_PATIENT_STATE_GOOD,
  RGM_PATIENT_STATE_ATTENTION,
  RGM_PATIENT_STATE_ALERT,
} RgmPatientState;

#define RGM_TYPE_PATIENT_ITEM (rgm_patient_item_get_type ())
G_DECLARE_FINAL_TYPE (RgmPatientItem, rgm_patient_item, RGM, PATIENT_ITEM, GObject)

RgmPatientItem *rgm_patient_item_new (const RgmPatientEntry *entry);
const char *rgm_patient_item_get_id (RgmPatientItem *self);
const char *rgm_patient_item_get_name (RgmPatientItem *self);
void rgm_patient_item_set_digests (RgmPatientItem *self, RgmDigests *digests, RgmDay today);
RgmPatientState rgm_patient_item_get_state (RgmPatientItem *self);
const char *rgm_patient_item_get_state_text (RgmPatientItem *self);
const char *rgm_patient_item_get_detail (RgmPatientItem *self);

G_END_DECLS
