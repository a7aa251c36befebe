#pragma once

#include "rgm-cli.h"
#include "rgm-store.h"

G_BEGIN_DECLS

const char *rgm_cli_database_find_option (const char *database);
RgmStore *rgm_cli_database_open (const RgmCli *cli, const char *database, RgmStoreFlags flags,
                                 GError **error);
gboolean rgm_cli_database_is_missing (const RgmCli *cli, const char *database);
RgmAreas *rgm_cli_database_load_areas (const RgmCli *cli, const char *database, RgmStore *store,
                                       GError **error);

G_END_DECLS
