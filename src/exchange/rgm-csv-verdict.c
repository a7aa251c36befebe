#include "config.h"

#include "rgm-csv-verdict.h"

#include "rgm-csv-far.h"
#include "rgm-sentence.h"

static RgmOtherSession *
make_other (const RgmCourseContent *course, const RgmSessionRecord *session)
{
  RgmOtherSession *other = g_new0 (RgmOtherSession, 1);

  other->id = g_strdup (session->id);
  other->course_id = g_strdup (course->record->id);
  other->protocol_id = g_strdup (course->record->protocol_id);
  other->day = session->day;
  other->minute = session->minute;
  other->state = session->state;
  other->counts = session->counts;
  other->areas = rgm_session_record_get_n_zones (session) > 0
    ? rgm_session_record_dup_areas (session) : g_strdupv (course->record->areas);

  return other;
}

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
      for (guint j = 0; j < other->sessions->len; j++)
        g_ptr_array_add (course->content->others, make_other (other, other->sessions->pdata[j]));
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
judge_course (const RgmCsvContext *context, RgmCsvCourse *course, GHashTable *rows_by_id)
{
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GError) reason = NULL;

  renew_others (course);
  plan = rgm_course_content_get_plan (course->content, context->areas, context->today,
                                      &reason);
  for (gsize i = 0; plan && i < plan->n_sessions; i++)
    {
      const RgmSessionRecord *session = course->content->sessions->pdata[plan->sessions[i].index];
      RgmCsvRow *row = g_hash_table_lookup (rows_by_id, session->id);

      if (!row)
        continue;
      tell_row (row, plan, i);
      keep_said (course, row);
    }
  return !g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE);
}

static gboolean
judge_courses (const RgmCsvContext *context, GPtrArray *courses, GHashTable *rows_by_id)
{
  gboolean all_near = TRUE;

  for (guint i = 0; i < courses->len; i++)
    all_near &= judge_course (context, courses->pdata[i], rows_by_id);
  return all_near;
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
  GPtrArray *courses = rgm_csv_targets_list_courses (targets);

  for (guint i = 0; i < rows->len; i++)
    {
      RgmCsvRow *row = rows->pdata[i];

      if (row->session)
        g_hash_table_insert (rows_by_id, row->session->id, row);
    }
  if (judge_courses (context, courses, rows_by_id))
    return;
  for (guint i = 0; i < courses->len; i++)
    rgm_csv_far_refuse (context, courses->pdata[i], rows_by_id);
  judge_courses (context, courses, rows_by_id);
}
