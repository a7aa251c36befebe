#include "config.h"

#include "rgm-import-text.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/* What the window and the command line say of an import. */

static char *
count (RgmRecordKind kind, guint n)
{
  switch (kind)
    {
    case RGM_RECORD_KIND_AREA:
      return g_strdup_printf (ngettext ("%u area", "%u areas", n), n);
    case RGM_RECORD_KIND_PATIENT:
      return g_strdup_printf (ngettext ("%u patient", "%u patients", n), n);
    case RGM_RECORD_KIND_CONTACT:
      /* Translators: how a patient can be reached: phone number and mail address. */
      return g_strdup_printf (ngettext ("%u set of contact details", "%u sets of contact details",
                                        n), n);
    case RGM_RECORD_KIND_ATTEMPT:
      /* Translators: attempts to reach a patient. */
      return g_strdup_printf (ngettext ("%u contact attempt", "%u contact attempts", n), n);
    case RGM_RECORD_KIND_COURSE:
      return g_strdup_printf (ngettext ("%u course", "%u courses", n), n);
    case RGM_RECORD_KIND_SESSION:
      return g_strdup_printf (ngettext ("%u session", "%u sessions", n), n);
    case RGM_RECORD_KIND_PAUSE:
    default:
      return g_strdup_printf (ngettext ("%u pause", "%u pauses", n), n);
    }
}

/**
 * rgm_import_text_counts:
 * @counts: how many of each kind
 *
 * Returns: (transfer full): “2 patients, 3 courses, 18 sessions”; what there is none of is left
 *   out, and "" is none at all
 */
char *
rgm_import_text_counts (const guint counts[RGM_N_RECORD_KINDS])
{
  static const RgmRecordKind order[RGM_N_RECORD_KINDS] = {
    RGM_RECORD_KIND_PATIENT, RGM_RECORD_KIND_COURSE, RGM_RECORD_KIND_SESSION,
    RGM_RECORD_KIND_PAUSE, RGM_RECORD_KIND_CONTACT, RGM_RECORD_KIND_ATTEMPT, RGM_RECORD_KIND_AREA,
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (counts[order[i]] > 0)
        g_ptr_array_add (parts, count (order[i], counts[order[i]]));
    }
  g_ptr_array_add (parts, NULL);
  /* Translators: what stands between “2 patients” and “3 courses”. */
  return g_strjoinv (_(", "), (char **) parts->pdata);
}

