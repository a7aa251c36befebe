#include "config.h"

#include "rgm-ics-archive.h"

static void
free_entries (gpointer data)
{
  g_ptr_array_unref (data);
}

/* By patient: what was done to the records, borrowed. */
static GHashTable *
sort_history (const RgmArchive *archive)
{
  GHashTable *sorted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entries);

  for (guint i = 0; i < archive->history->len; i++)
    {
      RgmHistoryEntry *entry = archive->history->pdata[i];
      GPtrArray *entries = g_hash_table_lookup (sorted, entry->patient_id);

      if (entries == NULL)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (sorted, entry->patient_id, entries);
        }
      g_ptr_array_add (entries, entry);
    }

  return sorted;
}

/**
 * rgm_ics_archive_add:
 * @writer: a calendar
 * @archive: what a database holds, or what it holds of one patient
 * @course_id: (nullable): the UUID of the only course that is wanted, if so
 * @areas: all areas, the user's included
 * @today: the day to look from
 * @unplanned: (element-type RgmUnplanned): a list that takes the courses that have no plan
 * @cancellable: (nullable): to abandon it
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Adds the courses to the calendar, as rgm_ics_writer_add_course() does; one that cannot be planned
 * with no more than what was recorded of it.
 *
 * Returns: whether it was not abandoned
 */
gboolean
rgm_ics_archive_add (RgmIcsWriter *writer, const RgmArchive *archive, const char *course_id,
                     const RgmAreas *areas, RgmDay today, GPtrArray *unplanned,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) history = sort_history (archive);

  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint n = 0; n < patient->courses->len; n++)
        {
          const RgmCourseContent *course = patient->courses->pdata[n];
          g_autoptr (GError) problem = NULL;
          g_autoptr (RgmPlan) plan = NULL;

          if (course_id != NULL && !g_str_equal (course->record->id, course_id))
            continue;
          plan = rgm_course_content_get_plan (course, areas, today, &problem);
          if (plan == NULL)
            rgm_unplanned_list_add (unplanned, course, problem);
          if (!rgm_ics_writer_add_course (writer, course, plan,
                                          g_hash_table_lookup (history, patient->record->id),
                                          cancellable, error))
            return FALSE;
        }
    }

  return TRUE;
}
