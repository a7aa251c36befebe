#pragma once

#include "rgm-csv-cells.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

gboolean rgm_csv_zones_read (const RgmCsvCells *cells, const char *const *course_areas,
                             RgmSessionRecord *session, char **reason);
gboolean rgm_csv_zones_notes_depth (const RgmCsvCells *cells, const RgmSessionRecord *session);
gboolean rgm_csv_zones_notes_passes (const RgmCsvCells *cells, const RgmSessionRecord *session);
char *rgm_csv_zones_tell_range (const RgmCsvCells *cells);
gboolean rgm_csv_products_read (const RgmCsvCells *cells, RgmSessionRecord *session,
                                char **reason);

G_END_DECLS
