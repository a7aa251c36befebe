#include "config.h"

#include "rgm-cli-import.h"

#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-planned.h"
#include "rgm-cli-progress.h"
#include "rgm-cli-unfinished.h"
#include "rgm-csv-letters.h"
#include "rgm-csv-row-text.h"
#include "rgm-csv-sum.h"
#include "rgm-csv-text.h"
#include "rgm-made-early.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a table is read with. */
typedef struct {
  const RgmCliImport *job;
  RgmArchive *known;
  RgmAreas *areas;
  RgmCsvWords *words;
  GTimeZone *here;
  RgmCsvContext context;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->known, rgm_archive_free);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_clear_pointer (&self->words, rgm_csv_words_free);
  g_clear_pointer (&self->here, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
list_encodings (void)
{
  GString *list = g_string_new (rgm_csv_encoding_get_code (RGM_CSV_ENCODING_UTF8));

  for (guint i = RGM_CSV_ENCODING_UTF8 + 1; i < RGM_CSV_N_ENCODINGS; i++)
    g_string_append_printf (list, ", %s", rgm_csv_encoding_get_code ((RgmCsvEncoding) i));
  return g_string_free (list, FALSE);
}

static gboolean
parse_encoding (const RgmCliImport *job, RgmCsvEncoding *encoding, GError **error)
{
  const char *text = job->columns->encoding;
  g_autofree char *codes = NULL;

  *encoding = RGM_CSV_ENCODING_AUTO;
  if (text == NULL || rgm_csv_encoding_find (text, encoding))
    return TRUE;

  codes = list_encodings ();
  return rgm_cli_refuse (error, "--encoding", _("“%s” is no encoding; give one of: %s"), text,
                         codes);
}

static gboolean
parse_separator (const RgmCliImport *job, char *separator, GError **error)
{
  const char *text = job->columns->separator;

  *separator = '\0';
  if (text == NULL)
    return TRUE;
  *separator = g_str_equal (text, "tab") ? '\t' : *text;
  if (g_str_equal (text, "tab") || (strlen (text) == 1 && strchr (",;|\t", *text) != NULL))
    return TRUE;

  return rgm_cli_refuse (error, "--separator", _("“%s” is no separator; give a comma, a semicolon, "
                                                 "| or tab"), text);
}

static gboolean
parse_date_order (const RgmCliImport *job, RgmCsvDateOrder *order, GError **error)
{
  const char *text = job->columns->date_order;

  if (text == NULL)
    return TRUE;
  for (guint i = RGM_CSV_DATE_ORDER_YMD; i < RGM_CSV_N_DATE_ORDERS; i++)
    if (g_str_equal (rgm_csv_date_order_get_code ((RgmCsvDateOrder) i), text))
      {
        *order = (RgmCsvDateOrder) i;
        return TRUE;
      }

  return rgm_cli_refuse (error, "--date-order", _("“%s” is no order; give ymd, dmy or mdy"), text);
}

static int
find_title (const RgmCsvTable *table, gint32 header, const char *name)
{
  for (guint i = 0; header != RGM_CSV_NO_HEADER && i < table->n_columns; i++)
    if (g_str_equal (rgm_csv_table_get_cell (table, (guint) header, i), name))
      return (int) i;

  return -1;
}

/* A column by its title, else by its number from 1. */
static int
find_column (const RgmCsvTable *table, const RgmCsvMapping *mapping, const char *name)
{
  int column = find_title (table, mapping->header, name);
  guint64 number;

  if (column >= 0)
    return column;

  return g_ascii_string_to_unsigned (name, 10, 1, table->n_columns, &number, NULL)
    ? (int) number - 1 : -1;
}

static char *
list_fields (void)
{
  GString *list = g_string_new (rgm_csv_field_get_code (RGM_CSV_FIELD_NONE));

  for (guint i = RGM_CSV_FIELD_NONE + 1; i < RGM_CSV_N_FIELDS; i++)
    g_string_append_printf (list, ", %s", rgm_csv_field_get_code ((RgmCsvField) i));
  return g_string_free (list, FALSE);
}

/* Whether a map names a title in the first row, which is a header then, in whatever language. */
static gboolean
names_header (const RgmCsvTable *table, char **maps)
{
  for (; maps != NULL && *maps != NULL; maps++)
    {
      const char *equals = strchr (*maps, '=');

      if (equals != NULL && find_title (table, 0, equals + 1) >= 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
apply_map (const RgmCsvTable *table, RgmCsvMapping *mapping, const char *map, GError **error)
{
  const char *equals = strchr (map, '=');
  g_autofree char *code = equals != NULL ? g_strndup (map, (gsize) (equals - map)) : g_strdup (map);
  g_autofree char *fields = NULL;
  RgmCsvField field;
  int column;

  if (equals == NULL)
    return rgm_cli_refuse (error, "--map", _("“%s” is not FIELD=COLUMN, such as day=Date"), map);
  if (!rgm_csv_field_find_code (code, &field))
    {
      fields = list_fields ();
      return rgm_cli_refuse (error, "--map", _("“%s” is no field; give one of: %s"), code, fields);
    }
  column = find_column (table, mapping, equals + 1);
  if (column < 0)
    return rgm_cli_refuse (error, "--map", _("there is no column “%s”; give a title of the table, "
                                             "or a number from 1 to %u"), equals + 1,
                           table->n_columns);
  rgm_csv_mapping_set_field (mapping, (guint) column, field);
  return TRUE;
}

/* The guess, and over it what was told. */
static RgmCsvMapping *
make_mapping (const Reading *self, const RgmCsvTable *table, GError **error)
{
  const RgmCsvContext *context = &self->context;
  const RgmCliImport *job = self->job;
  g_autoptr (RgmCsvMapping) mapping = rgm_csv_mapping_guess (table, context->areas, context->words,
                                                             context->today);

  if (job->columns->no_header)
    rgm_csv_mapping_set_header (mapping, table, RGM_CSV_NO_HEADER, context->areas, context->words,
                                context->today);
  else if (mapping->header == RGM_CSV_NO_HEADER && names_header (table, job->columns->maps))
    rgm_csv_mapping_set_header (mapping, table, 0, context->areas, context->words, context->today);
  for (char **map = job->columns->maps; map != NULL && *map != NULL; map++)
    if (!apply_map (table, mapping, *map, error))
      return NULL;
  rgm_csv_mapping_guess_date_order (mapping, table, context->words, context->today);
  if (!parse_date_order (job, &mapping->date_order, error))
    return NULL;
  if (rgm_csv_mapping_needs_date_order (mapping, table, context->words, context->today))
    {
      rgm_cli_refuse (error, "--date-order", _("the dates may be read in more than one way; give "
                                               "dmy or mdy"));
      return NULL;
    }

  return g_steal_pointer (&mapping);
}

/* That the encoding is a guess, and the lines by which somebody can see whether it is right. */
static char *
tell_encoding (const RgmCsvTable *table, RgmCsvEncoding encoding)
{
  g_autofree char *sentence = rgm_csv_encoding_tell (encoding);
  g_autoptr (GPtrArray) lines = rgm_csv_letters_list (table);
  GString *text = g_string_new (sentence);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "\n  %s", (const char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

/* @told: (out): what is to be said of its encoding, or NULL */
static RgmCsvTable *
read_table (const RgmCliImport *job, GBytes *bytes, char **told, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RgmCsvEncoding encoding;
  gboolean is_certain = TRUE;
  g_autofree char *text = NULL;
  RgmCsvTable *table;
  char separator;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!parse_encoding (job, &encoding, error) || !parse_separator (job, &separator, error))
    return NULL;
  if (encoding == RGM_CSV_ENCODING_AUTO)
    encoding = rgm_csv_encoding_guess (data, length, &is_certain);
  text = rgm_csv_decode (data, length, encoding, &reason);
  table = text != NULL ? rgm_csv_table_new (text, separator, &reason) : NULL;
  if (table == NULL)
    rgm_cli_refuse (error, job->file, "%s", reason->message);
  else if (!is_certain)
    *told = tell_encoding (table, encoding);
  return table;
}

/* Everything: the id of a session may be that of one in any course. */
static RgmArchive *
load_known (const RgmCliImport *job, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmCourseContent) course = NULL;
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Reading…"));
  RgmArchive *known = NULL;

  if (job->course != NULL)
    {
      course = rgm_cli_planned_load_course (job->store, job->database, job->course, error);
      if (course == NULL)
        return NULL;
    }
  known = rgm_store_load_archive (job->store, NULL, &transfer, &reason);
  if (known == NULL)
    rgm_cli_refuse (error, rgm_cli_database_find_option (job->database), "%s", reason->message);
  return known;
}

/* Where there is no database, as on a look at what would be done, nothing is known. */
static void
load (Reading *self, GError **error)
{
  const RgmCliImport *job = self->job;

  if (job->store == NULL)
    {
      self->areas = rgm_areas_ref (job->cli->library->areas);
      self->known = rgm_archive_new ();
      return;
    }
  self->areas = rgm_cli_database_load_areas (job->cli, job->database, job->store, error);
  self->known = self->areas != NULL ? load_known (job, error) : NULL;
}

static gboolean
prepare (Reading *self, GError **error)
{
  const RgmCliImport *job = self->job;

  load (self, error);
  self->words = rgm_csv_words_new_for_locale ();
  self->here = g_time_zone_new_local ();
  self->context = (RgmCsvContext) {
    .known = self->known,
    .areas = self->areas,
    .catalogue = job->cli->library->catalogue,
    .words = self->words,
    .course_id = job->course,
    .patient_name = job->columns->patient,
    .protocol_id = job->columns->concern,
    .today = job->today,
    .here = self->here,
  };

  return self->known != NULL;
}

static void
append_line (GString *text, char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
  g_free (line);
}

/* How the columns are read, as far as nobody may expect it. */
static char *
describe_columns (const RgmCsvTable *table, const RgmCsvMapping *mapping, const RgmCsvWords *words,
                  RgmDay today)
{
  const RgmCsvSerials serials = rgm_csv_serials_find (table, mapping, words, today);
  GString *text = g_string_new (NULL);

  append_line (text, rgm_csv_sum_columns (table, mapping, &serials, today));
  return g_string_free (text, FALSE);
}

/* By which options rows come in that were refused for their concern. */
static char *
describe_way_out (const RgmCsvPlan *plan, const char *concern_column)
{
  if (plan->concern != NULL || !plan->misses_concern)
    return NULL;
  /* Translators: %s is the title or number of a column; leave the options as they are */
  return g_strdup_printf (_("To do without that column, give --concern with what all sessions are "
                            "for, and --map none=%s."), concern_column);
}

/* What becomes of the rows, why some are refused, and which sessions are too early, come in as not
 * held, or are kept otherwise than their columns say. */
static char *
describe (const RgmCsvPlan *plan, const char *columns, const char *concern_column)
{
  GString *text = g_string_new (columns);

  append_line (text, rgm_csv_sum_rows (plan));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const RgmCsvRow *row = plan->rows->pdata[i];

      if (!rgm_csv_row_text_is_remarkable (row) && row->verdict != RGM_VERDICT_TOO_EARLY)
        continue;
      g_string_append (text, "  ");
      append_line (text, rgm_csv_row_text_line (row));
    }
  append_line (text, rgm_made_early_list_describe (plan->made_early));
  append_line (text, describe_way_out (plan, concern_column));

  return g_string_free (text, FALSE);
}

/* @report: (out): what was done, or NULL where there was nothing to do */
static gboolean
apply (const RgmCliImport *job, const RgmCsvPlan *plan, RgmImportReport **report, GError **error)
{
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Importing…"));
  g_autoptr (GError) reason = NULL;

  if (job->store == NULL || rgm_csv_plan_count_writes (plan) == 0)
    return TRUE;
  if (job->dry_run)
    *report = rgm_store_preview_import (job->store, plan->archive, job->cli->library->areas,
                                        RGM_IMPORT_REPLACE, &transfer, &reason);
  else if (rgm_cli_import_back_up (job->store, &reason))
    *report = rgm_store_import_archive (job->store, plan->archive, job->cli->library->areas,
                                        RGM_IMPORT_REPLACE, &transfer, &reason);
  if (*report != NULL)
    return TRUE;

  return rgm_cli_refuse (error, rgm_cli_database_find_option (job->database), "%s",
                         reason->message);
}

/* The option that answers what a plan asks. */
static const char *
find_option (const GError *reason)
{
  if (g_error_matches (reason, RGM_CSV_ERROR, RGM_CSV_ERROR_PATIENT))
    return "--patient-name";
  return g_error_matches (reason, RGM_CSV_ERROR, RGM_CSV_ERROR_CONCERN) ? "--concern" : "--map";
}

/* As --map takes it: the title of the column, or its number. */
static char *
name_concern_column (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  int column = rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PROTOCOL);
  const char *title = column < 0 || mapping->header == RGM_CSV_NO_HEADER
    ? "" : rgm_csv_table_get_cell (table, (guint) mapping->header, (guint) column);

  if (*title == '\0')
    return g_strdup_printf ("%d", column + 1);
  return strpbrk (title, " \"'$") != NULL ? g_shell_quote (title) : g_strdup (title);
}

static RgmCsvPlan *
make_plan (const RgmCliImport *job, const RgmCsvTable *table, char **columns,
           char **concern_column, GError **error)
{
  g_auto (Reading) reading = { .job = job };
  g_autoptr (RgmCsvMapping) mapping = NULL;
  g_autoptr (GError) reason = NULL;
  RgmCsvPlan *plan;

  if (!prepare (&reading, error))
    return NULL;
  mapping = make_mapping (&reading, table, error);
  if (mapping == NULL)
    return NULL;
  plan = rgm_csv_plan_new (table, mapping, &reading.context, &reason);
  if (g_error_matches (reason, RGM_CSV_ERROR, RGM_CSV_ERROR_MAPPING))
    /* Translators: %s is a sentence with its full stop; leave “day=” as it is */
    rgm_cli_refuse (error, find_option (reason), _("%s Give day=COLUMN."), reason->message);
  else if (plan == NULL)
    rgm_cli_refuse (error, find_option (reason), "%s", reason->message);
  else
    {
      *columns = describe_columns (table, mapping, reading.words, job->today);
      *concern_column = name_concern_column (table, mapping);
    }
  return plan;
}

/* A table may make its patients and courses where nothing is, unless it is for a course. */
static RgmStoreFlags
get_flags (const RgmCliImport *self)
{
  if (self->dry_run)
    return RGM_STORE_READ_ONLY;
  return self->course == NULL ? RGM_STORE_CREATE : RGM_STORE_DEFAULT;
}

/* Only to look needs no database where a table would make one. */
static gboolean
open_database (RgmCliImport *self, GError **error)
{
  if (self->dry_run && self->course == NULL
      && rgm_cli_database_is_missing (self->cli, self->database))
    return TRUE;
  self->store = rgm_cli_database_open (self->cli, self->database, get_flags (self), error);
  return self->store != NULL;
}

/* Nothing is written unless every row could be looked at. */
static gboolean
run (RgmCliImport *self, GBytes *bytes, GError **error)
{
  g_autofree char *encoding = NULL;
  g_autoptr (RgmCsvTable) table = read_table (self, bytes, &encoding, error);
  g_autoptr (RgmCsvPlan) plan = NULL;
  g_autoptr (RgmImportReport) report = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *concern_column = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (table == NULL || !open_database (self, error))
    return FALSE;
  plan = make_plan (self, table, &columns, &concern_column, error);
  if (plan == NULL || !apply (self, plan, &report, error))
    return FALSE;

  /* Before it is acknowledged: what is must stay. */
  rgm_cli_unfinished_done ();
  rgm_cli_import_note_refused (self, plan->counts[RGM_CSV_REFUSED]);
  /* What was made for rows that did not come in is not left behind. */
  if (self->store != NULL && rgm_csv_plan_count_writes (plan) == 0)
    rgm_store_take_back (g_steal_pointer (&self->store));
  text = describe (plan, columns, concern_column);
  append_line (all, g_steal_pointer (&encoding));
  g_string_append (all, text);
  append_line (all, self->dry_run ? g_strdup (_("Nothing was written."))
                                  : rgm_csv_text_done (plan, report));
  return rgm_cli_output_text (all->str, error);
}

const RgmCliImportFormat rgm_cli_import_csv = {
  .name = "csv",
  .run = run,
};
