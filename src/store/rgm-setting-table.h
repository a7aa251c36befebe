#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_setting_table_load (RgmDatabase *database, const char *key, char **value,
                                 GError **error);
gboolean rgm_setting_table_save (RgmDatabase *database, const char *key, const char *value,
                                 gint64 now, GError **error);

G_END_DECLS
