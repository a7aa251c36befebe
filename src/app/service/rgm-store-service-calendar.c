#include "config.h"

#include "rgm-store-service-calendar.h"

#include "rgm-backup.h"
#include "rgm-export-file.h"
#include "rgm-ics-archive.h"
#include "rgm-store-calendar.h"
#include "rgm-store-service-private.h"
#include "rgm-store-sessions.h"
#include "rgm-transfer.h"

/* Calendars: written and read in the store's thread, because a whole practice takes a while. */

/* How much of an import is done when the backup before it is made, of `RGM_TRANSFER_WHOLE`. */
#define PART_BACKED_UP 300

/* What a calendar is made from, or is to become. */
typedef struct {
  char *course_id;
  char *path;
  RgmIcsOptions options;
  RgmDay today;
  GTimeZone *zone;
  GCancellable *cancellable;
} Calendar;

static void
calendar_free (gpointer data)
{
  Calendar *calendar = data;

  g_free (calendar->course_id);
  g_free (calendar->path);
  g_time_zone_unref (calendar->zone);
  g_clear_object (&calendar->cancellable);
  g_free (calendar);
}

static Calendar *
calendar_new (const char *course_id, const char *path, RgmDay today, GCancellable *cancellable)
{
  Calendar *calendar = g_new0 (Calendar, 1);

  calendar->course_id = g_strdup (course_id);
  calendar->path = g_strdup (path);
  calendar->today = today;
  calendar->zone = g_time_zone_new_local ();
  calendar->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return calendar;
}

static RgmArchive *
load_archive (RgmStoreThread *thread, const Calendar *calendar, GError **error)
{
  RgmStoreTransfer transfer = { .cancellable = calendar->cancellable };
  g_autoptr (RgmCourseContent) course = NULL;

  if (calendar->course_id == NULL)
    return rgm_store_load_archive (thread->store, NULL, &transfer, error);
  course = rgm_store_load_course (thread->store, calendar->course_id, error);
  return course != NULL ? rgm_store_load_archive (thread->store, course->record->patient_id,
                                                  &transfer, error)
                        : NULL;
}

/* What an export came to. */
typedef struct {
  guint n_events;
  GPtrArray *unplanned;
} Exported;

static void
exported_free (gpointer data)
{
  Exported *exported = data;

  g_clear_pointer (&exported->unplanned, g_ptr_array_unref);
  g_free (exported);
}

static void
call_export (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Calendar *calendar = call->input;
  g_autoptr (RgmArchive) archive = load_archive (thread, calendar, error);
  g_autoptr (RgmIcsWriter) writer = NULL;
  g_autoptr (GPtrArray) unplanned = rgm_unplanned_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  Exported *exported;
  gsize length;
  char *text;

  if (archive == NULL)
    return;
  writer = rgm_ics_writer_new (&calendar->options, calendar->zone);
  if (!rgm_ics_archive_add (writer, archive, calendar->course_id, thread->areas, calendar->today,
                            unplanned, calendar->cancellable, error))
    return;
  text = rgm_ics_writer_finish (writer, &length);
  bytes = g_bytes_new_take (text, length);
  if (!rgm_export_file_write (calendar->path, bytes, TRUE, calendar->cancellable, error))
    return;
  exported = g_new0 (Exported, 1);
  exported->n_events = rgm_ics_writer_get_n_events (writer);
  exported->unplanned = g_steal_pointer (&unplanned);
  call->output = exported;
  call->free_output = exported_free;
}

static GPtrArray *
read_events (const Calendar *calendar, GError **error)
{
  g_autoptr (GBytes) bytes = rgm_export_file_read (calendar->path, RGM_ICS_BYTES_MAX, error);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return rgm_ics_read (text, length, calendar->zone, calendar->cancellable, error);
}

/* Where nothing is to be saved, nobody is asked, and it is done: the states are known. */
static void
remember (RgmStoreThread *thread, const Calendar *calendar, const RgmIcsImport *import)
{
  g_autofree char *memory = rgm_ics_memory_to_text (import->memory);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = rgm_ics_import_dup_sessions (import, &before);
  const RgmStoreCalendar known = { calendar->course_id, before, after, memory };

  if (after->len == 0)
    rgm_store_import_calendar (thread->store, &known, NULL, NULL);
}

static void
call_read (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Calendar *calendar = call->input;
  g_autoptr (GPtrArray) events = read_events (calendar, error);
  g_autoptr (GPtrArray) ids = events != NULL ? rgm_ics_list_session_ids (events) : NULL;
  g_autoptr (RgmCourseContent) course = NULL;
  g_autoptr (RgmArchive) patient = NULL;
  g_autoptr (GHashTable) elsewhere = NULL;
  g_autofree char *memory = NULL;
  g_autoptr (RgmIcsImport) import = NULL;

  if (events == NULL)
    return;
  course = rgm_store_load_course (thread->store, calendar->course_id, error);
  if (course != NULL)
    patient = rgm_store_load_archive (thread->store, course->record->patient_id, NULL, error);
  if (patient != NULL)
    elsewhere = rgm_store_find_sessions_elsewhere (thread->store, calendar->course_id, ids,
                                                   calendar->cancellable, error);
  if (elsewhere != NULL)
    memory = rgm_store_load_calendar_memory (thread->store, calendar->course_id, error);
  if (memory == NULL)
    return;
  import = rgm_ics_import_new (events, &(RgmIcsContext) {
      course, ((RgmPatientContent *) patient->patients->pdata[0])->courses, patient->history,
      elsewhere, memory, thread->areas, calendar->today
    }, calendar->cancellable);
  if (g_cancellable_set_error_if_cancelled (calendar->cancellable, error))
    return;
  remember (thread, calendar, import);
  call->output = g_steal_pointer (&import);
  call->free_output = (GDestroyNotify) rgm_ics_import_free;
}

