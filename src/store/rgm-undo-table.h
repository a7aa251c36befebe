#pragma once

#include "rgm-change.h"
#include "rgm-database.h"

G_BEGIN_DECLS

/* How many bytes of changesets are kept: years of a practice. The oldest are dropped first. */
#define RGM_UNDO_TABLE_MAX_SIZE (64 * 1024 * 1024)

gboolean rgm_undo_table_add (RgmDatabase *database, RgmChange *change, gconstpointer bytes,
                             gsize size, GError **error);
gboolean rgm_undo_table_find (RgmDatabase *database, gboolean undone, RgmChange **change,
                              GBytes **changes, GError **error);
gboolean rgm_undo_table_mark (RgmDatabase *database, gint64 id, gboolean undone, GError **error);
gboolean rgm_undo_table_clear (RgmDatabase *database, GError **error);

G_END_DECLS
