#pragma once

#include <gio/gio.h>

#include "rgm-database.h"

G_BEGIN_DECLS

/* Where the steps of the ladder are in the resources. */
#define RGM_SCHEMA_FOLDER "/io/github/regimen/Regimen/store"

/* The steps of the ladder that this version knows: what `user_version` is when all are done. */
#define RGM_SCHEMA_VERSION 2

gboolean rgm_schema_climb (RgmDatabase *database, int to, GError **error);
gboolean rgm_schema_climb_resource (RgmDatabase *database, GResource *resource,
                                    const char *folder, int to, GError **error);
gboolean rgm_schema_get_version (RgmDatabase *database, int *version, GError **error);

G_END_DECLS
