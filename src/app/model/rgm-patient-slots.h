#pragma once

#include "rgm-patient-slot.h"

G_BEGIN_DECLS

typedef struct _RgmPatientSlots RgmPatientSlots;

RgmPatientSlots *rgm_patient_slots_new (void);
void rgm_patient_slots_free (RgmPatientSlots *self);
guint rgm_patient_slots_get_size (const RgmPatientSlots *self);
guint rgm_patient_slots_get_n_archived (const RgmPatientSlots *self);
RgmPatientSlot *rgm_patient_slots_get_first (const RgmPatientSlots *self);
RgmPatientSlot *rgm_patient_slots_find (RgmPatientSlots *self, const char *id);
GPtrArray *rgm_patient_slots_select (RgmPatientSlots *self, gboolean archived_too,
                                     const char *const *words);
void rgm_patient_slots_take_entries (RgmPatientSlots *self, GPtrArray *entries);
void rgm_patient_slots_take_first_digests (RgmPatientSlots *self, guint n_first,
                                           RgmDigests *first, RgmDay today);
void rgm_patient_slots_spread_digests (RgmPatientSlots *self, RgmDigests *digests, RgmDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatientSlots, rgm_patient_slots_free)

G_END_DECLS
