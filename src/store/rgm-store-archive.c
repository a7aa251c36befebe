#include "config.h"

#include "rgm-store-archive.h"

#include "rgm-area-table.h"
#include "rgm-erasures.h"
#include "rgm-history-table.h"
#include "rgm-patient-table.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"
#include "rgm-transfer.h"

/* Puts @array, unless it failed, in place of the empty one. */
static gboolean
take_array (GPtrArray **place, GPtrArray *array)
{
  if (!array)
    return FALSE;
  g_ptr_array_unref (*place);
  *place = array;
  return TRUE;
}

static gboolean
load_mode (RgmDatabase *database, RgmArchive *archive, GError **error)
{
  g_autofree char *mode = NULL;

  if (!rgm_setting_table_load (database, RGM_STORE_SETTING_MODE, &mode, error))
    return FALSE;
  rgm_record_set_text (&archive->mode, mode);
  return TRUE;
}

static gboolean
load_erased (RgmDatabase *database, RgmArchive *archive, GError **error)
{
  RgmErasedIds *erased = rgm_erasures_load (database, "main", error);

  if (!erased)
    return FALSE;
  g_hash_table_unref (archive->erased);
  archive->erased = erased;
  return TRUE;
}

static gboolean
load_patients (RgmDatabase *database, RgmArchive *archive, RgmTransferWatch *watch, GError **error)
{
  g_autoptr(GPtrArray) entries = rgm_patient_table_list_entries (database, error);

  if (!entries)
    return FALSE;
  watch->total = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      const RgmPatientEntry *entry = entries->pdata[i];
      RgmPatientContent *patient;

      if (!rgm_transfer_watch_step (watch, error))
        return FALSE;
      patient = rgm_store_assemble_patient (database, entry->id, error);
      if (!patient)
        return FALSE;
      g_ptr_array_add (archive->patients, patient);
    }
  return TRUE;
}

static gboolean
load_whole (RgmDatabase *database, RgmArchive *archive, RgmTransferWatch *watch, GError **error)
{
  return load_mode (database, archive, error) && load_erased (database, archive, error)
         && take_array (&archive->areas,
                        rgm_table_list (&rgm_area_table, database, NULL, NULL, error))
         && load_patients (database, archive, watch, error)
         && take_array (&archive->history, rgm_history_table_list (database, NULL, error));
}

static void
note_words (GHashTable *words, char **list)
{
  for (char **word = list; *word; word++)
    g_hash_table_add (words, *word);
}

static void
note_zones (GHashTable *words, const RgmCourseContent *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const RgmSessionRecord *session = course->sessions->pdata[i];

      for (gsize j = 0; j < rgm_session_record_get_n_zones (session); j++)
        g_hash_table_add (words, rgm_session_record_get_zone (session, j)->area);
    }
}

static GHashTable *
list_areas_of (const RgmPatientContent *patient)
{
  GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];

      note_words (words, course->record->areas);
      note_zones (words, course);
    }
  return words;
}

/* An area that is named needs those that it lies in. */
static void
add_parents (GHashTable *named, GPtrArray *areas)
{
  guint before;

  do
    {
      before = g_hash_table_size (named);
      for (guint i = 0; i < areas->len; i++)
        {
          const RgmAreaRecord *area = areas->pdata[i];

          if (g_hash_table_contains (named, area->id))
            g_hash_table_add (named, area->parent);
        }
    }
  while (g_hash_table_size (named) > before);
}

/* The areas that a patient's records name: the others may tell of somebody else. */
static gboolean
load_areas_of (RgmDatabase *database, RgmArchive *archive, const RgmPatientContent *patient,
               GError **error)
{
  g_autoptr(GHashTable) named = list_areas_of (patient);
  g_autoptr(GPtrArray) areas = rgm_table_list (&rgm_area_table, database, NULL, NULL, error);

  if (!areas)
    return FALSE;
  add_parents (named, areas);
  for (guint i = 0; i < areas->len; i++)
    {
      const RgmAreaRecord *area = areas->pdata[i];

      if (g_hash_table_contains (named, area->id))
        g_ptr_array_add (archive->areas, rgm_area_record_copy (area));
    }
  return TRUE;
}

static gboolean
load_one (RgmDatabase *database, RgmArchive *archive, const char *id, GError **error)
{
  RgmPatientContent *patient = rgm_store_assemble_patient (database, id, error);

  if (!patient)
    return FALSE;
  g_ptr_array_add (archive->patients, patient);
  return load_areas_of (database, archive, patient, error)
         && take_array (&archive->history, rgm_history_table_list (database, id, error));
}

/**
 * rgm_store_load_archive:
 * @self: a store
 * @patient_id: (nullable): the UUID of the patient to load, %NULL for everything
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Loads everything, or everything of one patient, as it was at one moment. With one patient come
 * the user's areas that their records name, and neither other areas nor the mode of the file.
 *
 * Returns: (transfer full) (nullable): what the database holds, else
 *   `RGM_STORE_ERROR_NOT_FOUND` where there is no such patient
 */
RgmArchive *
rgm_store_load_archive (RgmStore *self, const char *patient_id, const RgmStoreTransfer *transfer,
                        GError **error)
{
  g_autoptr(RgmArchive) archive = rgm_archive_new ();
  RgmTransferWatch watch = rgm_transfer_watch_init (transfer);
  gboolean loaded;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  loaded = patient_id ? load_one (self->database, archive, patient_id, error)
                      : load_whole (self->database, archive, &watch, error);
  rgm_store_end_reading (self);
  return loaded ? g_steal_pointer (&archive) : NULL;
}
