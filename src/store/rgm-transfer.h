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

/* What the parts of a long call are measured in. */
#define RGM_TRANSFER_WHOLE 1000

/**
 * RgmTransferPart:
 * @whole: how the call is watched
 * @from: how much of it is done when the part begins, in parts of `RGM_TRANSFER_WHOLE`
 * @to: how much is done when it ends
 *
 * A part of a long call: how far it has come is told as how far the whole has.
 */
typedef struct {
  RgmStoreTransfer whole;
  guint from;
  guint to;
} RgmTransferPart;

RgmStoreTransfer rgm_transfer_part_begin (RgmTransferPart *self, const RgmStoreTransfer *whole,
                                          guint to);
gboolean rgm_transfer_part_end (RgmTransferPart *self, GError **error);
void rgm_transfer_part_tell (guint done, guint total, gpointer part);
void rgm_transfer_part_tell_copied (double done, gpointer part);

RgmTransferWatch rgm_transfer_watch_init (const RgmStoreTransfer *transfer);
gboolean rgm_transfer_watch_step (RgmTransferWatch *self, GError **error);

G_END_DECLS
