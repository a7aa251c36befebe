#pragma once

#include "rgm-erasures.h"
#include "rgm-store.h"

G_BEGIN_DECLS

gboolean rgm_erase_rows_find (RgmStore *store, const char *id, gboolean *known, GError **error);
gboolean rgm_erase_rows (RgmStore *store, const char *id, GError **error);
gboolean rgm_erase_rows_conceal (RgmStore *store, GPtrArray *names, GError **error);
gboolean rgm_erase_rows_again (RgmStore *store, RgmDatabase *database, GError **error);

gboolean rgm_erase_rows_leave_out (RgmDatabase *database, RgmErasedIds *ids, gint64 now,
                                   guint *n_people, GError **error);
gboolean rgm_erase_rows_from_scratch (const char *path, RgmErasedIds *ids, gint64 now,
                                      guint *n_people, GError **error);

G_END_DECLS
