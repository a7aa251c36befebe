#include "config.h"

#include "rgm-sentence-unplanned.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/* How many are named where there is no room for all. */
#define NAMED_MAX 5

/**
 * rgm_sentence_concern:
 * @course: a course
 *
 * Returns: (transfer full): its concern as its own copy of the protocol calls it; where that cannot
 *   be read, the id of the protocol
 */
char *
rgm_sentence_concern (const RgmCourseRecord *course)
{
  g_autoptr (RgmProtocol) protocol = rgm_course_record_get_protocol (course, NULL);

  return g_strdup (protocol != NULL ? g_dgettext (GETTEXT_PACKAGE, protocol->name)
                                    : course->protocol_id);
}

static char *
describe_blamed (const GError *problem, RgmDay blamed)
{
  g_autofree char *day = rgm_day_text (blamed, RGM_DAY_TEXT_YEAR);
  g_autofree char *today = NULL;

  if (g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    /* Translators: %s is the day of a session */
    return g_strdup_printf (_("The session of %s leads to dates outside the years 1 to 9999: "
                              "choose another day for it, or delete it."), day);
  today = rgm_day_text (rgm_course_error_get_today (problem), RGM_DAY_TEXT_YEAR);
  /* Translators: %1$s is the day of a session, %2$s that which the computer takes for today */
  return g_strdup_printf (_("The session of %1$s is done, but that day is still to come: today is "
                            "taken to be %2$s. If that is wrong, set the clock of this computer; "
                            "if it is right, choose another day for the session."), day, today);
}

/**
 * rgm_sentence_unplanned_reason:
 * @problem: why a course has no plan
 *
 * Returns: (transfer full): why, and what would be right, as a sentence
 */
char *
rgm_sentence_unplanned_reason (const GError *problem)
{
  RgmDay blamed = rgm_course_error_get_day (problem);

  if (blamed != RGM_DAY_NONE)
    return describe_blamed (problem, blamed);
  /* Translators: %s is a whole sentence without its full stop */
  return g_strdup_printf (_("%s."), problem->message);
}

/**
 * rgm_sentence_unplanned:
 * @unplanned: a course that cannot be planned
 *
 * Returns: (transfer full): which, why, and what would be right
 */
char *
rgm_sentence_unplanned (const RgmUnplanned *unplanned)
{
  g_autofree char *concern = rgm_sentence_concern (unplanned->course);
  g_autofree char *reason = rgm_sentence_unplanned_reason (unplanned->problem);

  /* Translators: %1$s is the name of a patient, %2$s a concern, %3$s a sentence on why */
  return g_strdup_printf (_("Course (%1$s, %2$s): it cannot be planned. %3$s"),
                          unplanned->patient_name, concern, reason);
}

/**
 * rgm_sentence_unplanned_few:
 * @unplanned: (element-type RgmUnplanned): courses that cannot be planned
 *
 * Returns: (transfer full) (nullable): the first few, a line each, and how many there are besides;
 *   %NULL where there are none
 */
char *
rgm_sentence_unplanned_few (const GPtrArray *unplanned)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_named = MIN (unplanned->len, NAMED_MAX);
  guint n_more = unplanned->len - n_named;

  if (unplanned->len == 0)
    return NULL;
  for (guint i = 0; i < n_named; i++)
    g_ptr_array_add (lines, rgm_sentence_unplanned (unplanned->pdata[i]));
  if (n_more > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("And %u more.", "And %u more.", n_more),
                                             n_more));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
