#include "config.h"

#include "rgm-course-meaning.h"

#include "rgm-period-text.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/* The rule between one session and the next of the basis in use; rules for single sessions or from
 * other ones are exceptions that the plan tells. */
static const RgmSpacing *
find_spacing (const RgmProtocol *protocol, const char *basis)
{
  for (gsize i = 0; i < protocol->n_spacings; i++)
    {
      const RgmSpacing *spacing = &protocol->spacings[i];

      if (spacing->session == 0 && spacing->from == 0 &&
          (spacing->basis == NULL || g_strcmp0 (spacing->basis, basis) == 0))
        return spacing;
    }
  return NULL;
}

static char *
describe_sessions (RgmRules *rules)
{
  gint32 max = rgm_rules_get_max_sessions (rules);
  g_autofree char *counts = rgm_period_text_counts (rgm_rules_get_min_sessions (rules), max);

  /* Translators: %s is a number of sessions, 6 or 3–6; the plural is that of the last. */
  return g_strdup_printf (ngettext ("%s session", "%s sessions", (gulong) max), counts);
}

static char *
describe_spacing (const RgmSpacing *spacing)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!spacing->has[RGM_LIMIT_RECOMMENDED_FROM])
    return NULL;
  from = rgm_period_text (&spacing->period[RGM_LIMIT_RECOMMENDED_FROM]);
  if (!spacing->has[RGM_LIMIT_RECOMMENDED_TO])
    /* Translators: %s is a period, “4 weeks”. */
    return g_strdup_printf (_("Recommended: %s or more between sessions"), from);
  to = rgm_period_text (&spacing->period[RGM_LIMIT_RECOMMENDED_TO]);
  /* Translators: both %s are periods, “4 weeks” and “6 weeks”. */
  return g_strdup_printf (_("Recommended: %s to %s between sessions"), from, to);
}

static char *
describe_too_early (const RgmSpacing *spacing)
{
  g_autofree char *minimum = NULL;

  if (!spacing->has[RGM_LIMIT_MINIMUM])
    return NULL;
  minimum = rgm_period_text (&spacing->period[RGM_LIMIT_MINIMUM]);
  /* Translators: %s is a period, “14 days”. */
  return g_strdup_printf (_("Too early: less than %s after the session before"), minimum);
}

static void
note_sources (GPtrArray *ids, char **sources)
{
  for (gsize i = 0; sources != NULL && sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, sources[i], g_str_equal, NULL))
      g_ptr_array_add (ids, sources[i]);
}

static char *
describe_sources (RgmRules *rules, const RgmSpacing *spacing, const RgmCatalogue *catalogue)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const RgmSeverity *severity = rgm_rules_get_severity (rules);

  note_sources (ids, severity != NULL ? severity->sources
                                      : rgm_rules_get_protocol (rules)->session_sources);
  for (int i = RGM_LIMIT_MINIMUM; spacing != NULL && i < RGM_N_LIMITS; i++)
    note_sources (ids, spacing->sources[i]);
  g_ptr_array_add (ids, NULL);
  return rgm_sentence_sources ((const char *const *) ids->pdata, catalogue);
}

/**
 * rgm_course_meaning_new:
 * @rules: a protocol with a severity and a basis
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Says what a course by these rules will be like.
 *
 * Returns: (transfer full): the meaning
 */
RgmCourseMeaning *
rgm_course_meaning_new (RgmRules *rules, const RgmCatalogue *catalogue)
{
  RgmCourseMeaning *self;
  RgmProtocol *protocol;
  const RgmSpacing *spacing;

  g_return_val_if_fail (rules != NULL, NULL);

  protocol = rgm_rules_get_protocol (rules);
  spacing = find_spacing (protocol, rgm_rules_get_basis (rules));
  self = g_new0 (RgmCourseMeaning, 1);
  self->sessions = describe_sessions (rules);
  self->spacing = spacing != NULL ? describe_spacing (spacing) : NULL;
  self->too_early = spacing != NULL ? describe_too_early (spacing) : NULL;
  self->sources = describe_sources (rules, spacing, catalogue);
  self->reading = (protocol->reading && rgm_rules_get_severity (rules) == NULL) ||
                  (spacing != NULL && spacing->reading);
  return self;
}

/**
 * rgm_course_meaning_free:
 * @self: a meaning
 *
 * Frees a meaning.
 */
void
rgm_course_meaning_free (RgmCourseMeaning *self)
{
  g_free (self->sessions);
  g_free (self->spacing);
  g_free (self->too_early);
  g_free (self->sources);
  g_free (self);
}
