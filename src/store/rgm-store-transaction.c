#include "config.h"

#include "rgm-store-private.h"

static gboolean
refuse_writing (RgmStore *self, GError **error)
{
  const GError *reason = self->batch_error ? self->batch_error : self->read_only;

  if (reason)
    g_propagate_error (error, g_error_copy (reason));
  return reason != NULL;
}

/* Alone: the work is the transaction. */
static gboolean
write_alone (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  gint64 now = self->clock (self->clock_data);

  if (!rgm_database_begin (self->database, error))
    return FALSE;
  if (work (self->database, now, data, error))
    return rgm_database_commit (self->database, error);
  rgm_database_roll_back (self->database);
  return FALSE;
}

/* Takes the part back that failed, so that the rest of the batch is as if it had not been tried.
 * After some errors SQLite has taken the whole batch back. */
static void
leave_part (RgmStore *self, const GError *reason)
{
  if (rgm_database_in_transaction (self->database)
      && rgm_database_run (self->database, "ROLLBACK TO part; RELEASE part", NULL))
    return;
  rgm_database_roll_back (self->database);
  g_clear_error (&self->batch_error);
  self->batch_error = g_error_copy (reason);
}

static gboolean
write_part (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 now = self->clock (self->clock_data);

  if (rgm_database_run (self->database, "SAVEPOINT part", &local_error)
      && work (self->database, now, data, &local_error)
      && rgm_database_run (self->database, "RELEASE part", &local_error))
    return TRUE;
  leave_part (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * rgm_store_write:
 * @self: a store
 * @work: what to do
 * @data: for @work
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does @work in a transaction of its own or as a part of the batch that is open.
 *
 * Returns: whether it is done and, outside of a batch, lasting
 */
gboolean
rgm_store_write (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  if (refuse_writing (self, error))
    return FALSE;
  return self->batch ? write_part (self, work, data, error)
                     : write_alone (self, work, data, error);
}

/**
 * rgm_store_begin:
 * @self: a store without an open batch
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Begins a batch: what is saved and deleted from now on becomes lasting all at once, by
 * rgm_store_commit(), or not at all.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_store_begin (RgmStore *self, GError **error)
{
  g_return_val_if_fail (!self->batch, FALSE);

  if (refuse_writing (self, error) || !rgm_database_begin (self->database, error))
    return FALSE;
  self->batch = TRUE;
  return TRUE;
}

/**
 * rgm_store_commit:
 * @self: a store with an open batch
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends the batch and makes it lasting.
 *
 * Returns: whether it is lasting; if not, nothing of it was done, but for
 *   `RGM_STORE_ERROR_OUTCOME_UNKNOWN`
 */
gboolean
rgm_store_commit (RgmStore *self, GError **error)
{
  g_return_val_if_fail (self->batch, FALSE);

  self->batch = FALSE;
  if (self->batch_error)
    {
      g_propagate_error (error, g_steal_pointer (&self->batch_error));
      return FALSE;
    }
  return rgm_database_commit (self->database, error);
}

/**
 * rgm_store_rollback:
 * @self: a store
 *
 * Ends the batch, if one is open, and does nothing of it.
 */
void
rgm_store_rollback (RgmStore *self)
{
  if (!self->batch)
    return;
  self->batch = FALSE;
  g_clear_error (&self->batch_error);
  rgm_database_roll_back (self->database);
}

/**
 * rgm_store_begin_reading:
 * @self: a store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes all that is read until rgm_store_end_reading() one moment's.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_store_begin_reading (RgmStore *self, GError **error)
{
  return self->batch || rgm_database_begin_reading (self->database, error);
}

/**
 * rgm_store_end_reading:
 * @self: a store after rgm_store_begin_reading()
 *
 * Ends it.
 */
void
rgm_store_end_reading (RgmStore *self)
{
  if (!self->batch)
    rgm_database_roll_back (self->database);
}
