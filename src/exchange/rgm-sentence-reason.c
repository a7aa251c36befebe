#include "config.h"

#include "rgm-sentence-reason.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (const char *id, const RgmCatalogue *catalogue)
{
  const RgmSource *source = catalogue != NULL ? rgm_catalogue_find_source (catalogue, id) : NULL;

  return source != NULL ? source->title : id;
}

/* The titles of sources, each in quotation marks, one after another. */
static char *
join_titles (const char *const *ids, const RgmCatalogue *catalogue)
{
  GString *titles = g_string_new (NULL);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between the titles of sources in a row */
        g_string_append (titles, C_("sources", ", "));
      /* Translators: the title of a source in quotation marks */
      g_string_append_printf (titles, C_("sources", "“%s”"), get_title (ids[i], catalogue));
    }

  return g_string_free (titles, FALSE);
}

/**
 * rgm_sentence_limit_name:
 * @kind: a kind of limit
 *
 * Returns: what the limit is called, “Earliest”
 */
const char *
rgm_sentence_limit_name (RgmLimitKind kind)
{
  switch (kind)
    {
    case RGM_LIMIT_ABSOLUTE:
      return C_("limit", "Absolute minimum");
    case RGM_LIMIT_MINIMUM:
      return C_("limit", "Earliest");
    case RGM_LIMIT_RECOMMENDED_FROM:
      return C_("limit", "Recommended from");
    case RGM_LIMIT_RECOMMENDED_TO:
      return C_("limit", "Last day on time");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * rgm_sentence_reference_name:
 * @number: number of a session, or 0 if it did not count or is of another course
 * @day: its day
 * @today: the day from which it is looked at
 *
 * What a session is called within a sentence: “session 2”, or by its day where it has no number.
 *
 * Returns: (transfer full): its name
 */
char *
rgm_sentence_reference_name (gint32 number, RgmDay day, RgmDay today)
{
  g_autofree char *day_text = NULL;

  if (number > 0)
    /* Translators: stands after “after” in other sentences: 12 days after session 2 */
    return g_strdup_printf (C_("reference", "session %d"), number);

  day_text = rgm_day_text_near (day, today, RGM_DAY_TEXT_PLAIN);
  /* Translators: stands after “after” in other sentences; %s is a day: the session of 20 Nov */
  return g_strdup_printf (C_("reference", "the session of %s"), day_text);
}

/**
 * rgm_sentence_reason_sum:
 * @reason: why a date is what it is
 *
 * Returns: (transfer full): the sum, “20 Nov 2026 + 14 days = 4 Dec 2026”
 */
char *
rgm_sentence_reason_sum (const RgmReason *reason)
{
  g_autofree char *reference = rgm_day_text (reason->reference, RGM_DAY_TEXT_YEAR);
  g_autofree char *period = rgm_period_text (reason->period);
  g_autofree char *date = rgm_day_text (reason->date, RGM_DAY_TEXT_YEAR);

  /* Translators: a sum of a day and a period: 20 Nov 2026 + 14 days = 4 Dec 2026 */
  return g_strdup_printf (C_("sum", "%s + %s = %s"), reference, period, date);
}

/* Whether a session of the plan's own course is on a day. */
static gboolean
has_session_on (const RgmPlan *plan, RgmDay day)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].day == day)
      return TRUE;

  return FALSE;
}

/**
 * rgm_sentence_reason_reference:
 * @plan: the plan it belongs to
 * @reason: why a date is what it is
 *
 * Returns: (transfer full): which session the date counts from, as a sentence
 */
char *
rgm_sentence_reason_reference (const RgmPlan *plan, const RgmReason *reason)
{
  g_autofree char *day = rgm_day_text (reason->reference, RGM_DAY_TEXT_YEAR);

  if (reason->reference_number > 0)
    /* Translators: %d is the number of a session, %s its day */
    return g_strdup_printf (_("Counted from session %d on %s."), reason->reference_number, day);

  if (!has_session_on (plan, reason->reference))
    /* Translators: %s is a day */
    return g_strdup_printf (_("Counted from the session of %s, which belongs to another course on "
                              "the same area."), day);

  /* Translators: %s is a day */
  return g_strdup_printf (_("Counted from the session of %s, which has no number in this course."),
                          day);
}

