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
