#include "config.h"

#include "rgm-csv-early.h"

#include "rgm-csv-planner.h"
#include "rgm-made-early.h"

static RgmPlan *
make_plan (const RgmCourseContent *course, gconstpointer planner)
{
  return rgm_csv_planner_make_plan (planner, course, NULL);
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

      if (patient->known && g_hash_table_contains (touched, patient))
        rgm_made_early_list_add_patient (list, patient->known->courses, patient->content->courses,
                                         brought, patient->content->record->name, make_plan,
                                         planner);
    }
}
