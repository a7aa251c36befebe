#include "config.h"

#include "rgm-transfer.h"

/**
 * rgm_transfer_watch_init:
 * @transfer: (nullable): how the call is watched
 *
 * Returns: a watch that has seen nothing yet
 */
RgmTransferWatch
rgm_transfer_watch_init (const RgmStoreTransfer *transfer)
{
  RgmTransferWatch self = { { NULL, NULL, NULL }, 0, 0 };

  if (transfer)
    self.transfer = *transfer;
  return self;
}

/**
 * rgm_transfer_watch_step:
 * @self: a watch
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Tells that the next step is done, unless nobody wants it any more.
 *
 * Returns: whether to go on
 */
gboolean
rgm_transfer_watch_step (RgmTransferWatch *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->transfer.cancellable, error))
    return FALSE;
  self->done++;
  if (self->transfer.progress)
    self->transfer.progress (self->done, MAX (self->total, self->done), self->transfer.data);
  return TRUE;
}

/**
 * rgm_transfer_part_begin:
 * @self: a part, all zero where it is the first, else the one before
 * @whole: (nullable): how the whole call is watched
 * @to: how much of it is done when the part ends, of `RGM_TRANSFER_WHOLE`
 *
 * Begins the next part of a long call.
 *
 * Returns: how the part is watched; not longer than @self is the same part
 */
RgmStoreTransfer
rgm_transfer_part_begin (RgmTransferPart *self, const RgmStoreTransfer *whole, guint to)
{
  self->whole = whole ? *whole : (RgmStoreTransfer) { NULL, NULL, NULL };
  self->from = self->to;
  self->to = to;
  return (RgmStoreTransfer) { self->whole.cancellable, rgm_transfer_part_tell, self };
}

/**
 * rgm_transfer_part_end:
 * @self: a part
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Tells that the part is done, unless nobody wants the next any more.
 *
 * Returns: whether to go on
 */
gboolean
rgm_transfer_part_end (RgmTransferPart *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->whole.cancellable, error))
    return FALSE;
  rgm_transfer_part_tell (1, 1, self);
  return TRUE;
}

/**
 * rgm_transfer_part_tell:
 * @done: how much of the part is done
 * @total: how much there is to do; not 0
 * @part: the `RgmTransferPart`
 *
 * Tells how far a part has come: an `RgmStoreProgress`.
 */
void
rgm_transfer_part_tell (guint done, guint total, gpointer part)
{
  const RgmTransferPart *self = part;

  if (self->whole.progress)
    self->whole.progress (self->from
                            + (guint) ((guint64) (self->to - self->from) * done / total),
                          RGM_TRANSFER_WHOLE, self->whole.data);
}

/**
 * rgm_transfer_part_tell_copied:
 * @done: how much of the part is done, from 0 to 1
 * @part: the `RgmTransferPart`
 *
 * Tells how far a part has come that is a backup: an `RgmBackupProgress`.
 */
void
rgm_transfer_part_tell_copied (double done, gpointer part)
{
  rgm_transfer_part_tell ((guint) (done * RGM_TRANSFER_WHOLE), RGM_TRANSFER_WHOLE, part);
}
