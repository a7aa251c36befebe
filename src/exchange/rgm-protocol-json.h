#pragma once

#include "rgm-catalogue.h"

G_BEGIN_DECLS

char *rgm_protocol_to_json (const RgmProtocol *protocol, RgmOrigin origin);
char *rgm_catalogue_to_json (const RgmCatalogue *catalogue);

G_END_DECLS
