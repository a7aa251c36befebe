#pragma once

#include "rgm-archive-error.h"

G_BEGIN_DECLS

RgmArchive *rgm_archive_json_read (const char *text, gsize length, GError **error);

G_END_DECLS
