#include "config.h"

#include "rgm-pause-table.h"

#include "rgm-course-table.h"
#include "rgm-pause-record.h"

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmPauseRecord *pause = record;

  entry->kind = RGM_HISTORY_KIND_PAUSE;
  entry->course_id = g_strdup (pause->course_id);
  entry->day = pause->first;
  entry->reason = g_strdup (pause->reason);
  entry->patient_id = rgm_course_table_get_patient (database, pause->course_id, error);
  return entry->patient_id != NULL;
}

static gboolean
ends_earlier (const RgmPauseRecord *before, const RgmPauseRecord *after)
{
  return after->last != RGM_DAY_NONE
         && (before->last == RGM_DAY_NONE || after->last < before->last);
}

/* A pause is ended, or taken away where it has just begun, for one reason: the course goes on. */
static const char *
name_change (gconstpointer old, gconstpointer record)
{
  if (old && (!record || ends_earlier (old, record)))
    return "course-resumed";
  return NULL;
}

const RgmTable rgm_pause_table = {
  .klass = &rgm_pause_record_class,
  .free_record = (GDestroyNotify) rgm_pause_record_free,
  .name = "pause",
  .order = "first_day, last_day, id",
  .name_change = name_change,
  .describe = describe,
};