/* The sentence @format about @counts, or NULL where there are none. */
static char *
say (const guint counts[RGM_N_RECORD_KINDS], const char *format)
{
  g_autofree char *list = rgm_import_text_counts (counts);
  g_autoptr (GString) sentence = g_string_new (format);

  if (*list == '\0')
    return NULL;
  g_string_replace (sentence, "%s", list, 1);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/**
 * rgm_import_text_added:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full) (nullable): what is new, %NULL if nothing is
 */
char *
rgm_import_text_added (const RgmImportReport *report, RgmImportTense tense)
{
  /* Translators: %s is a list such as “2 patients, 3 courses”, here and in the sentences below. */
  return say (report->added, tense == RGM_IMPORT_WILL ? _("Will be added: %s.") : _("Added: %s."));
}

/**
 * rgm_import_text_changed:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full) (nullable): what is replaced, %NULL if nothing is
 */
char *
rgm_import_text_changed (const RgmImportReport *report, RgmImportTense tense)
{
  return say (report->changed,
              tense == RGM_IMPORT_WILL ? _("Will be replaced: %s.") : _("Replaced: %s."));
}

/**
 * rgm_import_text_unchanged:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full) (nullable): what is there already, %NULL if nothing is
 */
char *
rgm_import_text_unchanged (const RgmImportReport *report, RgmImportTense tense)
{
  return say (report->unchanged, tense == RGM_IMPORT_WILL ? _("Already here, the same: %s.")
                                                          : _("Were here already, the same: %s."));
}

/**
 * rgm_import_text_refused:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full) (nullable): what is not brought in, %NULL if there is nothing
 */
char *
rgm_import_text_refused (const RgmImportReport *report, RgmImportTense tense)
{
  guint counts[RGM_N_RECORD_KINDS] = { 0 };

  for (guint i = 0; i < report->refused->len; i++)
    {
      const RgmImportRefusal *refusal = report->refused->pdata[i];

      counts[refusal->kind] += refusal->reason != RGM_IMPORT_REASON_ERASED_THERE;
    }
  return say (counts, tense == RGM_IMPORT_WILL ? _("Will be left out: %s.")
                                               : _("Left out: %s."));
}

static const char *
name_kind (RgmRecordKind kind)
{
  switch (kind)
    {
    case RGM_RECORD_KIND_AREA:
      return C_("one record", "Area");
    case RGM_RECORD_KIND_PATIENT:
      return C_("one record", "Patient");
    case RGM_RECORD_KIND_CONTACT:
      return C_("one record", "Contact details");
    case RGM_RECORD_KIND_ATTEMPT:
      return C_("one record", "Contact attempt");
    case RGM_RECORD_KIND_COURSE:
      return C_("one record", "Course");
    case RGM_RECORD_KIND_SESSION:
      return C_("one record", "Session");
    case RGM_RECORD_KIND_PAUSE:
    default:
      return C_("one record", "Pause");
    }
}

static const char *
describe_reason (RgmImportReason reason)
{
  switch (reason)
    {
    case RGM_IMPORT_REASON_DIFFERENT:
      return _("it is here with other content, which is kept");
    case RGM_IMPORT_REASON_OWNER:
      return _("it is here as a part of something else");
    case RGM_IMPORT_REASON_ERASED:
      return _("the patient was erased here and is not brought back");
    case RGM_IMPORT_REASON_ERASED_THERE:
      return _("the patient was erased where the file comes from, and stays here; erase the "
               "patient here too if that is meant");
    case RGM_IMPORT_REASON_PARENT:
    default:
      return _("what it is a part of is left out");
    }
}

/**
 * rgm_import_text_refusal:
 * @refusal: a record that is not brought in
 *
 * Returns: (transfer full): which, and why, as one sentence
 */
char *
rgm_import_text_refusal (const RgmImportRefusal *refusal)
{
  g_autofree char *day = NULL;

  if (refusal->day == RGM_DAY_NONE)
    /* Translators: %1$s is “Patient” or “Course”, %2$s the name of the area or patient, %3$s why it
     * is left out */
    return g_strdup_printf (_("%1$s (%2$s): %3$s."), name_kind (refusal->kind), refusal->name,
                            describe_reason (refusal->reason));
  day = rgm_day_text (refusal->day, RGM_DAY_TEXT_YEAR);
  /* Translators: %1$s is “Session”, %2$s the name of a patient, %3$s a day, %4$s why it is left
   * out */
  return g_strdup_printf (_("%1$s (%2$s) on %3$s: %4$s."), name_kind (refusal->kind),
                          refusal->name, day, describe_reason (refusal->reason));
}

/**
 * rgm_import_text_erased:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full) (nullable): that it is remembered who was erased, %NULL if nobody more
 *   is
 */
char *
rgm_import_text_erased (const RgmImportReport *report, RgmImportTense tense)
{
  if (report->erased == 0)
    return NULL;
  return g_strdup (tense == RGM_IMPORT_WILL
                     ? _("Who was erased where the file comes from will stay erased here.")
                     : _("Who was erased where the file comes from stays erased here."));
}

static void
add_line (GString *text, char *sentence)
{
  if (sentence == NULL)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/**
 * rgm_import_text_summary:
 * @report: what an import does
 * @tense: whether it is done already
 *
 * Returns: (transfer full): all of it, a sentence a line, without the single refusals
 */
char *
rgm_import_text_summary (const RgmImportReport *report, RgmImportTense tense)
{
  GString *text = g_string_new (NULL);

  add_line (text, rgm_import_text_added (report, tense));
  add_line (text, rgm_import_text_changed (report, tense));
  add_line (text, rgm_import_text_unchanged (report, tense));
  add_line (text, rgm_import_text_refused (report, tense));
  add_line (text, rgm_import_text_erased (report, tense));
  if (text->len == 0)
    g_string_append (text, _("There is nothing in the file."));
  return g_string_free (text, FALSE);
}
