#pragma once

#include "rgm-archive.h"

G_BEGIN_DECLS

/* What the member “format” says, and the “version” of this format. */
#define RGM_ARCHIVE_JSON_FORMAT "regimen-archive"
#define RGM_ARCHIVE_JSON_VERSION 1

char *rgm_archive_json_write (const RgmArchive *archive);

G_END_DECLS
