#pragma once

#include "rgm-protocol-group.h"

G_BEGIN_DECLS

RgmProtocol *rgm_protocol_builder_build (const char *file, GKeyFile *key_file, GError **error);

G_END_DECLS
