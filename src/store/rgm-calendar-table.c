#include "config.h"

#include "rgm-calendar-table.h"

#include "rgm-setting-table.h"
#include "rgm-store.h"

#include <string.h>

/* Which states of events of calendars were brought into each course, a setting for each. It is of
 * the calendars and not of the records, but it follows an import that is undone: else a state that
 * no longer holds would keep older ones out. So what was known before an import stays, by the
 * number of its change and after the UUID of its course, as long as that can be undone. */

#define BEFORE "calendar-before."
#define UUID_LENGTH 36

static char *
make_key (const char *course_id)
{
  return g_strconcat (RGM_STORE_SETTING_CALENDAR, course_id, NULL);
}

static char *
make_key_before (gint64 change)
{
  return g_strdup_printf (BEFORE "%" G_GINT64_FORMAT, change);
}

/**
 * rgm_calendar_table_load:
 * @database: a database
 * @course_id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what is known of its calendars, "" if nothing; %NULL on
 *   error
 */
char *
rgm_calendar_table_load (RgmDatabase *database, const char *course_id, GError **error)
{
  g_autofree char *key = make_key (course_id);
  g_autofree char *text = NULL;

  if (!rgm_setting_table_load (database, key, &text, error))
    return NULL;
  return text ? g_steal_pointer (&text) : g_strdup ("");
}

static gboolean
save_before (RgmDatabase *database, const char *course_id, const char *text, gint64 change,
             gint64 now, GError **error)
{
  g_autofree char *key = make_key_before (change);
  g_autofree char *value = g_strconcat (course_id, text, NULL);

  return rgm_setting_table_save (database, key, value, now, error);
}

static gboolean
put (RgmDatabase *database, const char *course_id, const char *text, const char *before,
     gint64 change, gint64 now, GError **error)
{
  g_autofree char *key = make_key (course_id);

  return (change == 0 || save_before (database, course_id, before, change, now, error))
         && rgm_setting_table_save (database, key, text, now, error);
}

/**
 * rgm_calendar_table_save:
 * @database: a database, in a transaction that writes
 * @course_id: the UUID of a course
 * @text: what is known of its calendars
 * @change: the number of the change that brought them in, 0 if none
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it is saved
 */
gboolean
rgm_calendar_table_save (RgmDatabase *database, const char *course_id, const char *text,
                         gint64 change, gint64 now, GError **error)
{
  g_autofree char *before = rgm_calendar_table_load (database, course_id, error);

  if (!before)
    return FALSE;
  return g_str_equal (before, text)
         || (put (database, course_id, text, before, change, now, error)
             && rgm_calendar_table_prune (database, error));
}

/**
 * rgm_calendar_table_turn:
 * @database: a database, in a transaction that writes
 * @change: the number of a change that is undone, or done again
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Where the change was the import of a calendar, what is known and what was known before change
 * places.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_calendar_table_turn (RgmDatabase *database, gint64 change, gint64 now, GError **error)
{
  g_autofree char *key = make_key_before (change);
  g_autofree char *before = NULL;
  g_autofree char *course_id = NULL;
  g_autofree char *known = NULL;

  if (!rgm_setting_table_load (database, key, &before, error))
    return FALSE;
  if (!before || strlen (before) < UUID_LENGTH)
    return TRUE;
  course_id = g_strndup (before, UUID_LENGTH);
  known = rgm_calendar_table_load (database, course_id, error);
  return known && put (database, course_id, before + UUID_LENGTH, known, change, now, error);
}

/**
 * rgm_calendar_table_prune:
 * @database: a database, in a transaction that writes
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Forgets what was known before changes that cannot be undone any more.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_calendar_table_prune (RgmDatabase *database, GError **error)
{
  return rgm_database_run (database,
                           "DELETE FROM setting WHERE key GLOB '" BEFORE "*'"
                           " AND CAST (substr (key, length ('" BEFORE "') + 1) AS INTEGER)"
                           " NOT IN (SELECT id FROM undo)", error);
}
