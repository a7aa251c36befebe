#include "config.h"

#include "rgm-cli-import.h"

#include "rgm-archive-json-reader.h"
#include "rgm-backup.h"
#include "rgm-cli-arguments.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"
#include "rgm-cli-progress.h"
#include "rgm-cli-unfinished.h"
#include "rgm-export-file.h"
#include "rgm-import-text.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

static const RgmCliImportFormat *const formats[] = {
  &rgm_cli_import_json,
  &rgm_cli_import_csv,
  &rgm_cli_import_ics,
};

/* What was asked for, word by word. */
typedef struct {
  char *file;
  char *format;
  char *database;
  char *course;
  char *today;
  RgmCliImportColumns columns;
  gboolean replace;
  gboolean dry_run;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->file);
  g_free (self->format);
  g_free (self->database);
  g_free (self->course);
  g_free (self->today);
  g_strfreev (self->columns.maps);
  g_free (self->columns.date_order);
  g_free (self->columns.separator);
  g_free (self->columns.encoding);
  g_free (self->columns.concern);
  g_free (self->columns.patient);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static char *
list_formats (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i]->name);
  return g_string_free (list, FALSE);
}

/* The format that was given, else the one that the name of the file ends with. */
static const RgmCliImportFormat *
find_format (const Request *request, GError **error)
{
  const char *dot = g_strrstr (request->file, ".");
  g_autofree char *name = request->format != NULL ? g_strdup (request->format)
                          : dot != NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i]->name))
      return formats[i];

  list = list_formats ();
  if (request->format != NULL)
    rgm_cli_refuse (error, "--format", _("“%s” is no format; give one of: %s"), request->format,
                    list);
  else
    rgm_cli_refuse (error, "--format", _("the name of the file does not say what it is; give one "
                                         "of: %s"), list);
  return NULL;
}

static GBytes *
read_file (const Request *request, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = rgm_export_file_read (request->file, RGM_ARCHIVE_JSON_BYTES_MAX, &reason);

  if (bytes == NULL)
    rgm_cli_refuse (error, request->file, "%s", reason->message);
  return bytes;
}

/**
 * rgm_cli_import_back_up:
 * @store: the database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes the backup that is made before an import, unless the database is new.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_cli_import_back_up (RgmStore *store, GError **error)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_IMPORT };
  g_autoptr (RgmBackupEntry) backup = NULL;

  if (rgm_store_get_created (store))
    return TRUE;
  backup = rgm_backup_make (rgm_store_get_path (store), &options, error);
  return backup != NULL;
}

/**
 * rgm_cli_import_note_refused:
 * @self: an import that is done, or is looked at alone
 * @n_refused: how much of the file was refused, or cannot be planned
 *
 * Lets the exit status tell a script what the list tells people: that not all came in as it should.
 */
void
rgm_cli_import_note_refused (RgmCliImport *self, guint n_refused)
{
  if (n_refused > 0)
    self->cli->status = RGM_CLI_STATUS_WARNINGS;
}

static gboolean
say (const RgmImportReport *report, RgmImportTense tense, GError **error)
{
  g_autofree char *summary = rgm_import_text_summary (report, tense);
  g_autoptr (GString) text = g_string_new (summary);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < report->refused->len; i++)
    {
      g_autofree char *refusal = rgm_import_text_refusal (report->refused->pdata[i]);

      g_string_append_printf (text, "  %s\n", refusal);
    }
  for (guint i = 0; i < report->unplanned->len; i++)
    {
      g_autofree char *sentence = rgm_sentence_unplanned (report->unplanned->pdata[i]);

      g_string_append_printf (text, "  %s\n", sentence);
    }
  return rgm_cli_output_text (text->str, error);
}

/* The file has been read: one that cannot be changes nothing, not even by making a database. */
static RgmImportReport *
run (const RgmCliImport *job, const Request *request, RgmArchive *archive, GError **error)
{
  RgmImportMode mode = request->replace ? RGM_IMPORT_REPLACE : RGM_IMPORT_KEEP;
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Importing…"));
  g_autoptr (GError) reason = NULL;
  RgmImportReport *report = NULL;

  if (request->dry_run)
    report = rgm_store_preview_import (job->store, archive, job->cli->library->areas, mode,
                                       &transfer, &reason);
  else if (rgm_cli_import_back_up (job->store, &reason))
    report = rgm_store_import_archive (job->store, archive, job->cli->library->areas, mode,
                                       &transfer, &reason);
  /* Before it is acknowledged: what is must stay. */
  if (report != NULL)
    rgm_cli_unfinished_done ();
  else
    rgm_cli_refuse (error, rgm_cli_database_find_option (request->database), "%s",
                    reason->message);
  return report;
}

static gboolean
has_columns (const RgmCliImportColumns *columns)
{
  return columns->maps != NULL || columns->date_order != NULL || columns->separator != NULL
         || columns->encoding != NULL || columns->concern != NULL || columns->patient != NULL
         || columns->no_header;
}

