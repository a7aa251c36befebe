#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_erasures_note (RgmDatabase *database, const char *id, gint64 now, GError **error);
gboolean rgm_erasures_find (RgmDatabase *database, const char *id, gboolean *found,
                            GError **error);
GPtrArray *rgm_erasures_list (RgmDatabase *database, RgmDatabase *records, const char *schema,
                              GError **error);
gboolean rgm_erasures_get_mark (RgmDatabase *database, char **mark, GError **error);
gboolean rgm_erasures_hold (RgmDatabase *database, const char *mark, gboolean *same,
                            GError **error);
void rgm_erasures_release (RgmDatabase *database);

G_END_DECLS
