#pragma once

#include "rgm-archive.h"

G_BEGIN_DECLS

char *rgm_archive_text_write (const RgmArchive *archive, const RgmAreas *areas);
const char *rgm_archive_text_label (const char *field);

G_END_DECLS
