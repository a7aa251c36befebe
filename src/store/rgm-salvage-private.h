#pragma once

#include "rgm-salvage-shape.h"

G_BEGIN_DECLS

/**
 * RgmSalvage:
 * @database: the new database, in a transaction, where references are not looked at yet
 * @options: what helps
 * @now: the time in microseconds since 1970 UTC
 * @report: what it has come to so far
 *
 * Salvaging on its way.
 */
typedef struct {
  RgmDatabase *database;
  const RgmSalvageOptions *options;
  gint64 now;
  RgmSalvageReport *report;
} RgmSalvage;

gboolean rgm_salvage_read (RgmSalvage *self, const char *damaged,
                           const RgmStoreTransfer *transfer, GError **error);
gboolean rgm_salvage_complete (RgmSalvage *self, GError **error);
gboolean rgm_salvage_complete_areas (RgmSalvage *self, GError **error);
gboolean rgm_salvage_change (RgmSalvage *self, const char *sql, const char *text, guint *n_changed,
                             GError **error);
GPtrArray *rgm_salvage_list (RgmSalvage *self, const char *sql, GError **error);

G_END_DECLS