/* What is to be saved, what it replaces, and how that is watched. */
typedef struct {
  char *course_id;
  char *memory;
  GPtrArray *before;
  GPtrArray *after;
  RgmStoreTransfer transfer;
} Sessions;

static void
sessions_free (gpointer data)
{
  Sessions *sessions = data;

  g_free (sessions->course_id);
  g_free (sessions->memory);
  g_ptr_array_unref (sessions->before);
  g_ptr_array_unref (sessions->after);
  g_free (sessions);
}

static void
call_import (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  Sessions *sessions = call->input;
  const RgmStoreCalendar calendar = { sessions->course_id, sessions->before, sessions->after,
                                      sessions->memory };
  RgmTransferPart part = { 0 };
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_IMPORT,
                               .cancellable = g_task_get_cancellable (call->task),
                               .progress = rgm_transfer_part_tell_copied, .data = &part };
  g_autoptr (RgmBackupEntry) backup = NULL;
  RgmStoreTransfer importing;

  rgm_transfer_part_begin (&part, &sessions->transfer, PART_BACKED_UP);
  backup = rgm_backup_make (rgm_store_get_path (thread->store), &options, error);
  if (backup == NULL)
    return;
  importing = rgm_transfer_part_begin (&part, &sessions->transfer, RGM_TRANSFER_WHOLE);
  call->output = GINT_TO_POINTER (rgm_store_import_calendar (thread->store, &calendar, &importing,
                                                             error));
}

static void
push (RgmStoreService *self, RgmStoreCallKind kind, RgmStoreCallFunc func, gpointer input,
      GDestroyNotify free_input, GCancellable *cancellable, GAsyncReadyCallback callback,
      gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, kind, func, cancellable, callback,
                                                  user_data);

  call->input = input;
  call->free_input = free_input;
  /* A file that is written is written, whenever somebody has had enough. */
  if (func == call_export)
    g_task_set_check_cancellable (call->task, FALSE);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_export_calendar_async:
 * @self: a service
 * @course_id: (nullable): the UUID of a course, or %NULL for all
 * @options: what is to be in the calendar
 * @path: the file to write; one that is there goes
 * @today: the day to look from
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the bookings to a calendar file, in the time zone of the system.
 */
void
rgm_store_service_export_calendar_async (RgmStoreService *self, const char *course_id,
                                         const RgmIcsOptions *options, const char *path,
                                         RgmDay today, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
  Calendar *calendar = calendar_new (course_id, path, today, cancellable);

  calendar->options = *options;
  push (self, RGM_STORE_CALL_READ, call_export, calendar, calendar_free, cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_export_calendar_finish:
 * @self: a service
 * @result: what the callback was given
 * @n_events: (out): how many events the calendar has
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_export_calendar_async().
 *
 * Returns: (transfer full) (element-type RgmUnplanned) (nullable): the courses that cannot be
 *   planned, of which the calendar has no more than was recorded; %NULL where it was not written
 */
GPtrArray *
rgm_store_service_export_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                          guint *n_events, GError **error)
{
  Exported *exported = rgm_store_service_finish (self, result, error);
  GPtrArray *unplanned;

  if (exported == NULL)
    return NULL;
  *n_events = exported->n_events;
  unplanned = g_steal_pointer (&exported->unplanned);
  exported_free (exported);
  return unplanned;
}

/**
 * rgm_store_service_read_calendar_async:
 * @self: a service
 * @course_id: the UUID of the course that it is for
 * @path: a calendar file
 * @today: the day to look from
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out what would become of the events of a calendar. No record is written.
 */
void
rgm_store_service_read_calendar_async (RgmStoreService *self, const char *course_id,
                                       const char *path, RgmDay today, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, RGM_STORE_CALL_READ, call_read, calendar_new (course_id, path, today, cancellable),
        calendar_free, cancellable, callback, user_data);
}

/**
 * rgm_store_service_read_calendar_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_ICS_ERROR`, `RGM_STORE_ERROR`, `RGM_COURSE_ERROR` or
 *   `RGM_PROTOCOL_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_read_calendar_async().
 *
 * Returns: (transfer full) (nullable): what is to be done
 */
RgmIcsImport *
rgm_store_service_read_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_import_calendar_async:
 * @self: a service
 * @import: what is to be done
 * @transfer: how it is watched; its progress is told in the store's thread, until @callback is
 *   called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup and does all of @import as one change.
 */
void
rgm_store_service_import_calendar_async (RgmStoreService *self, const RgmIcsImport *import,
                                         const RgmStoreTransfer *transfer,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
  Sessions *sessions = g_new0 (Sessions, 1);

  sessions->course_id = g_strdup (import->content->record->id);
  sessions->memory = rgm_ics_memory_to_text (import->memory);
  sessions->after = rgm_ics_import_dup_sessions (import, &sessions->before);
  sessions->transfer = *transfer;
  push (self, RGM_STORE_CALL_WRITE, call_import, sessions, sessions_free, transfer->cancellable,
        callback, user_data);
}

/**
 * rgm_store_service_import_calendar_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_import_calendar_async().
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_service_import_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                          GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
