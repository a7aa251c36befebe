#pragma once

#include "rgm-area.h"
#include "rgm-catalogue.h"
#include "rgm-course-content.h"
#include "rgm-sheet.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

const char *rgm_sheet_plan_name (void);
char *rgm_sheet_plan_title (const RgmPlan *plan, const RgmCourseContent *course,
                            const RgmAreas *areas);
void rgm_sheet_plan_append (RgmSheet *sheet, RgmPlan *plan, const RgmCourseContent *course,
                            const RgmSkin *skin, const RgmAreas *areas,
                            const RgmCatalogue *catalogue);

G_END_DECLS
