#include "config.h"

#include "rgm-cli-request.h"

#include "rgm-cli-database.h"
#include "rgm-cli-error.h"

#include <glib/gi18n-lib.h>

static RgmCourseContent *
load_course (const RgmCliRequest *self, RgmStore *store, GError **error)
{
  g_autoptr (GError) reason = NULL;
  /* The database has them in small letters, and a UUID is the same in capitals. */
  g_autofree char *id = g_ascii_strdown (self->course, -1);
  RgmCourseContent *course = rgm_store_load_course (store, id, &reason);

  if (course != NULL)
    return course;

  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    rgm_cli_refuse (error, "--course", _("there is no course %s in %s; give the UUID of one that "
                                         "is there"), self->course, rgm_store_get_path (store));
  else
    rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s", reason->message);
  return NULL;
}

static RgmPlan *
make_plan (const RgmCourseContent *course, const RgmAreas *areas, RgmDay today, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RgmPlan *plan = rgm_course_content_get_plan (course, areas, today, &reason);
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (plan != NULL)
    return plan;

  if (g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY))
    rgm_cli_refuse (error, "--today", _("a session of the course is done after %s; give a later "
                                        "date"), rgm_day_format (today, buffer));
  else
    rgm_cli_refuse (error, "--course", "%s", reason->message);
  return NULL;
}

/**
 * rgm_cli_request_plan_stored:
 * @self: a request that names a course
 * @cli: what commands are given
 * @today: the day to plan from
 * @error: return location for an error
 *
 * Returns: (transfer full): the plan of the course as the database has it, or %NULL
 */
RgmPlan *
rgm_cli_request_plan_stored (const RgmCliRequest *self, const RgmCli *cli, RgmDay today,
                             GError **error)
{
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (RgmAreas) areas = NULL;
  g_autoptr (RgmCourseContent) course = NULL;

  if (!g_uuid_string_is_valid (self->course))
    {
      rgm_cli_refuse (error, "--course", _("“%s” is not a UUID; give the one that the course has "
                                           "in the database"), self->course);
      return NULL;
    }

  store = rgm_cli_database_open (cli, self->database, RGM_STORE_READ_ONLY, error);
  areas = store != NULL ? rgm_cli_database_load_areas (cli, self->database, store, error) : NULL;
  course = areas != NULL ? load_course (self, store, error) : NULL;

  return course != NULL ? make_plan (course, areas, today, error) : NULL;
}
