#include "config.h"

#include "rgm-archive-check.h"
#include "rgm-area-table.h"
#include "rgm-attempt-table.h"
#include "rgm-contact-table.h"
#include "rgm-course-table.h"
#include "rgm-erasures.h"
#include "rgm-history-merge.h"
#include "rgm-mode-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-recorder.h"
#include "rgm-room.h"
#include "rgm-rules-cache.h"
#include "rgm-session-table.h"
#include "rgm-setting-table.h"
#include "rgm-statement.h"
#include "rgm-store-private.h"
#include "rgm-transfer.h"

/* The table of each kind of record, and whether its second field names what it is a part of. */
static const struct {
  const RgmTable *table;
  gboolean owned;
} kinds[RGM_N_RECORD_KINDS] = {
  [RGM_RECORD_KIND_AREA] = { &rgm_area_table, FALSE },
  [RGM_RECORD_KIND_PATIENT] = { &rgm_patient_table, FALSE },
  [RGM_RECORD_KIND_CONTACT] = { &rgm_contact_table, FALSE },
  [RGM_RECORD_KIND_ATTEMPT] = { &rgm_attempt_table, TRUE },
  [RGM_RECORD_KIND_COURSE] = { &rgm_course_table, TRUE },
  [RGM_RECORD_KIND_SESSION] = { &rgm_session_table, TRUE },
  [RGM_RECORD_KIND_PAUSE] = { &rgm_pause_table, TRUE },
};

/* An import on its way, or one that is only looked at. */
typedef struct {
  RgmArchive *archive;
  const RgmAreas *builtin;
  RgmImportMode mode;
  gboolean writes;
  RgmTransferWatch watch;
  RgmImportReport *report;
  RgmHistoryMerge *history;
  /* who was erased here */
  RgmErasedIds *erased;
  RgmRulesCache *rules;
  /* the patient whose records are being brought in, or NULL */
  const RgmPatient *patient;
  RgmDatabase *database;
  gint64 now;
} Import;

/* What became of a record: whether what is a part of it can follow. */
typedef enum {
  OUTCOME_FAILED,
  OUTCOME_REFUSED,
  OUTCOME_DONE,
} Outcome;

static const char *
get_owner (const RgmTable *table, gconstpointer record)
{
  return *RGM_CONST_FIELD (char *, record, &table->klass->fields[1]);
}

static void
refuse (Import *self, RgmRecordKind kind, RgmImportReason reason, gconstpointer record,
        const char *name, RgmDay day)
{
  rgm_import_report_refuse (self->report, kind, reason,
                            rgm_record_get_key (kinds[kind].table->klass, record),
                            name ? name : self->patient->name, day);
}

static gboolean
write_record (Import *self, RgmRecordKind kind, gpointer record, gconstpointer old, GError **error)
{
  const RgmTable *table = kinds[kind].table;
  gboolean tell = old || !rgm_history_merge_tells_of (self->history, kind,
                                                      rgm_record_get_key (table->klass, record));

  if (!self->writes)
    return TRUE;
  if (self->patient)
    rgm_recorder_place (rgm_database_get_recorder (self->database), self->patient->id, NULL);
  return rgm_table_bring_in (table, self->database, record, old, tell, self->now, error);
}

