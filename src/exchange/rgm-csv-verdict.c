#include "config.h"

#include "rgm-csv-verdict.h"

#include "rgm-csv-far.h"
#include "rgm-other-sessions.h"
#include "rgm-csv-planner.h"
#include "rgm-sentence.h"

/* The sessions of the patient's other courses as they will be, because the rows may bring some. */
static void
renew_others (RgmCsvCourse *course)
{
  const GPtrArray *courses = course->patient->content->courses;

  g_ptr_array_set_size (course->content->others, 0);
  for (guint i = 0; i < courses->len; i++)
    {
      const RgmCourseContent *other = courses->pdata[i];

      if (other == course->content)
        continue;
      rgm_other_sessions_add (course->content->others, other, other->sessions);
    }
}

static void
tell_row (RgmCsvRow *row, const RgmPlan *plan, gsize position)
{
  row->verdict = plan->sessions[position].verdict;
  row->days_too_early = plan->sessions[position].days_too_early;
  g_free (row->sentence);
  row->sentence = rgm_sentence_verdict (plan, position);
}

/* What the program says of a session is kept with it. */
static void
keep_said (const RgmCsvCourse *course, const RgmCsvRow *row)
{
  RgmSessionRecord *session;

  if (row->outcome != RGM_CSV_ADDED && row->outcome != RGM_CSV_CHANGED)
    return;
  session = g_hash_table_lookup (course->by_id, row->session->id);
  session->said_verdict = row->verdict;
  session->said_days_too_early = row->days_too_early;
}

/* Returns: whether no session is so far away that there is no plan for that reason */
static gboolean
judge_course (const RgmCsvPlanner *planner, RgmCsvCourse *course, GHashTable *rows_by_id)
{
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GError) reason = NULL;

  renew_others (course);
  plan = rgm_csv_planner_make_plan (planner, course->content, &reason);
  for (gsize i = 0; plan && i < plan->n_sessions; i++)
    {
      const RgmSessionRecord *session = course->content->sessions->pdata[plan->sessions[i].index];
      RgmCsvRow *row = g_hash_table_lookup (rows_by_id, session->id);

      if (!row)
        continue;
      tell_row (row, plan, i);
      keep_said (course, row);
    }
  if (g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    return FALSE;
  g_hash_table_add (planner->near, course->content);
  return TRUE;
}

static gboolean
judge_courses (const RgmCsvPlanner *planner, GPtrArray *courses, GHashTable *rows_by_id)
{
  gboolean all_near = TRUE;

  for (guint i = 0; i < courses->len; i++)
    all_near &= judge_course (planner, courses->pdata[i], rows_by_id);
  return all_near;
}

/* Each course by itself first, then what one does to another: of two, the one that comes before is
 * to blame, unless it was there already. Returns whether any row was refused for another course. */
static gboolean
refuse_far (const RgmCsvPlanner *planner, GPtrArray *courses, gboolean all_near,
            GHashTable *rows_by_id)
{
  gboolean refused = FALSE;

  for (guint i = 0; i < courses->len && !all_near; i++)
    rgm_csv_far_refuse (planner, courses->pdata[i], TRUE, rows_by_id);
  for (guint i = 0; i < courses->len; i++)
    refused |= rgm_csv_far_refuse_for_others (planner, courses->pdata[i], rows_by_id);
  for (guint i = 0; i < courses->len && !all_near; i++)
    rgm_csv_far_refuse (planner, courses->pdata[i], FALSE, rows_by_id);
  return refused;
}

/**
 * rgm_csv_verdict_find:
 * @context: what the import has to do with
 * @targets: the courses as they will be
 * @rows: (element-type RgmCsvRow): the rows, which are told
 *
 * Finds out what the plan of each course says of the sessions that the rows bring, and refuses rows
 * that no plan can have.
 */
void
rgm_csv_verdict_find (const RgmCsvContext *context, RgmCsvTargets *targets, GPtrArray *rows)
{
  g_autoptr (GHashTable) rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RgmCsvPlanner) planner = rgm_csv_planner_new (context);
  GPtrArray *courses = rgm_csv_targets_list_courses (targets);
  gboolean all_near;

  for (guint i = 0; i < rows->len; i++)
    {
      RgmCsvRow *row = rows->pdata[i];

      if (row->session)
        g_hash_table_insert (rows_by_id, row->session->id, row);
    }
  all_near = judge_courses (planner, courses, rows_by_id);
  if (refuse_far (planner, courses, all_near, rows_by_id) || !all_near)
    judge_courses (planner, courses, rows_by_id);
}
