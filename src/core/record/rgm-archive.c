#include "config.h"

#include "rgm-archive.h"

/**
 * rgm_archive_new:
 *
 * Returns: (transfer full): an archive with nothing in it
 */
RgmArchive *
rgm_archive_new (void)
{
  RgmArchive *self = g_new0 (RgmArchive, 1);

  self->mode = g_strdup ("");
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_area_record_free);
  self->patients = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_patient_content_free);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_history_entry_free);
  self->erased = rgm_erased_ids_new ();
  return self;
}

/**
 * rgm_archive_free:
 * @self: (transfer full) (nullable): an archive
 *
 * Frees all of it.
 */
void
rgm_archive_free (RgmArchive *self)
{
  if (!self)
    return;
  g_free (self->mode);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->patients);
  g_ptr_array_unref (self->history);
  g_hash_table_unref (self->erased);
  g_free (self);
}

static guint
count_patient (const RgmPatientContent *patient)
{
  guint count = 1 + (patient->contact ? 1 : 0) + patient->attempts->len;

  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];

      count += 1 + course->sessions->len + course->pauses->len;
    }
  return count;
}

/**
 * rgm_archive_count_records:
 * @self: an archive
 *
 * Returns: how many records it holds, history entries not counted
 */
guint
rgm_archive_count_records (const RgmArchive *self)
{
  guint count = self->areas->len;

  for (guint i = 0; i < self->patients->len; i++)
    count += count_patient (self->patients->pdata[i]);
  return count;
}