static Outcome
replace (Import *self, RgmRecordKind kind, gpointer record, gconstpointer old, const char *name,
         RgmDay day, GError **error)
{
  const RgmTable *table = kinds[kind].table;

  if (kinds[kind].owned && !g_str_equal (get_owner (table, record), get_owner (table, old)))
    {
      refuse (self, kind, RGM_IMPORT_REASON_OWNER, record, name, day);
      return OUTCOME_REFUSED;
    }
  if (rgm_record_equal (table->klass, record, old))
    {
      self->report->unchanged[kind]++;
      return OUTCOME_DONE;
    }
  if (self->mode == RGM_IMPORT_KEEP)
    {
      refuse (self, kind, RGM_IMPORT_REASON_DIFFERENT, record, name, day);
      return OUTCOME_DONE;
    }
  self->report->changed[kind]++;
  return write_record (self, kind, record, old, error) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Brings one record in. @name and @day are for the one who is to be told that it was refused. */
static Outcome
bring_in (Import *self, RgmRecordKind kind, gpointer record, const char *name, RgmDay day,
          GError **error)
{
  const RgmTable *table = kinds[kind].table;
  gpointer old = NULL;
  Outcome outcome;

  if (!rgm_transfer_watch_step (&self->watch, error)
      || !rgm_table_find (table, self->database, rgm_record_get_key (table->klass, record), &old,
                          error))
    return OUTCOME_FAILED;
  if (old)
    {
      outcome = replace (self, kind, record, old, name, day, error);
    }
  else
    {
      self->report->added[kind]++;
      outcome = write_record (self, kind, record, NULL, error) ? OUTCOME_DONE : OUTCOME_FAILED;
    }
  rgm_record_free (table->klass, old);
  return outcome;
}

/* Whether those that were added since there were @added_before are not too many in @owner. */
static gboolean
check_room (Import *self, RgmRecordKind kind, const char *owner, guint added_before,
            GError **error)
{
  guint added = self->report->added[kind] - added_before;

  return added == 0
         || rgm_room_check (self->database, kind, kinds[kind].table, owner,
                            self->writes ? 0 : added, error);
}

static gboolean
bring_in_sessions (Import *self, const RgmCourseContent *course, GError **error)
{
  guint n_sessions = self->report->added[RGM_RECORD_KIND_SESSION];
  guint n_pauses = self->report->added[RGM_RECORD_KIND_PAUSE];

  for (guint i = 0; i < course->sessions->len; i++)
    {
      RgmSessionRecord *session = course->sessions->pdata[i];

      if (!bring_in (self, RGM_RECORD_KIND_SESSION, session, NULL, session->day, error))
        return FALSE;
    }
  for (guint i = 0; i < course->pauses->len; i++)
    {
      RgmPauseRecord *pause = course->pauses->pdata[i];

      if (!bring_in (self, RGM_RECORD_KIND_PAUSE, pause, NULL, pause->first, error))
        return FALSE;
    }
  return check_room (self, RGM_RECORD_KIND_SESSION, course->record->id, n_sessions, error)
         && check_room (self, RGM_RECORD_KIND_PAUSE, course->record->id, n_pauses, error);
}

/* The parts of a course that belongs to somebody else here must not end up with them. */
static void
refuse_sessions (Import *self, const RgmCourseContent *course)
{
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const RgmSessionRecord *session = course->sessions->pdata[i];

      refuse (self, RGM_RECORD_KIND_SESSION, RGM_IMPORT_REASON_PARENT, session, NULL,
              session->day);
    }
  for (guint i = 0; i < course->pauses->len; i++)
    {
      const RgmPauseRecord *pause = course->pauses->pdata[i];

      refuse (self, RGM_RECORD_KIND_PAUSE, RGM_IMPORT_REASON_PARENT, pause, NULL, pause->first);
    }
}

/* What was recorded is kept whatever the rules are; but that they are none is told, and that the
 * dates that follow from it leave the calendar. On its last day nothing is still to come. */
static void
note_unplanned (Import *self, const RgmCourseContent *course)
{
  const GError *problem;
  RgmRules *rules = rgm_rules_cache_find (self->rules, course->record, &problem);
  g_autoptr(RgmPlan) plan = NULL;
  g_autoptr(GError) out_of_range = NULL;

  if (rules)
    {
      plan = rgm_course_content_get_plan_by_rules (course, rules, self->builtin, RGM_DAY_LAST,
                                                   &out_of_range);
      problem = out_of_range;
    }
  if (!plan)
    rgm_unplanned_list_add (self->report->unplanned, course, problem);
}

