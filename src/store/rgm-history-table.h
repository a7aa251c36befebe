#pragma once

#include "rgm-database.h"
#include "rgm-history-entry.h"

G_BEGIN_DECLS

gboolean rgm_history_table_add (RgmDatabase *database, const RgmHistoryEntry *entry,
                                GError **error);
GPtrArray *rgm_history_table_list (RgmDatabase *database, const char *patient_id, GError **error);

G_END_DECLS
