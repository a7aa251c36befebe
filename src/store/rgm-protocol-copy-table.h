#pragma once

#include "rgm-course-record.h"
#include "rgm-database.h"

G_BEGIN_DECLS

char *rgm_protocol_copy_table_make_id (const char *protocol_id, gint32 revision,
                                       const char *content);
gboolean rgm_protocol_copy_table_put (RgmDatabase *database, const RgmCourseRecord *course,
                                      GError **error);
gboolean rgm_protocol_copy_table_load (RgmDatabase *database, RgmCourseRecord *course,
                                       GError **error);
gboolean rgm_protocol_copy_table_drop_unused (RgmDatabase *database,
                                              const RgmCourseRecord *course, GError **error);

G_END_DECLS
