#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

GPtrArray *rgm_structure_find_missing (RgmDatabase *database, GError **error);
gboolean rgm_structure_check (RgmDatabase *database, GError **error);

G_END_DECLS
