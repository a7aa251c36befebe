#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_area_table;

gboolean rgm_area_table_get_used (RgmDatabase *database, const char *id, gboolean *used,
                                  GError **error);

G_END_DECLS