/**
 * rgm_sentence_reason_line:
 * @plan: the plan it belongs to
 * @reason: why a date is what it is
 *
 * Returns: (transfer full): the limit, its sum and its reference session in one line: “Earliest:
 *   20 Nov 2026 + 14 days = 4 Dec 2026, from session 2”
 */
char *
rgm_sentence_reason_line (const RgmPlan *plan, const RgmReason *reason)
{
  g_autofree char *sum = rgm_sentence_reason_sum (reason);
  g_autofree char *reference = rgm_sentence_reference_name (reason->reference_number,
                                                            reason->reference, plan->today);

  /* Translators: the name of a limit, a sum of a day and a period, and the session that the day is
   * of: Earliest: 20 Nov 2026 + 14 days = 4 Dec 2026, from session 2 */
  return g_strdup_printf (_("%s: %s, from %s"), rgm_sentence_limit_name (reason->limit), sum,
                          reference);
}

/**
 * rgm_sentence_sources:
 * @ids: (nullable): %NULL-terminated ids of sources
 * @catalogue: (nullable): knows their titles
 *
 * Returns: (transfer full): the sources by their titles, or that there is none
 */
char *
rgm_sentence_sources (const char *const *ids, const RgmCatalogue *catalogue)
{
  g_autofree char *titles = NULL;
  guint n_sources = ids != NULL ? g_strv_length ((char **) ids) : 0;

  if (n_sources == 0)
    return g_strdup (_("No source given"));

  titles = join_titles (ids, catalogue);
  /* Translators: %s are the titles of the sources */
  return g_strdup_printf (ngettext ("Source: %s", "Sources: %s", n_sources), titles);
}

/**
 * rgm_sentence_reading:
 *
 * Returns: the mark of a figure that is a definite reading of a vague phrase
 */
const char *
rgm_sentence_reading (void)
{
  return _("A reading: the source puts it less definitely.");
}

/**
 * rgm_sentence_advice_limits:
 *
 * Returns: what Regimen is not
 */
const char *
rgm_sentence_advice_limits (void)
{
  return _("Regimen gives no medical advice: it reports what its sources say.");
}

/**
 * rgm_sentence_claim:
 * @claim: one side of a disagreement
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Returns: (transfer full): what is claimed, and by which sources
 */
char *
rgm_sentence_claim (const RgmClaim *claim, const RgmCatalogue *catalogue)
{
  gboolean has_sources = claim->sources != NULL && claim->sources[0] != NULL;
  g_autofree char *titles = has_sources
    ? join_titles ((const char *const *) claim->sources, catalogue)
    : g_strdup (_("No source given"));

  /* Translators: a claim and the titles of the sources that make it */
  return g_strdup_printf (C_("claim", "%s: %s"), titles,
                          g_dgettext (GETTEXT_PACKAGE, claim->text));
}

static gboolean
is_in_use (const RgmClaim *claim, const char *basis)
{
  return claim->basis != NULL ? g_strcmp0 (claim->basis, basis) == 0 : claim->followed;
}

/**
 * rgm_sentence_disagreement:
 * @disagreement: sources that contradict one another
 * @basis: (nullable): the basis of the course
 * @catalogue: (nullable): knows the titles of the sources
 *
 * What the sources disagree about, each claim with its sources and whether it is the one in use,
 * and what the protocol does about it; one to a line.
 *
 * Returns: (transfer full): its lines, without a line break at the end
 */
char *
rgm_sentence_disagreement (const RgmDisagreement *disagreement, const char *basis,
                           const RgmCatalogue *catalogue)
{
  GString *lines = g_string_new (NULL);

  /* Translators: %s is what sources disagree about, as a protocol gives it */
  g_string_append_printf (lines, _("The sources disagree: %s"),
                          g_dgettext (GETTEXT_PACKAGE, disagreement->about));
  for (gsize i = 0; i < disagreement->n_claims; i++)
    {
      const RgmClaim *claim = &disagreement->claims[i];
      g_autofree char *text = rgm_sentence_claim (claim, catalogue);

      g_string_append_c (lines, '\n');
      if (is_in_use (claim, basis))
        /* Translators: %s is one of several claims that contradict one another */
        g_string_append_printf (lines, _("%s (in use)"), text);
      else
        g_string_append (lines, text);
    }
  if (disagreement->resolution != NULL)
    g_string_append_printf (lines, "\n%s", g_dgettext (GETTEXT_PACKAGE, disagreement->resolution));

  return g_string_free (lines, FALSE);
}
