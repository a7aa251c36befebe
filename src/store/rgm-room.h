#pragma once

#include "rgm-import-report.h"
#include "rgm-table.h"

G_BEGIN_DECLS

gboolean rgm_room_check (RgmDatabase *database, RgmRecordKind kind, const RgmTable *table,
                         const char *owner, guint n_more, GError **error);

G_END_DECLS