static gboolean
bring_in_course (Import *self, RgmCourseContent *course, GError **error)
{
  guint n_refused = self->report->refused->len;

  switch (bring_in (self, RGM_RECORD_KIND_COURSE, course->record, NULL, RGM_DAY_NONE, error))
    {
    case OUTCOME_DONE:
      if (self->report->refused->len == n_refused)
        note_unplanned (self, course);
      return bring_in_sessions (self, course, error);
    case OUTCOME_REFUSED:
      refuse_sessions (self, course);
      return TRUE;
    case OUTCOME_FAILED:
    default:
      return FALSE;
    }
}

/* Whether the patient was erased and so does not come back, with nothing of what is theirs. */
static gboolean
find_erased (Import *self, const RgmPatient *patient, gboolean *erased, GError **error)
{
  gpointer here = NULL;

  *erased = rgm_erased_ids_contain (self->erased, patient->id);
  if (*erased && !rgm_table_find (&rgm_patient_table, self->database, patient->id, &here, error))
    return FALSE;
  /* One who came back when this was not looked at is one like all others. */
  *erased = *erased && !here;
  rgm_patient_free (here);
  return TRUE;
}

static guint
count_written (const RgmImportReport *report)
{
  return report->added[RGM_RECORD_KIND_PATIENT] + report->changed[RGM_RECORD_KIND_PATIENT]
         + report->added[RGM_RECORD_KIND_CONTACT] + report->changed[RGM_RECORD_KIND_CONTACT];
}

/* Who it is, and how to reach them. */
static gboolean
bring_in_person (Import *self, RgmPatientContent *patient, GError **error)
{
  guint n_written = count_written (self->report);

  if (!bring_in (self, RGM_RECORD_KIND_PATIENT, patient->record, NULL, RGM_DAY_NONE, error))
    return FALSE;
  if (patient->contact
      && !bring_in (self, RGM_RECORD_KIND_CONTACT, patient->contact, NULL, RGM_DAY_NONE, error))
    return FALSE;
  if (count_written (self->report) > n_written)
    self->report->patients++;
  return TRUE;
}

static gboolean
bring_in_patient (Import *self, RgmPatientContent *patient, GError **error)
{
  guint n_attempts = self->report->added[RGM_RECORD_KIND_ATTEMPT];
  guint n_courses = self->report->added[RGM_RECORD_KIND_COURSE];
  gboolean erased;

  self->patient = patient->record;
  if (!find_erased (self, patient->record, &erased, error))
    return FALSE;
  if (erased)
    {
      refuse (self, RGM_RECORD_KIND_PATIENT, RGM_IMPORT_REASON_ERASED, patient->record, NULL,
              RGM_DAY_NONE);
      return TRUE;
    }
  if (!bring_in_person (self, patient, error))
    return FALSE;
  for (guint i = 0; i < patient->attempts->len; i++)
    {
      RgmContactAttempt *attempt = patient->attempts->pdata[i];

      if (!bring_in (self, RGM_RECORD_KIND_ATTEMPT, attempt, NULL, attempt->day, error))
        return FALSE;
    }
  for (guint i = 0; i < patient->courses->len; i++)
    {
      if (!bring_in_course (self, patient->courses->pdata[i], error))
        return FALSE;
    }
  self->patient = NULL;
  return check_room (self, RGM_RECORD_KIND_ATTEMPT, patient->record->id, n_attempts, error)
         && check_room (self, RGM_RECORD_KIND_COURSE, patient->record->id, n_courses, error);
}

/* The areas as they will be have to be ones that the program can use: each lies in one that is
 * there, and there are not too many. */
