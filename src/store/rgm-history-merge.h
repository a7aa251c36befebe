#pragma once

#include "rgm-database.h"
#include "rgm-erased-ids.h"
#include "rgm-import-report.h"

G_BEGIN_DECLS

/**
 * RgmHistoryMerge:
 *
 * Entries of a history that are to be added to another, where they may be already.
 */
typedef struct _RgmHistoryMerge RgmHistoryMerge;

RgmHistoryMerge *rgm_history_merge_new (GPtrArray *entries);
void rgm_history_merge_free (RgmHistoryMerge *self);
gboolean rgm_history_merge_tells_of (const RgmHistoryMerge *self, RgmRecordKind kind,
                                     const char *key);
gboolean rgm_history_merge_run (RgmHistoryMerge *self, RgmDatabase *database,
                                const RgmErasedIds *erased, gboolean writes, guint *added,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmHistoryMerge, rgm_history_merge_free)

G_END_DECLS
