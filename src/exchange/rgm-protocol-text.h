#pragma once

#include "rgm-catalogue.h"
#include "rgm-text-style.h"

G_BEGIN_DECLS

char *rgm_protocol_to_text (const RgmProtocol *protocol, RgmOrigin origin,
                            const RgmCatalogue *catalogue, const RgmTextStyle *style);
char *rgm_catalogue_to_text (const RgmCatalogue *catalogue, const RgmTextStyle *style);

G_END_DECLS
