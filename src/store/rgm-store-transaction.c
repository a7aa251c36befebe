#include "config.h"

#include "rgm-origin.h"
#include "rgm-store-private.h"

static gboolean
refuse_writing (RgmStore *self, GError **error)
{
  const GError *reason = self->batch_error ? self->batch_error : self->read_only;

  if (reason)
    g_propagate_error (error, g_error_copy (reason));
  return reason != NULL || (!self->batch && !rgm_store_check_place (self, error));
}

static gboolean
record (RgmStore *self, RgmStoreWork work, gpointer data, gint64 now, GError **error)
{
  g_autoptr(RgmRecorder) recorder = rgm_recorder_new (self->database, NULL, error);

  return recorder && work (self->database, now, data, error)
         && rgm_recorder_finish (recorder, now, &self->last_change, error);
}

/* What may not have become lasting is no change that anybody is to be told of. */
static gboolean
commit (RgmStore *self, GError **error)
{
  gboolean lasting = rgm_database_commit (self->database, error);

  if (!lasting)
    self->last_change = 0;
  return lasting;
}

static gboolean
end (RgmStore *self, gboolean kept, GError **error)
{
  if (kept)
    return commit (self, error);
  self->last_change = 0;
  rgm_database_roll_back (self->database);
  return FALSE;
}

/* Alone: the work is the transaction. */
static gboolean
write_alone (RgmStore *self, gboolean recorded, RgmStoreWork work, gpointer data, GError **error)
{
  gint64 now = self->clock (self->clock_data);

  if (!rgm_database_begin (self->database, error))
    return FALSE;
  return end (self, recorded ? rgm_origin_ensure (self->database, now, error)
                               && record (self, work, data, now, error)
                             : work (self->database, now, data, error), error);
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
 * Does @work in a transaction of its own or as a part of the batch that is open, and records what
 * it changes so that it can be undone.
 *
 * Returns: whether it is done and, outside of a batch, lasting
 */
gboolean
rgm_store_write (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  self->last_change = 0;
  if (refuse_writing (self, error))
    return FALSE;
  return self->batch ? write_part (self, work, data, error)
                     : write_alone (self, TRUE, work, data, error);
}

/**
 * rgm_store_write_unrecorded:
 * @self: a store without an open batch
 * @work: what to do; references between records are its own to check
 * @data: for @work
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does @work in a transaction of its own, as a change that cannot be undone.
 *
 * Returns: whether it is done and lasting
 */
gboolean
rgm_store_write_unrecorded (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  gboolean done;

  g_return_val_if_fail (!self->batch, FALSE);
  self->last_change = 0;
  if (refuse_writing (self, error))
    return FALSE;
  rgm_database_set_references (self->database, FALSE);
  done = write_alone (self, FALSE, work, data, error);
  rgm_database_set_references (self->database, TRUE);
  return done;
}

static gboolean
begin (RgmStore *self, GError **error)
{
  g_return_val_if_fail (!self->batch, FALSE);

  if (refuse_writing (self, error) || !rgm_database_begin (self->database, error))
    return FALSE;
  self->batch = TRUE;
  return TRUE;
}

/**
 * rgm_store_begin:
 * @self: a store without an open batch
 * @name: a code for what the batch does, for the one who may want to undo it: one of
 *   `RGM_CHANGE_…`, or %NULL to name it as its first part is named
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Begins a batch: what is saved and deleted from now on becomes lasting all at once, by
 * rgm_store_commit(), or not at all. It is undone as one.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_store_begin (RgmStore *self, const char *name, GError **error)
{
  if (!begin (self, error))
    return FALSE;
  if (rgm_origin_ensure (self->database, self->clock (self->clock_data), error))
    self->recorder = rgm_recorder_new (self->database, name, error);
  if (!self->recorder)
    rgm_store_rollback (self);
  return self->recorder != NULL;
}

/**
 * rgm_store_begin_first:
 * @self: an empty store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Begins a batch as rgm_store_begin() does, for what a store is to begin with: it cannot be undone.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_store_begin_first (RgmStore *self, GError **error)
{
  return begin (self, error);
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

  return rgm_store_commit_with (self, NULL, NULL, error);
}

/* rgm_store_commit_with: (skip)
 * @self: a store with an open batch
 * @work: (nullable): what is done in the same transaction once the change is kept; it is no part of
 *   the change
 * @data: for @work
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does what rgm_store_commit() does, and @work as its last part.
 *
 * Returns: whether it is lasting, as for rgm_store_commit()
 */
gboolean
rgm_store_commit_with (RgmStore *self, RgmStoreWork work, gpointer data, GError **error)
{
  gint64 now = self->clock (self->clock_data);
  gboolean kept = FALSE;

  self->batch = FALSE;
  self->last_change = 0;
  if (self->batch_error)
    g_propagate_error (error, g_steal_pointer (&self->batch_error));
  else
    kept = !self->recorder
           || rgm_recorder_finish (self->recorder, now, &self->last_change, error);
  g_clear_pointer (&self->recorder, rgm_recorder_free);
  kept = kept && (!work || work (self->database, now, data, error));
  return end (self, kept, error);
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
  g_clear_pointer (&self->recorder, rgm_recorder_free);
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
