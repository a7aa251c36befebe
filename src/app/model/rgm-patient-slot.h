#pragma once

#include "rgm-patient-entry.h"
#include "rgm-patient-item.h"

G_BEGIN_DECLS

typedef struct _RgmPatientSlot RgmPatientSlot;

RgmPatientSlot *rgm_patient_slot_new (RgmPatientEntry *entry);
RgmPatientSlot *rgm_patient_slot_ref (RgmPatientSlot *self);
void rgm_patient_slot_unref (RgmPatientSlot *self);
const RgmPatientEntry *rgm_patient_slot_get_entry (const RgmPatientSlot *self);
gboolean rgm_patient_slot_equals (const RgmPatientSlot *self, const RgmPatientEntry *entry);
gboolean rgm_patient_slot_matches (RgmPatientSlot *self, const char *const *words);
RgmPatientItem *rgm_patient_slot_peek_item (const RgmPatientSlot *self);
RgmPatientItem *rgm_patient_slot_make_item (RgmPatientSlot *self, RgmDigests *digests,
                                            RgmDay today);
char **rgm_patient_slot_split_search (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatientSlot, rgm_patient_slot_unref)

G_END_DECLS
