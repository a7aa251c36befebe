#include "config.h"

#include "rgm-cli-planned.h"

#include "rgm-cli-database.h"
#include "rgm-cli-error.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_cli_planned_load_course:
 * @store: the database
 * @database: (nullable): what was given to `--database`
 * @course: what was given to `--course`
 * @error: return location for an error
 *
 * Returns: (transfer full): the course, or %NULL
 */
RgmCourseContent *
rgm_cli_planned_load_course (RgmStore *store, const char *database, const char *course,
                             GError **error)
{
  g_autoptr (GError) reason = NULL;
  /* The database has them in small letters, and a UUID is the same in capitals. */
  g_autofree char *id = g_ascii_strdown (course, -1);
  RgmCourseContent *content = rgm_store_load_course (store, id, &reason);

  if (content != NULL)
    return content;

  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    rgm_cli_refuse (error, "--course", _("there is no course %s in %s; give the UUID of one that "
                                         "is there: “regimenctl export --format json” writes each "
                                         "course with its UUID"),
                    course, rgm_store_get_path (store));
  else
    rgm_cli_refuse (error, rgm_cli_database_find_option (database), "%s", reason->message);
  return NULL;
}

static gboolean
refuse (const char *option, const GError *problem, RgmDay today, GError **error)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY))
    return rgm_cli_refuse (error, "--today", _("a session of the course is done after %s; give a "
                                               "later date"), rgm_day_format (today, buffer));
  return rgm_cli_refuse (error, option, "%s", problem->message);
}

/**
 * rgm_cli_planned_make_plan:
 * @course: a course
 * @areas: the areas there are
 * @today: the day to plan from
 * @error: return location for an error
 *
 * Returns: (transfer full): its plan, or %NULL
 */
RgmPlan *
rgm_cli_planned_make_plan (const RgmCourseContent *course, const RgmAreas *areas, RgmDay today,
                           GError **error)
{
  g_autoptr (GError) reason = NULL;
  RgmPlan *plan = rgm_course_content_get_plan (course, areas, today, &reason);

  if (plan == NULL)
    refuse ("--course", reason, today, error);
  return plan;
}

/**
 * rgm_cli_planned_load_skin:
 * @store: the database
 * @database: (nullable): what was given to `--database`
 * @plan: the plan of a course
 * @course: the course
 * @skin: (out) (transfer full) (nullable): what its skin heals from, or %NULL where nothing has
 *   been done on it
 * @error: return location for an error
 *
 * Loads what another course of the patient has to tell of the skin of a course. One that has just
 * been deleted has nothing to tell any more.
 *
 * Returns: whether all could be read
 */
gboolean
rgm_cli_planned_load_skin (RgmStore *store, const char *database, const RgmPlan *plan,
                           const RgmCourseContent *course, RgmSkin **skin, GError **error)
{
  const char *id = rgm_skin_find_other (plan, course);
  g_autoptr (RgmCourseContent) other = NULL;
  g_autoptr (GError) reason = NULL;

  if (id != NULL)
    other = rgm_store_load_course (store, id, &reason);
  if (reason != NULL && !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    return rgm_cli_refuse (error, rgm_cli_database_find_option (database), "%s", reason->message);

  *skin = rgm_skin_new (plan, course, other != NULL ? other->record : NULL, NULL);
  return TRUE;
}

static gboolean
load_patient (const RgmCliExport *job, RgmCliPlanned *self, GError **error)
{
  const RgmPatientContent *patient;

  self->archive = rgm_cli_export_load (job, error);
  if (self->archive == NULL)
    return FALSE;
  patient = self->archive->patients->pdata[0];
  self->courses = g_ptr_array_ref (patient->courses);
  if (self->courses->len > 0)
    return TRUE;

  return rgm_cli_refuse (error, "--patient", _("the patient has no course; give one who has"));
}

static gboolean
load_course (const RgmCliExport *job, RgmCliPlanned *self, GError **error)
{
  RgmCourseContent *course = rgm_cli_planned_load_course (job->store, job->database, job->course,
                                                          error);

  if (course == NULL)
    return FALSE;
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_course_content_free);
  g_ptr_array_add (self->courses, course);

  return TRUE;
}

/**
 * rgm_cli_planned_load:
 * @job: what was asked for
 * @self: (out caller-allocates): what is to be planned
 * @error: return location for an error
 *
 * Loads the course of `--course`, or the courses of the patient of `--patient`.
 *
 * Returns: whether one of them was given and is there
 */
gboolean
rgm_cli_planned_load (const RgmCliExport *job, RgmCliPlanned *self, GError **error)
{
  if (job->course == NULL && job->patient == NULL)
    return rgm_cli_refuse_usage (error, _("No course was given; give --course UUID, or --patient "
                                          "UUID for all of a patient"));
  self->areas = rgm_cli_database_load_areas (job->cli, job->database, job->store, error);
  if (self->areas == NULL)
    return FALSE;

  return job->course != NULL ? load_course (job, self, error) : load_patient (job, self, error);
}

/**
 * rgm_cli_planned_get_plan:
 * @job: what was asked for
 * @self: what is to be planned
 * @course: index of a course
 * @error: return location for an error
 *
 * Returns: (transfer full): the plan of the course, or %NULL
 */
RgmPlan *
rgm_cli_planned_get_plan (const RgmCliExport *job, const RgmCliPlanned *self, guint course,
                          GError **error)
{
  return rgm_cli_planned_make_plan (self->courses->pdata[course], self->areas, job->today, error);
}

/**
 * rgm_cli_planned_try_plan:
 * @job: what was asked for
 * @self: what is to be planned
 * @course: index of a course
 * @plan: (out) (transfer full) (nullable): its plan
 * @error: return location for an error
 *
 * Makes a plan. A course that cannot be planned is noted and does not keep the others out, unless
 * it is the day of `--today` that is wrong.
 *
 * Returns: whether to go on
 */
gboolean
rgm_cli_planned_try_plan (const RgmCliExport *job, const RgmCliPlanned *self, guint course,
                          RgmPlan **plan, GError **error)
{
  const RgmCourseContent *content = self->courses->pdata[course];
  g_autoptr (GError) reason = NULL;

  *plan = rgm_course_content_get_plan (content, self->areas, job->today, &reason);
  if (*plan != NULL)
    return TRUE;
  if (job->today_given
      && g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY))
    return refuse ("--today", reason, job->today, error);
  rgm_unplanned_list_add (job->unplanned, content, reason);
  return TRUE;
}

/**
 * rgm_cli_planned_check_any:
 * @job: what was asked for
 * @self: what was to be planned
 * @error: return location for an error
 *
 * Returns: whether at least one of the courses has a plan
 */
gboolean
rgm_cli_planned_check_any (const RgmCliExport *job, const RgmCliPlanned *self, GError **error)
{
  const RgmUnplanned *first;

  if (job->unplanned->len < self->courses->len)
    return TRUE;
  first = job->unplanned->pdata[0];
  return refuse (job->course != NULL ? "--course" : "--patient", first->problem, job->today,
                 error);
}

/**
 * rgm_cli_planned_clear:
 * @self: what is to be planned
 *
 * Frees what it holds.
 */
void
rgm_cli_planned_clear (RgmCliPlanned *self)
{
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_clear_pointer (&self->archive, rgm_archive_free);
}
