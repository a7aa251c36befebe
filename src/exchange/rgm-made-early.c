#include "config.h"

#include "rgm-made-early.h"

#include "rgm-day-text.h"
#include "rgm-other-sessions.h"
#include "rgm-period-text.h"
#include "rgm-sentence-change.h"

#include <glib/gi18n-lib.h>

/* A course, before an import or after it, and its plan. Everything is borrowed. */
typedef struct {
  const RgmCourseContent *content;
  const RgmPlan *plan;
} Side;

static void
made_early_free (gpointer data)
{
  RgmMadeEarly *self = data;

  g_free (self->patient);
  g_free (self->course_id);
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
get_id (const Side *side, gsize session)
{
  guint index = side->plan->sessions[session].index;

  return ((const RgmSessionRecord *) side->content->sessions->pdata[index])->id;
}

/* The places of the sessions in their plan, from 1, by id. */
static GHashTable *
index_sessions (const Side *side)
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
tell (const Side *before, const Side *after, gsize was, gsize is, const char *patient)
{
  const RgmEvaluation *session = &after->plan->sessions[is];
  const RgmPlanChange change = { RGM_PLAN_CHANGE_SESSION, (gint32) was, (gint32) is, TRUE };
  RgmMadeEarly *self = g_new0 (RgmMadeEarly, 1);

  self->patient = g_strdup (patient);
  self->course_id = g_strdup (after->content->record->id);
  self->day = session->day;
  self->days_too_early = session->days_too_early;
  self->sentence = rgm_sentence_change (before->plan, after->plan, &change);
  self->spoken = rgm_sentence_change_spoken (before->plan, after->plan, &change);
  return self;
}

/* Adds the sessions of one course, but for those that the import tells of by itself. */
static void
add_course (GPtrArray *list, const Side *before, const Side *after,
            GHashTable *brought, const char *patient)
{
  g_autoptr (GHashTable) places = index_sessions (before);

  for (gsize i = 0; i < after->plan->n_sessions; i++)
    {
      const char *id = get_id (after, i);
      gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, id));

      if (place == 0 || g_hash_table_contains (brought, id)
          || !is_worse (&before->plan->sessions[place - 1], &after->plan->sessions[i]))
        continue;
      g_ptr_array_add (list, tell (before, after, place - 1, i, patient));
    }
}

/* Whether any session of it is too early, so that the plan as it is has to be asked for. */
static gboolean
is_possible (const RgmPlan *after)
{
  for (gsize i = 0; i < after->n_sessions; i++)
    if (after->sessions[i].verdict == RGM_VERDICT_TOO_EARLY)
      return TRUE;

  return FALSE;
}

/* The plan of one of the courses of a patient, which take heed of each other. */
static RgmPlan *
make_plan (const GPtrArray *courses, const RgmCourseContent *course, RgmMadeEarlyPlanner planner,
           gconstpointer data)
{
  g_autoptr (GPtrArray) others
    = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_other_session_free);
  RgmCourseContent content = *course;

  for (guint i = 0; i < courses->len; i++)
    {
      const RgmCourseContent *other = courses->pdata[i];

      if (other != course)
        rgm_other_sessions_add (others, other, other->sessions);
    }
  content.others = others;
  return planner (&content, data);
}

static const RgmCourseContent *
find_course (const GPtrArray *courses, const char *id)
{
  for (guint i = 0; i < courses->len; i++)
    {
      const RgmCourseContent *course = courses->pdata[i];

      if (g_str_equal (course->record->id, id))
        return course;
    }

  return NULL;
}

/**
 * rgm_made_early_list_add_patient:
 * @list: (element-type RgmMadeEarly): a list
 * @before: (element-type RgmCourseContent): all courses of a patient as they are
 * @after: (element-type RgmCourseContent): the same as they will be, and those that are new
 * @brought: (element-type utf8): the ids of sessions that the import tells of by itself
 * @patient: what the patient is called
 * @planner: makes the plan of a course
 * @data: for @planner
 *
 * Adds the other sessions of the patient that become too early, or earlier than they are, by those
 * that come into the same course or into another one on the same skin.
 */
void
rgm_made_early_list_add_patient (GPtrArray *list, const GPtrArray *before, const GPtrArray *after,
                                 GHashTable *brought, const char *patient,
                                 RgmMadeEarlyPlanner planner, gconstpointer data)
{
  for (guint i = 0; i < before->len; i++)
    {
      const RgmCourseContent *known = before->pdata[i];
      const RgmCourseContent *content = find_course (after, known->record->id);
      g_autoptr (RgmPlan) plan = content && known->sessions->len > 0
        ? make_plan (after, content, planner, data) : NULL;
      g_autoptr (RgmPlan) plan_before = plan && is_possible (plan)
        ? make_plan (before, known, planner, data) : NULL;

      if (plan_before)
        add_course (list, &(Side) { known, plan_before },
                    &(Side) { content, plan }, brought, patient);
    }
}

/**
 * rgm_made_early_describe:
 * @self: a session that becomes too early
 * @course: (nullable): the name of its course, or %NULL where that is plain
 * @today: the day from which it is looked at
 *
 * Returns: (transfer full): what the change does: “Makes the session of 16 Dec (Hyperpigmentation)
 *   too early: 8 days”
 */
char *
rgm_made_early_describe (const RgmMadeEarly *self, const char *course, RgmDay today)
{
  g_autofree char *day = rgm_day_text_near (self->day, today, RGM_DAY_TEXT_PLAIN);
  g_autofree char *days = rgm_period_text_days (self->days_too_early);

  if (course == NULL)
    /* Translators: what a change does to another session: its day, and how many days too early it
     * becomes */
    return g_strdup_printf (_("Makes the session of %s too early: %s"), day, days);

  /* Translators: what a change does to a session of another course: its day, the name of that
   * course, and how many days too early it becomes */
  return g_strdup_printf (_("Makes the session of %s (%s) too early: %s"), day, course, days);
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
