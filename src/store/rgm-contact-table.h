#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_contact_table;

G_END_DECLS
