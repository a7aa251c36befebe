#include "config.h"

#include "rgm-patient-slot.h"

#include <string.h>

/**
 * RgmPatientSlot:
 *
 * A patient's place in the list: what the store tells of everybody, and the item, which is an
 * object and so is made only when a row is to show it. Once made it stays, so that a row and the
 * selection find the same object again.
 */
struct _RgmPatientSlot {
  RgmPatientEntry *entry;
  char *search_key;
  RgmPatientItem *item;
};

/* Folds case, and takes accents off, so that “zoe” finds “Zoë”. */
static char *
make_search_key (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart != NULL ? apart : text, -1);
  GString *key = g_string_sized_new (strlen (folded));

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_ismark (letter))
        g_string_append_unichar (key, letter);
    }
  return g_string_free (key, FALSE);
}

static void
clear_slot (gpointer data)
{
  RgmPatientSlot *self = data;

  g_clear_object (&self->item);
  g_clear_pointer (&self->entry, rgm_patient_entry_free);
  g_free (self->search_key);
}

/**
 * rgm_patient_slot_new: (skip)
 * @entry: (transfer full): the patient as the store lists it
 *
 * Makes a slot without an item.
 *
 * Returns: (transfer full): the slot
 */
RgmPatientSlot *
rgm_patient_slot_new (RgmPatientEntry *entry)
{
  RgmPatientSlot *self = g_rc_box_new0 (RgmPatientSlot);

  self->entry = entry;
  return self;
}

/**
 * rgm_patient_slot_ref: (skip)
 * @self: a slot
 *
 * Returns: (transfer full): the slot
 */
RgmPatientSlot *
rgm_patient_slot_ref (RgmPatientSlot *self)
{
  return g_rc_box_acquire (self);
}

/**
 * rgm_patient_slot_unref: (skip)
 * @self: (transfer full): a slot
 *
 * Gives up a reference.
 */
void
rgm_patient_slot_unref (RgmPatientSlot *self)
{
  g_rc_box_release_full (self, clear_slot);
}

/**
 * rgm_patient_slot_get_entry: (skip)
 * @self: a slot
 *
 * Returns: (transfer none): the patient as the store lists it
 */
const RgmPatientEntry *
rgm_patient_slot_get_entry (const RgmPatientSlot *self)
{
  return self->entry;
}

/**
 * rgm_patient_slot_equals: (skip)
 * @self: a slot
 * @entry: a patient as the store lists it
 *
 * Returns: whether the slot still shows @entry
 */
gboolean
rgm_patient_slot_equals (const RgmPatientSlot *self, const RgmPatientEntry *entry)
{
  return strcmp (self->entry->id, entry->id) == 0 && strcmp (self->entry->name, entry->name) == 0
         && self->entry->archived == entry->archived;
}

/**
 * rgm_patient_slot_matches: (skip)
 * @self: a slot
 * @words: (array zero-terminated=1): words of rgm_patient_slot_split_search()
 *
 * Returns: whether the name has all the words in it
 */
gboolean
rgm_patient_slot_matches (RgmPatientSlot *self, const char *const *words)
{
  if (self->search_key == NULL)
    self->search_key = make_search_key (self->entry->name);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->search_key, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_patient_slot_peek_item: (skip)
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): its item, or %NULL while nobody has asked for it
 */
RgmPatientItem *
rgm_patient_slot_peek_item (const RgmPatientSlot *self)
{
  return self->item;
}

/**
 * rgm_patient_slot_make_item: (skip)
 * @self: a slot
 * @digests: (nullable): what a new item knows of the courses
 * @today: the day for which they are looked at
 *
 * Returns: (transfer none): its item, which is made by the first call and stays
 */
RgmPatientItem *
rgm_patient_slot_make_item (RgmPatientSlot *self, RgmDigests *digests, RgmDay today)
{
  if (self->item != NULL)
    return self->item;
  self->item = rgm_patient_item_new (self->entry);
  if (digests != NULL)
    rgm_patient_item_set_digests (self->item, digests, today);
  return self->item;
}

/**
 * rgm_patient_slot_split_search: (skip)
 * @text: what somebody searches for
 *
 * Makes the words that rgm_patient_slot_matches() takes: case and accents do not matter.
 *
 * Returns: (transfer full): the words, %NULL-terminated; none where @text is blank
 */
char **
rgm_patient_slot_split_search (const char *text)
{
  g_autofree char *key = make_search_key (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit_set (key, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}
