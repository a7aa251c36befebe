#pragma once

#include <gio/gio.h>

#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_migration_run (RgmDatabase *database, gint64 now, GError **error);
gboolean rgm_migration_run_resource (RgmDatabase *database, gint64 now, GResource *resource,
                                     const char *folder, int to, GError **error);

G_END_DECLS
