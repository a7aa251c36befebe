#include "config.h"

#include "rgm-csv-early.h"

#include "rgm-csv-others.h"
#include "rgm-csv-planner.h"
#include "rgm-made-early.h"

/* The plan of one of the courses of a patient, which take heed of each other. */
static RgmPlan *
make_plan (const RgmCsvPlanner *planner, const GPtrArray *courses, const RgmCourseContent *course)
{
  g_autoptr (GPtrArray) others
    = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_other_session_free);
  RgmCourseContent content = *course;

  for (guint i = 0; i < courses->len; i++)
    {
      const RgmCourseContent *other = courses->pdata[i];

      if (other != course)
        rgm_csv_others_add (others, other, other->sessions);
    }
  content.others = others;
  return rgm_csv_planner_make_plan (planner, &content, NULL);
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

static void
compare_course (const RgmCsvPlanner *planner, const RgmCsvPatient *patient,
                const RgmCourseContent *known, GHashTable *brought, GPtrArray *list)
{
  const GPtrArray *courses = patient->content->courses;
  const RgmCourseContent *content = find_course (courses, known->record->id);
  g_autoptr (RgmPlan) after = NULL;
  g_autoptr (RgmPlan) before = NULL;

  if (!content || known->sessions->len == 0)
    return;
  after = make_plan (planner, courses, content);
  if (!after || !rgm_made_early_is_possible (after))
    return;
  before = make_plan (planner, patient->known->courses, known);
  if (before)
    rgm_made_early_list_add (list, &(RgmMadeEarlySide) { known, before },
                             &(RgmMadeEarlySide) { content, after }, brought,
                             patient->content->record->name);
}

/**
 * rgm_csv_early_find:
 * @context: what the import has to do with
 * @targets: the courses as they will be
 * @list: (element-type RgmMadeEarly): takes what is found
 *
 * Finds the sessions that are there already and become too early by those that come in, in the same
 * course or in another one of the patient.
 */
void
rgm_csv_early_find (const RgmCsvContext *context, RgmCsvTargets *targets, GPtrArray *list)
{
  g_autoptr (RgmCsvPlanner) planner = rgm_csv_planner_new (context);
  g_autoptr (GHashTable) brought = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  const GPtrArray *courses = rgm_csv_targets_list_courses (targets);
  const GPtrArray *patients = rgm_csv_targets_list_patients (targets);

  for (guint i = 0; i < courses->len; i++)
    {
      const RgmCsvCourse *course = courses->pdata[i];

      for (guint j = 0; j < course->written->len; j++)
        g_hash_table_add (brought, ((RgmSessionRecord *) course->written->pdata[j])->id);
      if (course->written->len > 0)
        g_hash_table_add (touched, course->patient);
    }
  for (guint i = 0; i < patients->len; i++)
    {
      const RgmCsvPatient *patient = patients->pdata[i];

      for (guint j = 0; patient->known && j < patient->known->courses->len
                        && g_hash_table_contains (touched, patient); j++)
        compare_course (planner, patient, patient->known->courses->pdata[j], brought, list);
    }
}
