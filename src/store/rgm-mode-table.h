#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_mode_table_save (RgmDatabase *database, const char *mode, gint64 now,
                              GError **error);

G_END_DECLS
