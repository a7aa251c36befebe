#pragma once

#include "rgm-csv-serial.h"

G_BEGIN_DECLS

char *rgm_csv_serial_text_cell (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                                const RgmCsvSerials *serials, RgmDay today, guint row,
                                guint column);
char *rgm_csv_serial_text (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                           const RgmCsvSerials *serials, RgmDay today);

G_END_DECLS
