#include "config.h"

#include "rgm-made-early.h"

#include "rgm-sentence-change.h"

#include <glib/gi18n-lib.h>

static void
made_early_free (gpointer data)
{
  RgmMadeEarly *self = data;

  g_free (self->patient);
  g_free (self->sentence);
  g_free (self->spoken);
  g_free (self);
}

/**
 * rgm_made_early_list_new:
 *
 * Returns: (transfer full) (element-type RgmMadeEarly): an empty list
 */
GPtrArray *
rgm_made_early_list_new (void)
{
  return g_ptr_array_new_with_free_func (made_early_free);
}

static const char *
get_id (const RgmMadeEarlySide *side, gsize session)
{
  guint index = side->plan->sessions[session].index;

  return ((const RgmSessionRecord *) side->content->sessions->pdata[index])->id;
}

/* The places of the sessions in their plan, from 1, by id. */
static GHashTable *
index_sessions (const RgmMadeEarlySide *side)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < side->plan->n_sessions; i++)
    g_hash_table_insert (places, (gpointer) get_id (side, i), GSIZE_TO_POINTER (i + 1));
  return places;
}

static gboolean
is_worse (const RgmEvaluation *before, const RgmEvaluation *after)
{
  return after->verdict == RGM_VERDICT_TOO_EARLY
         && (before->verdict != RGM_VERDICT_TOO_EARLY
             || after->days_too_early > before->days_too_early);
}

static RgmMadeEarly *
tell (const RgmPlan *before, const RgmPlan *after, gsize was, gsize is, const char *patient)
{
  const RgmPlanChange change = { RGM_PLAN_CHANGE_SESSION, (gint32) was, (gint32) is, TRUE };
  RgmMadeEarly *self = g_new0 (RgmMadeEarly, 1);

  self->patient = g_strdup (patient);
  self->sentence = rgm_sentence_change (before, after, &change);
  self->spoken = rgm_sentence_change_spoken (before, after, &change);
  return self;
}

/**
 * rgm_made_early_list_add:
 * @list: (element-type RgmMadeEarly): a list
 * @before: a course as it is
 * @after: the course as it will be
 * @brought: (element-type utf8): the ids of sessions that the import tells of by itself
 * @patient: whose course it is
 *
 * Adds the other sessions of the course that become too early, or earlier than they are.
 */
void
rgm_made_early_list_add (GPtrArray *list, const RgmMadeEarlySide *before,
                         const RgmMadeEarlySide *after, GHashTable *brought, const char *patient)
{
  g_autoptr (GHashTable) places = index_sessions (before);

  for (gsize i = 0; i < after->plan->n_sessions; i++)
    {
      const char *id = get_id (after, i);
      gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, id));

      if (place == 0 || g_hash_table_contains (brought, id)
          || !is_worse (&before->plan->sessions[place - 1], &after->plan->sessions[i]))
        continue;
      g_ptr_array_add (list, tell (before->plan, after->plan, place - 1, i, patient));
    }
}

/**
 * rgm_made_early_is_possible:
 * @after: the plan of a course as it will be
 *
 * Returns: whether any session of it is too early, so that the plan as it is has to be asked for
 */
gboolean
rgm_made_early_is_possible (const RgmPlan *after)
{
  for (gsize i = 0; i < after->n_sessions; i++)
    if (after->sessions[i].verdict == RGM_VERDICT_TOO_EARLY)
      return TRUE;

  return FALSE;
}

/**
 * rgm_made_early_list_count:
 * @list: (element-type RgmMadeEarly): a list
 *
 * Returns: (transfer full) (nullable): how many sessions they are, as a sentence; %NULL for none
 */
char *
rgm_made_early_list_count (const GPtrArray *list)
{
  return list->len > 0
    ? g_strdup_printf (ngettext ("%u session that is there already becomes too early.",
                                 "%u sessions that are there already become too early.",
                                 list->len), list->len)
    : NULL;
}

/**
 * rgm_made_early_list_describe:
 * @list: (element-type RgmMadeEarly): a list
 *
 * Returns: (transfer full) (nullable): how many sessions they are, and below it whose each is and
 *   what becomes of it, a line each; %NULL for none
 */
char *
rgm_made_early_list_describe (const GPtrArray *list)
{
  g_autofree char *count = rgm_made_early_list_count (list);
  GString *text = g_string_new (count);

  for (guint i = 0; i < list->len; i++)
    {
      const RgmMadeEarly *session = list->pdata[i];

      g_string_append_printf (text, "\n  %s · %s", session->patient, session->spoken);
    }

  return g_string_free (text, list->len == 0);
}
