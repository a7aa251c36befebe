#pragma once

#include "rgm-area.h"
#include "rgm-course-content.h"
#include "rgm-sheet.h"

G_BEGIN_DECLS

const char *rgm_sheet_record_name (void);
void rgm_sheet_record_append (RgmSheet *sheet, RgmPlan *plan, const RgmCourseContent *course,
                              const RgmAreas *areas);

G_END_DECLS