/* Only what goes into a course is asked of which and when. */
static gboolean
check (const Request *request, const RgmCliImportFormat *format, RgmDay *today, GError **error)
{
  const char *option = request->course != NULL ? "--course" : "--today";

  *today = rgm_cli_get_today ();
  if (format->run == NULL && (request->course != NULL || request->today != NULL))
    return rgm_cli_refuse (error, option, _("the format %s does not take it"), format->name);
  if (format != &rgm_cli_import_csv && has_columns (&request->columns))
    return rgm_cli_refuse (error, "--format", _("only csv takes --map, --date-order, --separator, "
                                                "--encoding, --concern, --patient-name "
                                                "and --no-header"));
  if (format->run != NULL && request->replace)
    return rgm_cli_refuse (error, "--replace", _("the format %s does not take it"), format->name);
  if (request->course != NULL && !g_uuid_string_is_valid (request->course))
    return rgm_cli_refuse (error, "--course", _("“%s” is not a UUID; give the one that the course "
                                                "has in the database"), request->course);

  return request->today == NULL || rgm_cli_parse_date ("--today", request->today, today, error);
}

static gboolean
import_into_course (RgmCli *cli, const Request *request, const RgmCliImportFormat *format,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *course = request->course != NULL ? g_ascii_strdown (request->course, -1) : NULL;
  RgmCliImport job = { .cli = cli, .database = request->database, .file = request->file,
                       .course = course, .dry_run = request->dry_run,
                       .columns = &request->columns };
  gboolean done;

  if (!check (request, format, &job.today, error))
    return FALSE;
  bytes = read_file (request, error);
  done = bytes != NULL && format->run (&job, bytes, error);
  if (job.store != NULL && !done)
    rgm_store_take_back (g_steal_pointer (&job.store));
  g_clear_pointer (&job.store, rgm_store_close);
  return done;
}

static gboolean
import_archive (RgmCli *cli, const Request *request, const RgmCliImportFormat *format,
                GError **error)
{
  RgmCliImport job = { .cli = cli, .database = request->database, .file = request->file };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RgmArchive) archive = NULL;
  g_autoptr (RgmImportReport) report = NULL;
  g_autoptr (GError) reason = NULL;

  if (!check (request, format, &job.today, error))
    return FALSE;
  bytes = read_file (request, error);
  if (bytes == NULL)
    return FALSE;
  archive = format->read (&job, bytes, &reason);
  if (archive == NULL)
    return rgm_cli_refuse (error, request->file, "%s", reason->message);
  job.store = rgm_cli_database_open (cli, request->database,
                                     request->dry_run ? RGM_STORE_READ_ONLY : RGM_STORE_CREATE,
                                     error);
  if (job.store == NULL)
    return FALSE;
  report = run (&job, request, archive, error);
  if (report == NULL)
    rgm_store_take_back (job.store);
  else
    {
      rgm_store_close (job.store);
      rgm_cli_import_note_refused (&job, report->refused->len + report->unplanned->len);
    }

  return report != NULL
         && say (report, request->dry_run ? RGM_IMPORT_WILL : RGM_IMPORT_DID, error);
}

static gboolean
import (RgmCli *cli, const Request *request, GError **error)
{
  const RgmCliImportFormat *format = find_format (request, error);
  gboolean done = FALSE;

  if (format != NULL && format->run != NULL)
    done = import_into_course (cli, request, format, error);
  else if (format != NULL)
    done = import_archive (cli, request, format, error);
  rgm_cli_unfinished_end ();
  return done;
}

gboolean
rgm_cli_import (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &request.format,
      N_("What the file is; by default what its name ends with"), N_("FORMAT") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &request.replace,
      N_("Replace what is here with other content"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.dry_run,
      N_("Only say what would be done"), NULL },
    { "course", 0, 0, G_OPTION_ARG_STRING, &request.course,
      N_("The course that a calendar or a table is for"), N_("UUID") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.columns.maps,
      N_("What a column of a table holds, such as day=Date; COLUMN is a title or a number"),
      N_("FIELD=COLUMN") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &request.columns.date_order,
      N_("In which order dates such as 03/04/2026 are written"), "ymd|dmy|mdy" },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &request.columns.separator,
      N_("What separates the cells of a table"), N_("CHARACTER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &request.columns.encoding,
      N_("How a table is encoded, such as utf-8 or windows-1250"), N_("ENCODING") },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &request.columns.no_header,
      N_("The first row of a table is no header"), NULL },
    { "concern", 0, 0, G_OPTION_ARG_STRING, &request.columns.concern,
      N_("What courses are for that a table makes"), N_("ID") },
    { "patient-name", 0, 0, G_OPTION_ARG_STRING, &request.columns.patient,
      N_("Whose sessions those rows of a table are that name nobody"), N_("NAME") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &request.today,
      N_("The date to plan from; today by default"), N_("DATE") },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &request.database, N_("The database"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Brings in what was exported, a calendar or a "
                                              "table. A backup is made before. Exit status: 4 if "
                                              "some of it was refused, or cannot be planned."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest == NULL)
    return rgm_cli_refuse_usage (error, _("No file was given; give the FILE to import"));
  if (rest[1] != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes one file"),
                                 rest[1]);
  if (!rgm_cli_check_named (rest[0], error))
    return FALSE;
  request.file = g_strdup (rest[0]);

  return import (cli, &request, error);
}
