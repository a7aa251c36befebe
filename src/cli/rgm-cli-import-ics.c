#include "config.h"

#include "rgm-cli-import.h"

#include "rgm-backup.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-planned.h"
#include "rgm-cli-progress.h"
#include "rgm-cli-unfinished.h"
#include "rgm-ics-import.h"
#include "rgm-made-early.h"
#include "rgm-store-calendar.h"
#include "rgm-store-sessions.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
read_events (const RgmCliImport *self, GBytes *bytes, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  GPtrArray *events = rgm_ics_read (text, length, zone, NULL, &reason);

  if (events == NULL)
    rgm_cli_refuse (error, self->file, "%s", reason->message);
  return events;
}

static RgmIcsImport *
plan (const RgmCliImport *self, const GPtrArray *events, const RgmCourseContent *course,
      const RgmAreas *areas, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) ids = rgm_ics_list_session_ids (events);
  g_autoptr (RgmArchive) patient = NULL;
  g_autoptr (GHashTable) elsewhere = NULL;
  g_autofree char *memory = NULL;
  RgmIcsImport *import = NULL;

  patient = rgm_store_load_archive (self->store, course->record->patient_id, NULL, &reason);
  if (patient != NULL)
    elsewhere = rgm_store_find_sessions_elsewhere (self->store, self->course, ids, NULL, &reason);
  if (elsewhere != NULL)
    memory = rgm_store_load_calendar_memory (self->store, self->course, &reason);
  if (memory != NULL)
    import = rgm_ics_import_new (events, &(RgmIcsContext) {
        course, ((RgmPatientContent *) patient->patients->pdata[0])->courses, patient->history,
        elsewhere, memory, areas, self->today
      }, NULL);
  if (import == NULL)
    rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s", reason->message);
  return import;
}

/* All of it at once, whenever somebody interrupts. */
static gboolean
save (const RgmCliImport *self, const RgmIcsImport *import, GError **error)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_IMPORT };
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Importing…"));
  g_autofree char *memory = rgm_ics_memory_to_text (import->memory);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = rgm_ics_import_dup_sessions (import, &before);
  const RgmStoreCalendar calendar = { self->course, before, after, memory };
  g_autoptr (RgmBackupEntry) backup = NULL;
  g_autoptr (GError) reason = NULL;

  if (after->len > 0)
    backup = rgm_backup_make (rgm_store_get_path (self->store), &options, &reason);
  if (reason == NULL && rgm_store_import_calendar (self->store, &calendar, &transfer, &reason))
    return TRUE;
  return rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s",
                         reason->message);
}

static void
add_step (GString *text, const RgmIcsImport *import, const RgmIcsStep *step, RgmImportTense tense)
{
  g_autofree char *line = rgm_ics_import_describe_line (step);
  g_autofree char *when = rgm_ics_import_describe_when (import, step);
  g_autofree char *what = rgm_ics_import_describe_step (import, step, tense);

  if (rgm_ics_import_is_silent (step))
    return;
  g_string_append_printf (text, *when != '\0' ? "  %s · %s: %s\n" : "  %s%s: %s\n", line, when,
                          what);
}

static gboolean
say (const RgmIcsImport *import, RgmImportTense tense, GError **error)
{
  g_autofree char *sum = rgm_ics_import_describe_sum (import, tense);
  g_autofree char *problem = rgm_ics_import_describe_problem (import);
  g_autofree char *made_early = rgm_made_early_list_describe (import->made_early);
  g_autoptr (GString) text = g_string_new (sum);

  g_string_append_c (text, '\n');
  if (problem != NULL)
    g_string_append_printf (text, "%s\n", problem);
  for (guint i = 0; i < import->steps->len; i++)
    add_step (text, import, import->steps->pdata[i], tense);
  if (made_early != NULL)
    g_string_append_printf (text, "%s\n", made_early);
  return rgm_cli_output_text (text->str, error);
}

static gboolean
run (RgmCliImport *self, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (RgmAreas) areas = NULL;
  g_autoptr (RgmCourseContent) course = NULL;
  g_autoptr (RgmIcsImport) import = NULL;

  if (self->course == NULL)
    return rgm_cli_refuse_usage (error, _("No course was given; give --course UUID, the course to "
                                          "book for"));
  events = read_events (self, bytes, error);
  if (events == NULL)
    return FALSE;
  self->store = rgm_cli_database_open (self->cli, self->database,
                                       self->dry_run ? RGM_STORE_READ_ONLY : RGM_STORE_DEFAULT,
                                       error);
  areas = self->store != NULL
    ? rgm_cli_database_load_areas (self->cli, self->database, self->store, error) : NULL;
  course = areas != NULL
    ? rgm_cli_planned_load_course (self->store, self->database, self->course, error) : NULL;
  import = course != NULL ? plan (self, events, course, areas, error) : NULL;
  if (import == NULL || (!self->dry_run && !save (self, import, error)))
    return FALSE;

  rgm_cli_unfinished_done ();
  rgm_cli_import_note_refused (self, import->counts[RGM_ICS_REFUSED]
                                       + (import->problem != NULL ? 1 : 0));
  return say (import, self->dry_run ? RGM_IMPORT_WILL : RGM_IMPORT_DID, error);
}

const RgmCliImportFormat rgm_cli_import_ics = {
  .name = "ics",
  .run = run,
};
