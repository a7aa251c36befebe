#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_attempt_table;

G_END_DECLS
