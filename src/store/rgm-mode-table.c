#include "config.h"

#include "rgm-mode-table.h"

#include "rgm-recorder.h"
#include "rgm-setting-table.h"
#include "rgm-store.h"

/* What a file is for is a setting, but the only one that the user sees change: it is undone and
 * done again as the records are. The first choice is not, since there is nothing before it. */

static const char *
get_name (const char *mode)
{
  return g_str_equal (mode, RGM_STORE_MODE_LOG) ? RGM_CHANGE_TO_LOG : RGM_CHANGE_TO_PATIENTS;
}

static gboolean
save_recorded (RgmDatabase *database, RgmRecorder *recorder, const char *mode, gint64 now,
               GError **error)
{
  gboolean saved;

  rgm_recorder_name (recorder, get_name (mode));
  if (!rgm_recorder_begin_setting (recorder, error))
    return FALSE;
  saved = rgm_setting_table_save (database, RGM_STORE_SETTING_MODE, mode, now, error);
  rgm_recorder_end_setting (recorder);
  return saved;
}

/**
 * rgm_mode_table_save:
 * @database: a database, in a transaction that writes
 * @mode: what it is for: one of `RGM_STORE_MODE_…`
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves it, as a part of the change that is being recorded. Where it is that already, nothing is
 * written.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_mode_table_save (RgmDatabase *database, const char *mode, gint64 now, GError **error)
{
  RgmRecorder *recorder = rgm_database_get_recorder (database);
  g_autofree char *before = NULL;

  if (!rgm_setting_table_load (database, RGM_STORE_SETTING_MODE, &before, error))
    return FALSE;
  if (g_strcmp0 (before, mode) == 0)
    return TRUE;
  return recorder && before
    ? save_recorded (database, recorder, mode, now, error)
    : rgm_setting_table_save (database, RGM_STORE_SETTING_MODE, mode, now, error);
}