static gboolean
check_areas (Import *self, GError **error)
{
  g_autoptr(GPtrArray) all = rgm_table_list (&rgm_area_table, self->database, NULL, NULL, error);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) merged = g_ptr_array_new ();
  g_autoptr(GError) reason = NULL;
  g_autoptr(RgmAreas) areas = NULL;
  GPtrArray *first = self->mode == RGM_IMPORT_KEEP ? all : self->archive->areas;
  GPtrArray *second = self->mode == RGM_IMPORT_KEEP ? self->archive->areas : all;

  if (!all)
    return FALSE;
  for (guint i = 0; i < first->len + second->len; i++)
    {
      RgmAreaRecord *area = i < first->len ? first->pdata[i] : second->pdata[i - first->len];

      if (g_hash_table_add (known, area->id))
        g_ptr_array_add (merged, area);
    }
  areas = rgm_area_records_add_to (merged, self->builtin, &reason);
  if (!areas)
    rgm_store_error_set (error, RGM_STORE_ERROR_INVALID, rgm_database_get_path (self->database),
                         reason->message);
  return areas != NULL;
}

static gboolean
bring_in_areas (Import *self, GError **error)
{
  for (guint i = 0; i < self->archive->areas->len; i++)
    {
      RgmAreaRecord *area = self->archive->areas->pdata[i];

      if (!bring_in (self, RGM_RECORD_KIND_AREA, area, area->name, RGM_DAY_NONE, error))
        return FALSE;
    }
  return !self->builtin || self->archive->areas->len == 0 || check_areas (self, error);
}

/* The mode comes with a whole file, to where none was chosen. A log that becomes the home of more
 * than one patient has to show its list. */
static gboolean
bring_in_mode (Import *self, GError **error)
{
  g_autofree char *mode = NULL;
  const char *wanted = NULL;
  gint64 n_patients;

  if (!self->writes)
    return TRUE;
  if (!rgm_setting_table_load (self->database, RGM_STORE_SETTING_MODE, &mode, error)
      || !rgm_database_get_int64 (self->database, "SELECT count (*) FROM patient", &n_patients,
                                  error))
    return FALSE;
  if (!mode)
    wanted = *self->archive->mode ? self->archive->mode : NULL;
  else if (g_str_equal (mode, RGM_STORE_MODE_LOG) && n_patients > 1
           && self->report->added[RGM_RECORD_KIND_PATIENT] > 0)
    wanted = RGM_STORE_MODE_PATIENTS;
  return !wanted
         || rgm_mode_table_save (self->database, wanted, self->now, error);
}

/* Who was erased there is remembered here; but whoever is here stays, and that is told. */
static gboolean
tell_erased_there (Import *self, const RgmErasedIds *ids, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = rgm_statement_new (self->database, "SELECT id, name FROM patient ORDER BY name, id",
                                 error);
  if (!statement)
    return FALSE;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *id = rgm_statement_dup_text (statement);
      g_autofree char *name = rgm_statement_dup_text (statement);

      if (rgm_erased_ids_contain (ids, id))
        rgm_import_report_refuse (self->report, RGM_RECORD_KIND_PATIENT,
                                  RGM_IMPORT_REASON_ERASED_THERE, id, name, RGM_DAY_NONE);
    }
  return step == RGM_STEP_DONE;
}

/* Whom the file has, it has not erased. */
static void
leave_out_brought (const RgmArchive *archive, RgmErasedIds *ids)
{
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      rgm_erased_ids_remove (ids, patient->record->id);
      for (guint j = 0; j < patient->courses->len; j++)
        rgm_erased_ids_remove (ids, ((RgmCourseContent *) patient->courses->pdata[j])->record->id);
    }
}

static gboolean
bring_in_erased (Import *self, GError **error)
{
  g_autoptr(GHashTable) ids = NULL;

  if (g_hash_table_size (self->archive->erased) == 0)
    return TRUE;
  ids = rgm_erased_ids_copy (self->archive->erased);
  leave_out_brought (self->archive, ids);
  if (!tell_erased_there (self, ids, error)
      || !rgm_erasures_pick_new (self->database, ids, error))
    return FALSE;
  self->report->erased = g_hash_table_size (ids);
  return !self->writes || rgm_erasures_adopt (self->database, ids, self->now, error);
}

