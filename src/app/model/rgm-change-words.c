#include "config.h"

#include "rgm-change-words.h"

#include <glib/gi18n-lib.h>

/* What changes are called, for who may want to undo them. */

typedef struct {
  const char *name;
  const char *words;
} ChangeWords;

static const ChangeWords table[] = {
  /* Translators: this and the next ones name what was done, as in “Undo Move Session” and “Undone:
   * Move Session”. Use a form that fits into both, such as the infinitive. */
  { "session-recorded", N_("Record Session") },
  { "session-confirmed", N_("Confirm Session") },
  { "session-booked", N_("Book Session") },
  { "session-moved", N_("Move Session") },
  { "session-cancelled", N_("Cancel Booking") },
  { "session-missed", N_("Mark Session as Missed") },
  { "session-changed", N_("Edit Session") },
  { "session-deleted", N_("Delete Session") },
  { "course-added", N_("Add Course") },
  { "course-changed", N_("Edit Course") },
  { "course-stopped", N_("Stop Course") },
  { "course-continued", N_("Continue Course") },
  { "course-deleted", N_("Delete Course") },
  { "patient-added", N_("Add Patient") },
  { "patient-changed", N_("Edit Patient") },
  { "patient-archived", N_("Archive Patient") },
  { "patient-unarchived", N_("Bring Patient Back from Archive") },
  { "patient-deleted", N_("Delete Patient") },
  { "contact-added", N_("Add Contact Details") },
  { "contact-changed", N_("Edit Contact Details") },
  { "contact-deleted", N_("Delete Contact Details") },
  { "attempt-added", N_("Note Contact Attempt") },
  { "attempt-changed", N_("Edit Contact Attempt") },
  { "attempt-deleted", N_("Delete Contact Attempt") },
  { "pause-added", N_("Pause Course") },
  { "course-resumed", N_("Resume Course") },
  { "pause-changed", N_("Edit Pause") },
  /* Files of before say so of what is called “course-resumed” now. */
  { "pause-deleted", N_("Resume Course") },
  { "area-added", N_("Add Area") },
  { "area-changed", N_("Edit Area") },
  { "area-deleted", N_("Delete Area") },
  { RGM_CHANGE_IMPORT, N_("Import") },
  { RGM_CHANGE_RESTORE, N_("Restore Backup") },
  { RGM_CHANGE_PLAN_THE_REST, N_("Plan the Rest") },
  { RGM_CHANGE_TO_LOG, N_("Switch to My Own Log") },
  { RGM_CHANGE_TO_PATIENTS, N_("Switch to Patients") },
};

/**
 * rgm_change_words_get:
 * @change: a change
 *
 * Returns: what it did, in the user's language; words that fit any change where its name is of a
 *   later program
 */
const char *
rgm_change_words_get (const RgmChange *change)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].name, change->name))
      return _(table[i].words);
  /* Translators: stands for what was done, as in “Undo Change”. */
  return _("Change");
}

/**
 * rgm_change_words_undo:
 * @change: (nullable): what would be undone
 *
 * Returns: (transfer full): the label of a menu item, with a letter underlined
 */
char *
rgm_change_words_undo (const RgmChange *change)
{
  if (change == NULL)
    return g_strdup (_("_Undo"));
  /* Translators: a menu item; %s is what was done, such as “Move Session”. */
  return g_strdup_printf (_("_Undo %s"), rgm_change_words_get (change));
}

/**
 * rgm_change_words_redo:
 * @change: (nullable): what would be done again
 *
 * Returns: (transfer full): the label of a menu item, with a letter underlined
 */
char *
rgm_change_words_redo (const RgmChange *change)
{
  if (change == NULL)
    return g_strdup (_("_Redo"));
  /* Translators: a menu item; %s is what was undone, such as “Move Session”. */
  return g_strdup_printf (_("_Redo %s"), rgm_change_words_get (change));
}

/**
 * rgm_change_words_undone:
 * @change: what was undone
 *
 * Returns: (transfer full): what a message says of it
 */
char *
rgm_change_words_undone (const RgmChange *change)
{
  /* Translators: a message; %s is what was undone, such as “Move Session”. */
  return g_strdup_printf (_("Undone: %s"), rgm_change_words_get (change));
}

/**
 * rgm_change_words_redone:
 * @change: what was done again
 *
 * Returns: (transfer full): what a message says of it
 */
char *
rgm_change_words_redone (const RgmChange *change)
{
  /* Translators: a message; %s is what was done again, such as “Move Session”. */
  return g_strdup_printf (_("Redone: %s"), rgm_change_words_get (change));
}
