#pragma once

#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmTransferWatch:
 * @transfer: how the call is watched
 * @done: how many steps are done
 * @total: how many there are
 *
 * How far a long call has come.
 */
typedef struct {
  RgmStoreTransfer transfer;
  guint done;
  guint total;
} RgmTransferWatch;

RgmTransferWatch rgm_transfer_watch_init (const RgmStoreTransfer *transfer);
gboolean rgm_transfer_watch_step (RgmTransferWatch *self, GError **error);

G_END_DECLS
