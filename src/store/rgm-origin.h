#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_origin_is_valid (const char *text);
gboolean rgm_origin_load (RgmDatabase *database, char **origin, GError **error);
gboolean rgm_origin_ensure (RgmDatabase *database, gint64 now, GError **error);

G_END_DECLS
