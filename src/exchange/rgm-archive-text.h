#pragma once

#include "rgm-archive.h"

G_BEGIN_DECLS

char *rgm_archive_text_write (const RgmArchive *archive, const RgmAreas *areas);
const char *rgm_archive_text_label (const char *field);
char *rgm_archive_text_difference (const RgmRecordClass *klass, gconstpointer before,
                                   gconstpointer now, const RgmAreas *areas);

G_END_DECLS
