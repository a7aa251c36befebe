#include "config.h"

#include "rgm-ics-import.h"

#include "rgm-sentence-unplanned.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/* What an import says of itself, in the window as on the command line. */

static char *
describe_time (RgmDay day, gint32 minute, RgmDay today)
{
  g_autofree char *date = rgm_day_text_near (day, today, RGM_DAY_TEXT_WEEKDAY);
  g_autofree char *time = NULL;

  if (minute == RGM_MINUTE_NONE)
    return g_steal_pointer (&date);
  time = rgm_day_text_minute (minute);

  return g_strdup_printf ("%s · %s", date, time);
}

/**
 * rgm_ics_import_describe_when:
 * @self: what an import is to do
 * @step: one of its steps
 *
 * Returns: (transfer full): when the event is and, of one that is moved, when it was; "" where that
 *   is not known
 */
char *
rgm_ics_import_describe_when (const RgmIcsImport *self, const RgmIcsStep *step)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (step->event->start.day == RGM_DAY_NONE)
    return g_strdup ("");
  after = describe_time (step->event->start.day, step->event->start.minute, self->today);
  if (step->action != RGM_ICS_MOVED)
    return g_steal_pointer (&after);
  before = describe_time (step->before->day, step->before->minute, self->today);

  /* Translators: when a booking was and when it is to be */
  return g_strdup_printf (_("%s instead of %s"), after, before);
}

/* With the reason, where there is one. */
static char *
describe_cancelled (const RgmIcsStep *step, const char *what)
{
  return step->reason != NULL ? g_strdup_printf ("%s %s", what, step->reason) : g_strdup (what);
}

static char *
describe_saved (const RgmIcsImport *self, const RgmIcsStep *step, const char *what)
{
  g_autofree char *verdict = step->position >= 0
    ? rgm_sentence_verdict (self->plan, (gsize) step->position) : NULL;

  return verdict != NULL ? g_strdup_printf ("%s %s", what, verdict) : g_strdup (what);
}

/**
 * rgm_ics_import_describe_step:
 * @self: what an import is to do
 * @step: one of its steps
 * @tense: whether it is to be done or was done
 *
 * Returns: (transfer full): what becomes of the event, and what the program says of the booking or
 *   why it is refused
 */
char *
rgm_ics_import_describe_step (const RgmIcsImport *self, const RgmIcsStep *step,
                              RgmImportTense tense)
{
  gboolean did = tense == RGM_IMPORT_DID;

  switch (step->action)
    {
    case RGM_ICS_ADDED:
      return describe_saved (self, step, did ? _("Added.") : _("Will be added."));
    case RGM_ICS_MOVED:
      return describe_saved (self, step, did ? _("Moved.") : _("Will be moved."));
    case RGM_ICS_CANCELLED:
      return describe_cancelled (step, did ? _("Cancelled.") : _("Will be cancelled."));
    case RGM_ICS_REFUSED:
      return g_strdup (step->reason);
    case RGM_ICS_UNCHANGED:
    default:
      return g_strdup (step->reason != NULL ? step->reason : _("Stays as it is."));
    }
}

/**
 * rgm_ics_import_is_silent:
 * @step: a step of an import
 *
 * Returns: whether nothing becomes of the event, as everybody expects
 */
gboolean
rgm_ics_import_is_silent (const RgmIcsStep *step)
{
  return step->action == RGM_ICS_UNCHANGED && step->reason == NULL;
}

/**
 * rgm_ics_import_describe_line:
 * @step: a step of an import
 *
 * Returns: (transfer full): where the event is in its file, with its title if it has one
 */
char *
rgm_ics_import_describe_line (const RgmIcsStep *step)
{
  if (*step->event->title == '\0')
    /* Translators: %u is the number of a line in a calendar file */
    return g_strdup_printf (_("Line %u"), step->event->line);

  /* Translators: %u is the number of a line in a calendar file, %s the title of the event there */
  return g_strdup_printf (_("Line %u · %s"), step->event->line, step->event->title);
}

/**
 * rgm_ics_import_describe_problem:
 * @self: what an import is to do
 *
 * Returns: (transfer full) (nullable): that the course cannot be planned, and why; %NULL where it
 *   can be
 */
char *
rgm_ics_import_describe_problem (const RgmIcsImport *self)
{
  g_autofree char *reason = NULL;

  if (self->problem == NULL)
    return NULL;
  reason = rgm_sentence_unplanned_reason (self->problem);
  /* Translators: %s is a sentence on why, with its full stop */
  return g_strdup_printf (_("The course cannot be planned, so nothing tells whether a booking is "
                            "too early. %s"), reason);
}

static char *
describe_count (RgmIcsAction action, RgmImportTense tense, guint n)
{
  gboolean did = tense == RGM_IMPORT_DID;

  switch (action)
    {
    case RGM_ICS_ADDED:
      return g_strdup_printf (did ? ngettext ("%u added", "%u added", n)
                                  : ngettext ("%u to add", "%u to add", n), n);
    case RGM_ICS_MOVED:
      return g_strdup_printf (did ? ngettext ("%u moved", "%u moved", n)
                                  : ngettext ("%u to move", "%u to move", n), n);
    case RGM_ICS_CANCELLED:
      return g_strdup_printf (did ? ngettext ("%u cancelled", "%u cancelled", n)
                                  : ngettext ("%u to cancel", "%u to cancel", n), n);
    case RGM_ICS_REFUSED:
      return g_strdup_printf (ngettext ("%u refused", "%u refused", n), n);
    case RGM_ICS_UNCHANGED:
    default:
      return g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", n), n);
    }
}

/**
 * rgm_ics_import_describe_sum:
 * @self: what an import is to do
 * @tense: whether it is to be done or was done
 *
 * Returns: (transfer full): how many events there are of each kind
 */
char *
rgm_ics_import_describe_sum (const RgmIcsImport *self, RgmImportTense tense)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->steps->len == 0)
    return g_strdup (_("The calendar has no appointments."));
  for (guint i = 0; i < RGM_N_ICS_ACTIONS; i++)
    {
      g_autofree char *count = NULL;

      if (self->counts[i] == 0)
        continue;
      count = describe_count ((RgmIcsAction) i, tense, self->counts[i]);
      g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", count);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
