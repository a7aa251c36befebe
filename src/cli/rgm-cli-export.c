#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"
#include "rgm-cli-progress.h"
#include "rgm-export-file.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const RgmCliExportFormat *const formats[] = {
  &rgm_cli_export_json,
  &rgm_cli_export_csv,
  &rgm_cli_export_ics,
  &rgm_cli_export_pdf,
  &rgm_cli_export_svg,
  &rgm_cli_export_png,
  &rgm_cli_export_text,
};

/* What was asked for, word by word. */
typedef struct {
  char *format;
  char *to;
  char *patient;
  char *what;
  char *course;
  char *titles;
  char *reminder;
  char *paper;
  char *sheet;
  char *scale;
  char *today;
  gboolean with_done;
  gboolean with_windows;
  char *database;
  gboolean force;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->format);
  g_free (self->to);
  g_free (self->patient);
  g_free (self->what);
  g_free (self->course);
  g_free (self->titles);
  g_free (self->reminder);
  g_free (self->paper);
  g_free (self->sheet);
  g_free (self->scale);
  g_free (self->today);
  g_free (self->database);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/**
 * rgm_cli_export_load:
 * @self: what to export
 * @error: return location for an error
 *
 * Returns: (transfer full): everything that was asked for, as values, or %NULL
 */
RgmArchive *
rgm_cli_export_load (const RgmCliExport *self, GError **error)
{
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Reading…"));
  g_autoptr (GError) reason = NULL;
  RgmArchive *archive = rgm_store_load_archive (self->store, self->patient, &transfer, &reason);

  if (archive != NULL)
    return archive;
  if (self->patient != NULL
      && g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    rgm_cli_refuse (error, "--patient", _("there is no patient %s in %s; give the UUID of one that "
                                          "is there"), self->patient,
                    rgm_store_get_path (self->store));
  else
    rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s", reason->message);
  return NULL;
}

static char *
list_formats (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i]->name);
  return g_string_free (list, FALSE);
}

/* A name that ends with none of them, or standard output, is JSON. */
static const RgmCliExportFormat *
find_format_of_name (const char *to)
{
  const char *dot = to != NULL ? strrchr (to, '.') : NULL;

  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]->name) == 0)
      return formats[i];
  return dot != NULL && g_ascii_strcasecmp (dot, ".txt") == 0 ? &rgm_cli_export_text
                                                              : &rgm_cli_export_json;
}

static const RgmCliExportFormat *
find_format (const Request *request, GError **error)
{
  g_autofree char *list = NULL;

  if (request->format == NULL)
    return find_format_of_name (request->to);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (request->format, formats[i]->name))
      return formats[i];

  list = list_formats ();
  rgm_cli_refuse (error, "--format", _("“%s” is no format; give one of: %s"), request->format,
                  list);
  return NULL;
}

/* What each option is for, and whether it was given. */
static gboolean
check_options (const Request *request, const RgmCliExportFormat *format, GError **error)
{
  const struct {
    const char *option;
    RgmCliExportTakes takes;
    gboolean given;
  } options[] = {
    { "--patient", RGM_CLI_EXPORT_PATIENT, request->patient != NULL },
    { "--what", RGM_CLI_EXPORT_WHAT, request->what != NULL },
    { "--course", RGM_CLI_EXPORT_COURSE, request->course != NULL },
    { "--today", RGM_CLI_EXPORT_COURSE, request->today != NULL },
    { "--titles", RGM_CLI_EXPORT_CALENDAR | RGM_CLI_EXPORT_TITLES, request->titles != NULL },
    { "--reminder", RGM_CLI_EXPORT_CALENDAR, request->reminder != NULL },
    { "--paper", RGM_CLI_EXPORT_SHEET, request->paper != NULL },
    { "--sheet", RGM_CLI_EXPORT_SHEET, request->sheet != NULL },
    { "--scale", RGM_CLI_EXPORT_SCALE, request->scale != NULL },
    { "--with-done", RGM_CLI_EXPORT_CALENDAR, request->with_done },
    { "--with-windows", RGM_CLI_EXPORT_CALENDAR, request->with_windows },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].given && (format->takes & options[i].takes) == 0)
      return rgm_cli_refuse (error, options[i].option, _("the format %s does not take it"),
                             format->name);
  return TRUE;
}

static gboolean
check (const Request *request, const RgmCliExportFormat *format, RgmDay *today, GError **error)
{
  *today = rgm_cli_get_today ();
  if (!check_options (request, format, error)
      || (request->today != NULL
          && !rgm_cli_parse_date ("--today", request->today, today, error)))
    return FALSE;
  if (request->patient != NULL && !g_uuid_string_is_valid (request->patient))
    return rgm_cli_refuse (error, "--patient", _("“%s” is not a UUID; give the one that the "
                                                 "patient has in an export"), request->patient);
  if (request->course != NULL && !g_uuid_string_is_valid (request->course))
    return rgm_cli_refuse (error, "--course", _("“%s” is not a UUID; give the one that the course "
                                                "has in the database"), request->course);
  if (request->course != NULL && request->patient != NULL)
    return rgm_cli_refuse (error, "--patient", _("a course is one patient’s already; give one of "
                                                 "the two"));
  return TRUE;
}

/* As other programs take it. */
static gboolean
is_standard_output (const char *to)
{
  static const char *const names[] = { "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", NULL };

  return to == NULL || g_strv_contains (names, to);
}

