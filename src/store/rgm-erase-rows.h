#pragma once

#include "rgm-database.h"
#include "rgm-store.h"

G_BEGIN_DECLS

gboolean rgm_erase_rows_find (RgmStore *store, const char *id, gboolean *known, GError **error);
gboolean rgm_erase_rows (RgmStore *store, const char *id, GError **error);
gboolean rgm_erase_rows_again (RgmStore *store, RgmDatabase *database, GError **error);

G_END_DECLS
