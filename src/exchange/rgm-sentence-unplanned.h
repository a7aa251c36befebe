#pragma once

#include "rgm-unplanned.h"

G_BEGIN_DECLS

char *rgm_sentence_concern (const RgmCourseRecord *course);
char *rgm_sentence_unplanned (const RgmUnplanned *unplanned);
char *rgm_sentence_unplanned_few (const GPtrArray *unplanned);
char *rgm_sentence_unplanned_reason (const GError *problem);

G_END_DECLS