/* What is wrong with a link is not what is wrong with a name. */
static gboolean
refuse_place (const char *to, const GError *reason, GError **error)
{
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_SYMLINK))
    return rgm_cli_refuse (error, "--to", _("the link “%s” leads in a circle; give the name of a "
                                            "file"), to);
  if (!g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE))
    return rgm_cli_refuse (error, "--to", "%s", reason->message);
  if (g_file_test (to, G_FILE_TEST_IS_SYMLINK))
    return rgm_cli_refuse (error, "--to", _("the link “%s” points into a folder that is not there; "
                                            "make that, or give another name"), to);
  return rgm_cli_refuse (error, "--to", _("there is no folder for “%s”; make it, or give another "
                                          "name"), to);
}

/* To the file, or else to standard output. */
static gboolean
write_out (const Request *request, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (is_standard_output (request->to))
    return rgm_cli_output_bytes (bytes, error);
  if (rgm_export_file_write (request->to, bytes, request->force, NULL, &reason))
    return TRUE;
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS))
    return rgm_cli_refuse (error, "--to", _("there is a file “%s”; give another name, or --force "
                                            "to replace it"), request->to);
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE))
    return rgm_cli_refuse (error, "--to", _("“%s” is a folder, a device or the like; give the name "
                                            "of a file"), request->to);
  return refuse_place (request->to, reason, error);
}

/* On the standard error: the standard output may be the file. */
static void
tell_unplanned (RgmCli *cli, const GPtrArray *unplanned)
{
  for (guint i = 0; i < unplanned->len; i++)
    {
      g_autofree char *sentence = rgm_sentence_unplanned (unplanned->pdata[i]);

      rgm_cli_output_error (sentence);
      cli->status = RGM_CLI_STATUS_WARNINGS;
    }
}

static void
tell_mended (RgmCli *cli, RgmStore *store)
{
  g_autofree char *name = g_filename_display_name (rgm_store_get_path (store));
  g_autofree char *sentence = NULL;

  if (!rgm_store_has_mended_texts (store))
    return;
  /* Translators: %s is the database, a file. */
  sentence = g_strdup_printf (_("Exported, but texts of “%s” are not as Regimen wrote them, and "
                                "“�” stands for what is lost; if they were right before, restore "
                                "an earlier backup."), name);
  rgm_cli_output_error (sentence);
  cli->status = RGM_CLI_STATUS_DAMAGED;
}

static gboolean
export (RgmCli *cli, Request *request, GError **error)
{
  g_autoptr (GPtrArray) unplanned = rgm_unplanned_list_new ();
  const RgmCliExportFormat *format = find_format (request, error);
  g_autofree char *patient = NULL;
  g_autofree char *course = NULL;
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RgmCliExport job = {
    .cli = cli,
    .database = request->database,
    .titles = request->titles,
    .reminder = request->reminder,
    .with_done = request->with_done,
    .with_windows = request->with_windows,
    .paper = request->paper,
    .sheet = request->sheet,
    .scale = request->scale,
    .today_given = request->today != NULL,
    .unplanned = unplanned,
  };

  if (format == NULL || !check (request, format, &job.today, error))
    return FALSE;
  store = rgm_cli_database_open (cli, request->database, RGM_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  patient = request->patient != NULL ? g_ascii_strdown (request->patient, -1) : NULL;
  job.store = store;
  course = request->course != NULL ? g_ascii_strdown (request->course, -1) : NULL;
  job.patient = patient;
  job.what = request->what;
  job.course = course;
  bytes = format->make (&job, error);

  if (bytes == NULL || !write_out (request, bytes, error))
    return FALSE;
  tell_unplanned (cli, unplanned);

  tell_mended (cli, store);
  return TRUE;
}

/* The file may stand alone, as that of `import` does. */
static gboolean
take_file (Request *request, char **rest, GError **error)
{
  if (rest == NULL)
    return TRUE;
  if (request->to != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: --to names the file already"),
                                 rest[0]);
  if (!rgm_cli_check_one_file (rest, FALSE, error))
    return FALSE;
  request->to = g_strdup (rest[0]);
  return TRUE;
}

gboolean
rgm_cli_export (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &request.format,
      N_("What to write; by default what the name of the file ends with, else json"),
      N_("FORMAT") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &request.to,
      N_("The file to write; standard output by default"), N_("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, N_("Replace a file that is there"), NULL },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &request.patient, N_("Write one patient alone"),
      N_("UUID") },
    { "course", 0, 0, G_OPTION_ARG_STRING, &request.course, N_("Write one course alone"),
      N_("UUID") },
    { "titles", 0, 0, G_OPTION_ARG_STRING, &request.titles,
      N_("What a calendar calls the bookings: full with names and concerns, by default neutral"),
      "neutral|full" },
    { "reminder", 0, 0, G_OPTION_ARG_STRING, &request.reminder,
      N_("How many minutes before a booking a calendar reminds of it"), N_("MINUTES") },
    { "with-done", 0, 0, G_OPTION_ARG_NONE, &request.with_done,
      N_("Put sessions that are done into a calendar"), NULL },
    { "with-windows", 0, 0, G_OPTION_ARG_NONE, &request.with_windows,
      N_("Put healing, collagen and results into a calendar"), NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &request.sheet,
      N_("What a PDF tells: the plan, or the record of the sessions; the plan by default"),
      "plan|record" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &request.paper,
      N_("The paper of a PDF; by default what is usual where you are"), "a4|letter" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &request.scale,
      N_("How many times larger than on the screen a PNG is, 1 to 8"), N_("N") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &request.today,
      N_("The date to plan from; today by default"), N_("DATE") },
    { "what", 0, 0, G_OPTION_ARG_STRING, &request.what,
      N_("What the rows of a table are; sessions by default"), "sessions|patients" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &request.database, N_("The database"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Writes everything in a database to a file: as JSON, "
                                              "which another machine can import, or as a text to "
                                              "read. Exit status: 3 if texts are damaged, 4 "
                                              "if a course cannot be planned, and what a plan "
                                              "says of it is left out."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  return take_file (&request, rest, error) && export (cli, &request, error);
}
