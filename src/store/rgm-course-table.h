#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_course_table;

char *rgm_course_table_get_patient (RgmDatabase *database, const char *id, GError **error);

G_END_DECLS
