#pragma once

#include "rgm-cli-export.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

/**
 * RgmCliPlanned:
 * @courses: (element-type RgmCourseContent): the courses that were asked for, one at least
 * @areas: the areas there are
 * @archive: (nullable): what the courses belong to
 *
 * Courses of the database that are to be planned.
 */
typedef struct {
  GPtrArray *courses;
  RgmAreas *areas;
  RgmArchive *archive;
} RgmCliPlanned;

RgmCourseContent *rgm_cli_planned_load_course (RgmStore *store, const char *database,
                                               const char *course, GError **error);
RgmPlan *rgm_cli_planned_make_plan (const RgmCourseContent *course, const RgmAreas *areas,
                                    RgmDay today, GError **error);
gboolean rgm_cli_planned_load_skin (RgmStore *store, const char *database, const RgmPlan *plan,
                                    const RgmCourseContent *course, RgmSkin **skin,
                                    GError **error);
gboolean rgm_cli_planned_load (const RgmCliExport *job, RgmCliPlanned *self, GError **error);
RgmPlan *rgm_cli_planned_get_plan (const RgmCliExport *job, const RgmCliPlanned *self,
                                   guint course, GError **error);
gboolean rgm_cli_planned_try_plan (const RgmCliExport *job, const RgmCliPlanned *self,
                                   guint course, RgmPlan **plan, GError **error);
gboolean rgm_cli_planned_check_any (const RgmCliExport *job, const RgmCliPlanned *self,
                                    GError **error);
void rgm_cli_planned_clear (RgmCliPlanned *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCliPlanned, rgm_cli_planned_clear)

G_END_DECLS
