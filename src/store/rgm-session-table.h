#pragma once

#include "rgm-course-record.h"
#include "rgm-session-record.h"
#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_session_table;

gboolean rgm_session_table_find_latest (RgmDatabase *database, const char *course_id,
                                        RgmSessionRecord **session, GError **error);
GPtrArray *rgm_session_table_list_others (RgmDatabase *database, const RgmCourseRecord *course,
                                          GError **error);

G_END_DECLS
