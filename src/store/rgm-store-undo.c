#include "config.h"

#include "rgm-calendar-table.h"
#include "rgm-changeset.h"
#include "rgm-store-private.h"
#include "rgm-undo-table.h"

/* Which change to undo, or to do again. */
typedef struct {
  gboolean undone;
  gint64 expected;
  RgmChange *change;
} Turning;

static gboolean
turn (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Turning *turning = data;
  g_autoptr(GBytes) changes = NULL;

  if (!rgm_undo_table_find (database, turning->undone, &turning->change, &changes, error))
    return FALSE;
  if (!turning->change
      || (turning->expected != 0 && turning->change->id != turning->expected))
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_NOTHING_TO_UNDO,
                           rgm_database_get_path (database), NULL);
      return FALSE;
    }
  return rgm_changeset_apply (database, changes, !turning->undone, now, error)
         && rgm_undo_table_mark (database, turning->change->id, !turning->undone, error)
         && rgm_calendar_table_turn (database, turning->change->id, now, error);
}

static gboolean
turn_and_report (RgmStore *self, gboolean undone, gint64 expected, RgmChange **change,
                 GError **error)
{
  Turning turning = { undone, expected, NULL };
  gboolean done = rgm_store_write_unrecorded (self, turn, &turning, error);

  if (done && change)
    *change = g_steal_pointer (&turning.change);
  rgm_change_free (turning.change);
  return done;
}

/**
 * rgm_store_undo:
 * @self: a store without an open batch
 * @expected: the number of the change that is to be undone, or 0 for the last, whichever it is
 * @change: (out) (optional) (transfer full): what was undone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Undoes the last change that was not undone, whoever made it and when. All records are then as
 * they were before it, their stamps included; the history tells of both.
 *
 * Returns: whether it is undone and that is lasting; `RGM_STORE_ERROR_NOTHING_TO_UNDO` where there
 *   is nothing or the last is not @expected, `RGM_STORE_ERROR_CONFLICT` where another program has
 *   changed the records in some other way
 */
gboolean
rgm_store_undo (RgmStore *self, gint64 expected, RgmChange **change, GError **error)
{
  return turn_and_report (self, FALSE, expected, change, error);
}

/**
 * rgm_store_redo:
 * @self: a store without an open batch
 * @expected: the number of the change that is to be done again, or 0 for the next
 * @change: (out) (optional) (transfer full): what was done again
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does the change again that was undone last.
 *
 * Returns: whether it is done and lasting; its errors are those of rgm_store_undo()
 */
gboolean
rgm_store_redo (RgmStore *self, gint64 expected, RgmChange **change, GError **error)
{
  return turn_and_report (self, TRUE, expected, change, error);
}

/**
 * rgm_store_get_changes:
 * @self: a store
 * @undo: (out) (transfer full) (nullable): what rgm_store_undo() would undo
 * @redo: (out) (transfer full) (nullable): what rgm_store_redo() would do again
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_store_get_changes (RgmStore *self, RgmChange **undo, RgmChange **redo, GError **error)
{
  g_autoptr(RgmChange) last = NULL;

  *undo = NULL;
  *redo = NULL;
  /* What can only be read may be older or newer, and can undo nothing. */
  if (self->read_only)
    return TRUE;
  if (!rgm_undo_table_find (self->database, FALSE, &last, NULL, error)
      || !rgm_undo_table_find (self->database, TRUE, redo, NULL, error))
    return FALSE;
  *undo = g_steal_pointer (&last);
  return TRUE;
}

/**
 * rgm_store_get_last_change:
 * @self: a store
 *
 * Returns: the number of the change that the last call made, for rgm_store_undo(); 0 where it
 *   changed nothing that could be undone, failed, or is part of a batch that is open. Numbers are
 *   not used twice.
 */
gint64
rgm_store_get_last_change (const RgmStore *self)
{
  return self->last_change;
}

static gboolean
forget (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  return rgm_undo_table_clear (database, error);
}

/**
 * rgm_store_forget_changes:
 * @self: a store without an open batch
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes what was done until now lasting for good: there is nothing to undo any more.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_store_forget_changes (RgmStore *self, GError **error)
{
  return rgm_store_write_unrecorded (self, forget, NULL, error);
}
