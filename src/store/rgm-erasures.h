#pragma once

#include "rgm-database.h"
#include "rgm-erased-ids.h"

G_BEGIN_DECLS

/* The setting that holds who was erased, as the text of RgmErasedIds. */
#define RGM_ERASURES_SETTING "erased"

RgmErasedIds *rgm_erasures_load (RgmDatabase *database, const char *schema, GError **error);
gboolean rgm_erasures_note (RgmDatabase *database, const char *id, gint64 now, GError **error);
gboolean rgm_erasures_find (RgmDatabase *database, const char *id, gboolean *found,
                            GError **error);
gboolean rgm_erasures_refuse (RgmDatabase *database, const char *id, GError **error);
GPtrArray *rgm_erasures_list (RgmErasedIds *ids, RgmDatabase *records, const char *schema,
                              GError **error);
gboolean rgm_erasures_pick_new (RgmDatabase *database, RgmErasedIds *ids, GError **error);
gboolean rgm_erasures_adopt (RgmDatabase *database, RgmErasedIds *ids, gint64 now,
                             GError **error);
gboolean rgm_erasures_get_mark (RgmDatabase *database, char **mark, GError **error);
gboolean rgm_erasures_hold (RgmDatabase *database, const char *mark, gboolean *same,
                            GError **error);
void rgm_erasures_release (RgmDatabase *database);

G_END_DECLS
