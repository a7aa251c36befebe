#pragma once

#include "rgm-catalogue.h"

G_BEGIN_DECLS

gboolean rgm_cli_find_protocol (const RgmCatalogue *catalogue, const char *option, const char *id,
                                RgmProtocol **protocol, GError **error);
gboolean rgm_cli_read_protocol (const RgmCatalogue *catalogue, const char *option,
                                const char *path, RgmProtocol **protocol, GError **error);
char *rgm_cli_list_concerns (const RgmCatalogue *catalogue);

G_END_DECLS