static gboolean
bring_in_all (Import *self, GError **error)
{
  self->erased = rgm_erasures_load (self->database, "main", error);
  if (!self->erased || !bring_in_areas (self, error))
    return FALSE;
  for (guint i = 0; i < self->archive->patients->len; i++)
    {
      if (!bring_in_patient (self, self->archive->patients->pdata[i], error))
        return FALSE;
    }
  return check_room (self, RGM_RECORD_KIND_PATIENT, NULL, 0, error)
         && rgm_history_merge_run (self->history, self->database, self->erased, self->writes,
                                   &self->report->history, error)
         && bring_in_erased (self, error) && bring_in_mode (self, error);
}

static gboolean
run (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Import *self = data;

  self->database = database;
  self->now = now;
  rgm_recorder_name (rgm_database_get_recorder (database), RGM_CHANGE_IMPORT);
  return bring_in_all (self, error);
}

/* Before anything is written, and whoever made the archive: the checks of the database stay behind
 * these. */
static gboolean
check (RgmStore *self, const RgmArchive *archive, GError **error)
{
  g_autoptr(RgmArchiveProblem) problem = rgm_archive_find_problem (archive);

  if (problem)
    rgm_store_error_set (error, RGM_STORE_ERROR_INVALID, self->path, problem->path);
  return !problem;
}

static void
init (Import *self, RgmArchive *archive, const RgmStoreTransfer *transfer)
{
  self->archive = archive;
  self->watch = rgm_transfer_watch_init (transfer);
  self->watch.total = rgm_archive_count_records (archive);
  self->report = rgm_import_report_new ();
  self->history = rgm_history_merge_new (archive->history);
  self->rules = rgm_rules_cache_new ();
}

/* Ends the import: what it came to, or NULL. */
static RgmImportReport *
finish (Import *self, gboolean done)
{
  g_clear_pointer (&self->history, rgm_history_merge_free);
  g_clear_pointer (&self->erased, g_hash_table_unref);
  g_clear_pointer (&self->rules, rgm_rules_cache_free);
  if (!done)
    g_clear_pointer (&self->report, rgm_import_report_free);
  return self->report;
}

/**
 * rgm_store_preview_import:
 * @self: a store
 * @archive: what is to be brought in
 * @builtin: (nullable): the built-in areas, to see whether those of @archive fit to them
 * @mode: what is to become of records that are there with other content
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Tells what rgm_store_import_archive() would do. Nothing is written.
 *
 * Returns: (transfer full) (nullable): what would be done
 */
RgmImportReport *
rgm_store_preview_import (RgmStore *self, RgmArchive *archive, const RgmAreas *builtin,
                          RgmImportMode mode, const RgmStoreTransfer *transfer, GError **error)
{
  Import import = { .builtin = builtin, .mode = mode };
  gboolean done;

  if (!check (self, archive, error) || !rgm_store_begin_reading (self, error))
    return NULL;
  init (&import, archive, transfer);
  import.database = self->database;
  done = bring_in_all (&import, error);
  rgm_store_end_reading (self);
  return finish (&import, done);
}

/**
 * rgm_store_import_archive:
 * @self: a store
 * @archive: what is to be brought in; stamps that are missing are set
 * @builtin: (nullable): the built-in areas, to see whether those of @archive fit to them
 * @mode: what is to become of records that are there with other content
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Brings records in from elsewhere, with their stamps and their history, in one transaction, which
 * is one change to undo (`RGM_CHANGE_IMPORT`). A record that is there already with the same content
 * is left alone, so to bring the same in again does nothing.
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL where nothing was
 */
RgmImportReport *
rgm_store_import_archive (RgmStore *self, RgmArchive *archive, const RgmAreas *builtin,
                          RgmImportMode mode, const RgmStoreTransfer *transfer, GError **error)
{
  Import import = { .builtin = builtin, .mode = mode, .writes = TRUE };

  if (!check (self, archive, error))
    return NULL;
  init (&import, archive, transfer);
  return finish (&import, rgm_store_write (self, run, &import, error));
}
