#pragma once

#include "rgm-course-content.h"
#include "rgm-table.h"

G_BEGIN_DECLS

gboolean rgm_seen_check_record (const RgmTable *table, RgmDatabase *database, gconstpointer before,
                                gconstpointer after, GError **error);
gboolean rgm_seen_check_course (RgmDatabase *database, const RgmCourseContent *seen,
                                const GPtrArray *after, GError **error);

G_END_DECLS
