#pragma once

#include "rgm-csv-table.h"

G_BEGIN_DECLS

GPtrArray *rgm_csv_letters_list (const RgmCsvTable *table);

G_END_DECLS
