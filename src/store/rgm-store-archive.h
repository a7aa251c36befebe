#pragma once

#include <gio/gio.h>

#include "rgm-archive.h"
#include "rgm-import-report.h"
#include "rgm-store.h"

G_BEGIN_DECLS

/**
 * RgmStoreProgress:
 * @done: how much of it is done
 * @total: how much there is to do; not 0
 * @data: what was given with it
 *
 * Told how far a long call has come, in the thread that makes it, often.
 */
typedef void (*RgmStoreProgress) (guint done, guint total, gpointer data);

/**
 * RgmStoreTransfer:
 * @cancellable: (nullable): to end it before its time, with `G_IO_ERROR_CANCELLED` and nothing done
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 *
 * How a long call is watched.
 */
typedef struct {
  GCancellable *cancellable;
  RgmStoreProgress progress;
  gpointer data;
} RgmStoreTransfer;

RgmArchive *rgm_store_load_archive (RgmStore *self, const char *patient_id,
                                    const RgmStoreTransfer *transfer, GError **error);
gboolean rgm_store_has_mended_texts (RgmStore *self);
gboolean rgm_store_check_protocols (RgmStore *self, const char *patient_id, GError **error);
RgmImportReport *rgm_store_preview_import (RgmStore *self, RgmArchive *archive,
                                           const RgmAreas *builtin, RgmImportMode mode,
                                           const RgmStoreTransfer *transfer, GError **error);
RgmImportReport *rgm_store_import_archive (RgmStore *self, RgmArchive *archive,
                                           const RgmAreas *builtin, RgmImportMode mode,
                                           const RgmStoreTransfer *transfer, GError **error);

G_END_DECLS
