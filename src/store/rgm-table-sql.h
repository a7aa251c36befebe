#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

RgmStatement *rgm_table_prepare_put (const RgmTable *table, RgmDatabase *database,
                                     gconstpointer record, GError **error);
RgmStatement *rgm_table_prepare_select (const RgmTable *table, RgmDatabase *database,
                                        const char *column, const char *value, GError **error);
RgmStatement *rgm_table_prepare_delete (const RgmTable *table, RgmDatabase *database,
                                        const char *key, GError **error);
gpointer rgm_table_read_row (const RgmTable *table, RgmStatement *statement);

G_END_DECLS
