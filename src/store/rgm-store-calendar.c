#include "config.h"

#include "rgm-store-calendar.h"

#include "rgm-calendar-table.h"
#include "rgm-store-private.h"

/* What an import of a calendar brings, into which store. */
typedef struct {
  const RgmStore *store;
  const RgmStoreCalendar *calendar;
} Import;

/* What is known of the calendars is no record and no change, but goes with the one that is kept
 * just before, if there is one. */
static gboolean
save_memory (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Import *import = data;

  return rgm_calendar_table_save (database, import->calendar->course_id, import->calendar->memory,
                                  import->store->last_change, now, error);
}

/* Where nothing else comes in, and a file that cannot be written is left alone if it may be. */
static gboolean
save_memory_alone (RgmStore *self, const RgmStoreCalendar *calendar, GError **error)
{
  Import import = { self, calendar };
  g_autofree char *before = rgm_store_load_calendar_memory (self, calendar->course_id, error);

  return before && (g_str_equal (before, calendar->memory)
                    || rgm_store_write (self, save_memory, &import, error));
}

/**
 * rgm_store_import_calendar:
 * @self: a store without an open batch
 * @calendar: what is to come in
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Saves sessions and what the next import of a calendar is to know, all of it or nothing, as one
 * change that can be undone: what is known is then again what it was before. Where there are no
 * sessions, what is known is all, and no change.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_CHANGED` where a session is not as it was
 */
gboolean
rgm_store_import_calendar (RgmStore *self, const RgmStoreCalendar *calendar,
                           const RgmStoreTransfer *transfer, GError **error)
{
  Import import = { self, calendar };

  if (calendar->after->len == 0)
    return save_memory_alone (self, calendar, error);
  if (!rgm_store_begin (self, RGM_CHANGE_IMPORT, error))
    return FALSE;
  if (rgm_store_save_sessions (self, calendar->before, calendar->after, transfer, error))
    return rgm_store_commit_with (self, save_memory, &import, error);
  rgm_store_rollback (self);
  return FALSE;
}

/**
 * rgm_store_load_calendar_memory:
 * @self: a store
 * @course_id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what rgm_store_import_calendar() kept, "" if nothing; %NULL
 *   on error
 */
char *
rgm_store_load_calendar_memory (RgmStore *self, const char *course_id, GError **error)
{
  return rgm_calendar_table_load (self->database, course_id, error);
}
