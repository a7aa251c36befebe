#pragma once

#include "rgm-csv-cells.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

gboolean rgm_csv_session_read (const RgmCsvCells *cells, const char *const *course_areas,
                               RgmSessionRecord *session, char **reason);

G_END_DECLS
