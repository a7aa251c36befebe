#include "config.h"

#include "rgm-patient-slots.h"

/**
 * RgmPatientSlots:
 *
 * The slots of all patients, in the order in which the store lists them.
 */
struct _RgmPatientSlots {
  GPtrArray *slots;
  guint n_archived;
  /* id of a patient → slot; made when it is first needed, which is not at the start */
  GHashTable *by_id;
};

static GPtrArray *
make_array (guint n_slots)
{
  return g_ptr_array_new_full (n_slots, (GDestroyNotify) rgm_patient_slot_unref);
}

static void
index_slots (RgmPatientSlots *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->slots->len; i++)
    {
      RgmPatientSlot *slot = self->slots->pdata[i];

      g_hash_table_insert (self->by_id, rgm_patient_slot_get_entry (slot)->id, slot);
    }
}

/* A slot that still shows the same patient stays, and with it its row and the selection. */
static RgmPatientSlot *
keep_or_make_slot (RgmPatientSlots *self, RgmPatientEntry *entry)
{
  RgmPatientSlot *slot =
    self->slots->len > 0 ? rgm_patient_slots_find (self, entry->id) : NULL;

  if (slot == NULL || !rgm_patient_slot_equals (slot, entry))
    return rgm_patient_slot_new (entry);
  rgm_patient_entry_free (entry);
  return rgm_patient_slot_ref (slot);
}

/**
 * rgm_patient_slots_new: (skip)
 *
 * Returns: (transfer full): slots of nobody
 */
RgmPatientSlots *
rgm_patient_slots_new (void)
{
  RgmPatientSlots *self = g_new0 (RgmPatientSlots, 1);

  self->slots = make_array (0);
  return self;
}

/**
 * rgm_patient_slots_free: (skip)
 * @self: (transfer full): slots
 *
 * Frees them.
 */
void
rgm_patient_slots_free (RgmPatientSlots *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_ptr_array_unref (self->slots);
  g_free (self);
}

/**
 * rgm_patient_slots_get_size: (skip)
 * @self: slots
 *
 * Returns: how many patients there are
 */
guint
rgm_patient_slots_get_size (const RgmPatientSlots *self)
{
  return self->slots->len;
}

/**
 * rgm_patient_slots_get_first: (skip)
 * @self: slots
 *
 * Returns: (transfer none) (nullable): the first patient
 */
RgmPatientSlot *
rgm_patient_slots_get_first (const RgmPatientSlots *self)
{
  return self->slots->len > 0 ? self->slots->pdata[0] : NULL;
}

/**
 * rgm_patient_slots_get_n_archived: (skip)
 * @self: slots
 *
 * Returns: how many of the patients are archived
 */
guint
rgm_patient_slots_get_n_archived (const RgmPatientSlots *self)
{
  return self->n_archived;
}

/**
 * rgm_patient_slots_find: (skip)
 * @self: slots
 * @id: (nullable): the UUID of a patient
 *
 * Returns: (transfer none) (nullable): the slot of that patient
 */
RgmPatientSlot *
rgm_patient_slots_find (RgmPatientSlots *self, const char *id)
{
  if (id == NULL)
    return NULL;
  if (self->by_id == NULL)
    index_slots (self);
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * rgm_patient_slots_select: (skip)
 * @self: slots
 * @archived_too: whether archived patients are meant as well
 * @words: (nullable) (array zero-terminated=1): words of rgm_patient_slot_split_search()
 *
 * Returns: (transfer full) (element-type RgmPatientSlot): those whose names have all @words in
 *   them, in order
 */
GPtrArray *
rgm_patient_slots_select (RgmPatientSlots *self, gboolean archived_too, const char *const *words)
{
  GPtrArray *selected = make_array (self->slots->len);

  for (guint i = 0; i < self->slots->len; i++)
    {
      RgmPatientSlot *slot = self->slots->pdata[i];

      if ((archived_too || !rgm_patient_slot_get_entry (slot)->archived)
          && (words == NULL || rgm_patient_slot_matches (slot, words)))
        g_ptr_array_add (selected, rgm_patient_slot_ref (slot));
    }
  return selected;
}

/**
 * rgm_patient_slots_take_entries: (skip)
 * @self: slots
 * @entries: (element-type RgmPatientEntry): all patients as the store lists them; they are taken
 *   out of the array
 *
 * Replaces all slots, but for those that still show the same patient.
 */
void
rgm_patient_slots_take_entries (RgmPatientSlots *self, GPtrArray *entries)
{
  GPtrArray *slots = make_array (entries->len);

  self->n_archived = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      RgmPatientSlot *slot = keep_or_make_slot (self, g_steal_pointer (&entries->pdata[i]));

      self->n_archived += rgm_patient_slot_get_entry (slot)->archived ? 1 : 0;
      g_ptr_array_add (slots, slot);
    }
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_ptr_array_unref (self->slots);
  self->slots = slots;
}

/**
 * rgm_patient_slots_take_first_digests: (skip)
 * @self: slots
 * @n_first: of how many patients @first tells: the first that are not archived
 * @first: what there is to know of their courses
 * @today: the day for which they are looked at
 *
 * Makes the first items, and lets them know of their courses. Of anybody else @first would say that
 * there is none.
 */
void
rgm_patient_slots_take_first_digests (RgmPatientSlots *self, guint n_first, RgmDigests *first,
                                      RgmDay today)
{
  for (guint i = 0; i < self->slots->len && n_first > 0; i++)
    {
      RgmPatientSlot *slot = self->slots->pdata[i];

      if (rgm_patient_slot_get_entry (slot)->archived)
        continue;
      rgm_patient_slot_make_item (slot, first, today);
      n_first--;
    }
}

/**
 * rgm_patient_slots_spread_digests: (skip)
 * @self: slots
 * @digests: (nullable): the courses of everybody
 * @today: the day for which they are looked at
 *
 * Lets all items that there are know of their courses.
 */
void
rgm_patient_slots_spread_digests (RgmPatientSlots *self, RgmDigests *digests, RgmDay today)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      RgmPatientItem *item = rgm_patient_slot_peek_item (self->slots->pdata[i]);

      if (item != NULL)
        rgm_patient_item_set_digests (item, digests, today);
    }
}
