#include "config.h"

#include "rgm-cli-request.h"

#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-planned.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_cli_request_plan_stored:
 * @self: a request that names a course
 * @cli: what commands are given
 * @today: the day to plan from
 * @content: (out) (transfer full): the course
 * @skin: (out) (transfer full) (nullable): what its skin heals from
 * @error: return location for an error
 *
 * Returns: (transfer full): the plan of the course as the database has it, or %NULL
 */
RgmPlan *
rgm_cli_request_plan_stored (const RgmCliRequest *self, const RgmCli *cli, RgmDay today,
                             RgmCourseContent **content, RgmSkin **skin, GError **error)
{
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (RgmAreas) areas = NULL;
  g_autoptr (RgmCourseContent) course = NULL;
  g_autoptr (RgmPlan) plan = NULL;

  if (!g_uuid_string_is_valid (self->course))
    {
      rgm_cli_refuse (error, "--course", _("“%s” is not a UUID; give the one that the course has "
                                           "in the database"), self->course);
      return NULL;
    }

  store = rgm_cli_database_open (cli, self->database, RGM_STORE_READ_ONLY, error);
  areas = store != NULL ? rgm_cli_database_load_areas (cli, self->database, store, error) : NULL;
  course = areas != NULL
    ? rgm_cli_planned_load_course (store, self->database, self->course,
                                   error) : NULL;

  plan = course != NULL ? rgm_cli_planned_make_plan (course, areas, today, error) : NULL;
  if (plan == NULL
      || !rgm_cli_planned_load_skin (store, self->database, plan, course, skin, error))
    return NULL;

  *content = g_steal_pointer (&course);
  return g_steal_pointer (&plan);
}
