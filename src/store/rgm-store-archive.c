#include "config.h"

#include "rgm-store-archive.h"

#include "rgm-area-table.h"
#include "rgm-erasures.h"
#include "rgm-history-table.h"
#include "rgm-patient-table.h"
#include "rgm-protocol-copy-table.h"
#include "rgm-setting-table.h"
#include "rgm-statement.h"
#include "rgm-store-private.h"
#include "rgm-transfer.h"

#include <glib/gi18n-lib.h>

/* So many courses are named where the copy of their protocol was altered. */
#define COURSES_NAMED_MAX 8

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
 * the user's areas that their records name, and neither other areas nor the mode of the file. Where
 * a text of it is damaged, what is loaded says so.
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
  guint n_mended = rgm_database_count_mended_texts (self->database);
  gboolean loaded;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  loaded = patient_id ? load_one (self->database, archive, patient_id, error)
                      : load_whole (self->database, archive, &watch, error);
  rgm_store_end_reading (self);
  archive->flawed = rgm_database_count_mended_texts (self->database) > n_mended;
  return loaded ? g_steal_pointer (&archive) : NULL;
}

/**
 * rgm_store_has_mended_texts:
 * @self: a store
 *
 * Returns: whether a text that was read of it so far was damaged: “�” stands for what is lost of it
 */
gboolean
rgm_store_has_mended_texts (RgmStore *self)
{
  return rgm_database_count_mended_texts (self->database) > 0;
}

/* Courses that have a copy, those of one patient alone where one is given. */
static char *
name_courses (RgmDatabase *database, const char *copy_id, const char *patient_id, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  RgmStep step;

  statement = rgm_statement_new (database,
                                 "SELECT id FROM course WHERE protocol_copy = ?1"
                                 " AND (?2 = '' OR patient_id = ?2) ORDER BY id",
                                 error);
  if (!statement)
    return NULL;
  rgm_statement_bind_text (statement, copy_id);
  rgm_statement_bind_text (statement, patient_id ? patient_id : "");
  for (guint n = 0; (step = rgm_statement_step (statement, error)) == RGM_STEP_ROW; n++)
    {
      if (n < COURSES_NAMED_MAX)
        g_string_append_printf (names, "%s%s", n > 0 ? ", " : "",
                                rgm_statement_read_text (statement));
      else if (n == COURSES_NAMED_MAX)
        g_string_append (names, ", …");
    }
  return step == RGM_STEP_DONE ? g_strdup (names->str) : NULL;
}

static void
tell_altered (RgmDatabase *database, const char *protocol_id, const char *courses, GError **error)
{
  g_autofree char *name = g_filename_display_name (rgm_database_get_path (database));
  g_autofree char *protocol = g_utf8_make_valid (protocol_id, -1);

  /* Translators: %1$s is a file, %2$s the id of a protocol, %3$s a list of UUIDs. */
  g_set_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED,
               _("“%1$s” is damaged: the copy of the protocol “%2$s” was altered that these "
                 "courses have: %3$s. Nothing was exported, for it could not be imported; restore "
                 "a backup, or salvage what is left."),
               name, g_strdelimit (protocol, "\n\r\t\v\f", ' '), courses);
}

/* What a copy is called tells whether it is what it was. */
static gboolean
check_copy (RgmDatabase *database, RgmStatement *copy, const char *patient_id, GError **error)
{
  g_autofree char *id = rgm_statement_dup_text (copy);
  g_autofree char *protocol_id = rgm_statement_dup_text (copy);
  gint32 revision = rgm_statement_read_int (copy);
  g_autofree char *sum = rgm_protocol_copy_table_make_id (protocol_id, revision,
                                                          rgm_statement_read_text (copy));
  g_autofree char *courses = NULL;

  if (g_str_equal (sum, id))
    return TRUE;
  courses = name_courses (database, id, patient_id, error);
  if (courses && *courses != '\0')
    tell_altered (database, protocol_id, courses, error);
  return courses && *courses == '\0';
}

static gboolean
check_copies (RgmDatabase *database, const char *patient_id, GError **error)
{
  g_autoptr(RgmStatement) copy = NULL;
  RgmStep step = RGM_STEP_DONE;
  gboolean sound = TRUE;

  copy = rgm_statement_new (database,
                            "SELECT id, protocol_id, revision, content FROM protocol_copy"
                            " ORDER BY id",
                            error);
  while (copy && sound && (step = rgm_statement_step (copy, error)) == RGM_STEP_ROW)
    sound = check_copy (database, copy, patient_id, error);
  return copy && sound && step == RGM_STEP_DONE;
}

/**
 * rgm_store_check_protocols:
 * @self: a store
 * @patient_id: (nullable): the UUID of the patient whose courses are looked at, %NULL for all
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Compares the copies of protocols that courses have with what they were: an archive with one that
 * was altered could not be imported, or would bring in something else than was planned with.
 *
 * Returns: whether they are what they were; `RGM_STORE_ERROR_DAMAGED` where one is not, which names
 *   it and its courses
 */
gboolean
rgm_store_check_protocols (RgmStore *self, const char *patient_id, GError **error)
{
  gboolean sound;

  if (!rgm_store_begin_reading (self, error))
    return FALSE;
  sound = check_copies (self->database, patient_id, error);
  rgm_store_end_reading (self);
  return sound;
}
