#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_named_uuid_end (GChecksum *checksum);

G_END_DECLS
