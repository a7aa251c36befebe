#pragma once

#include "rgm-protocol.h"

G_BEGIN_DECLS

RgmProtocol *rgm_protocol_new_empty (void);

G_END_DECLS
