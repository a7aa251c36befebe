#pragma once

#include "rgm-area.h"

G_BEGIN_DECLS

GPtrArray *rgm_csv_area_list_read (const RgmAreas *areas, const char *cell, char **unknown);

G_END_DECLS
