#pragma once

#include "rgm-erased-ids.h"
#include "rgm-salvage-shape.h"

G_BEGIN_DECLS

/**
 * RgmSalvage:
 * @database: the new database, in a transaction, where references are not looked at yet
 * @options: what helps
 * @now: the time in microseconds since 1970 UTC
 * @report: what it has come to so far
 * @erased: who was erased, and is left out
 *
 * Salvaging on its way.
 */
typedef struct {
  RgmDatabase *database;
  const RgmSalvageOptions *options;
  gint64 now;
  RgmSalvageReport *report;
  RgmErasedIds *erased;
  /* rows that were made out of what an index or the history says of them */
  guint filled[RGM_SALVAGE_N_KINDS];
} RgmSalvage;

gboolean rgm_salvage_read (RgmSalvage *self, const char *damaged,
                           const RgmStoreTransfer *transfer, GError **error);
void rgm_salvage_find_erased (RgmSalvage *self, const char *damaged);
gboolean rgm_salvage_leave_out_erased (RgmSalvage *self, GError **error);
gboolean rgm_salvage_complete (RgmSalvage *self, GError **error);
gboolean rgm_salvage_complete_areas (RgmSalvage *self, GError **error);
gboolean rgm_salvage_change (RgmSalvage *self, const char *sql, const char *text, guint *n_changed,
                             GError **error);
GPtrArray *rgm_salvage_list (RgmSalvage *self, const char *sql, GError **error);

G_END_DECLS
