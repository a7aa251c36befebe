#pragma once

#include "rgm-table-import.h"

G_BEGIN_DECLS

char *rgm_table_sum_describe (const RgmTableImport *import);

G_END_DECLS
