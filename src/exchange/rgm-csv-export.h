#pragma once

#include "rgm-archive.h"

G_BEGIN_DECLS

char *rgm_csv_export_sessions (const RgmArchive *archive);
char *rgm_csv_export_patients (const RgmArchive *archive);

G_END_DECLS
