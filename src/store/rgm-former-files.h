#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

GStrv rgm_former_files_load (RgmDatabase *database, GError **error);
gboolean rgm_former_files_add (RgmDatabase *database, const char *path, gint64 now,
                               GError **error);

G_END_DECLS
