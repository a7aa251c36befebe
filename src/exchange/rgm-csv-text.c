#include "config.h"

#include "rgm-csv-text.h"

#include "rgm-csv-name.h"

#include <glib/gi18n-lib.h>

static char *
count_sessions (guint n, RgmCsvOutcome outcome)
{
  switch (outcome)
    {
    case RGM_CSV_ADDED:
      return g_strdup_printf (ngettext ("%u session will be added.",
                                        "%u sessions will be added.", n), n);
    case RGM_CSV_CHANGED:
      return g_strdup_printf (ngettext ("%u session will be changed.",
                                        "%u sessions will be changed.", n), n);
    case RGM_CSV_UNCHANGED:
      return g_strdup_printf (ngettext ("%u session is there already.",
                                        "%u sessions are there already.", n), n);
    case RGM_CSV_REFUSED:
    default:
      return g_strdup_printf (ngettext ("%u row is refused.", "%u rows are refused.", n), n);
    }
}

static char *
count_patients (guint n, RgmCsvOutcome outcome)
{
  switch (outcome)
    {
    case RGM_CSV_ADDED:
      return g_strdup_printf (ngettext ("%u patient will be added.",
                                        "%u patients will be added.", n), n);
    case RGM_CSV_CHANGED:
      return g_strdup_printf (ngettext ("%u patient will be changed.",
                                        "%u patients will be changed.", n), n);
    case RGM_CSV_UNCHANGED:
      return g_strdup_printf (ngettext ("%u patient is there already.",
                                        "%u patients are there already.", n), n);
    case RGM_CSV_REFUSED:
    default:
      return count_sessions (n, outcome);
    }
}

/**
 * rgm_csv_text_count:
 * @plan: the plan of an import
 * @outcome: what will become of rows
 *
 * Returns: (transfer full): how many rows, “12 sessions will be added.”
 */
char *
rgm_csv_text_count (const RgmCsvPlan *plan, RgmCsvOutcome outcome)
{
  guint n = plan->counts[outcome];

  return plan->of_patients ? count_patients (n, outcome) : count_sessions (n, outcome);
}

/**
 * rgm_csv_text_holders:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): how many courses will be added to hold the sessions, or
 *   %NULL for none
 */
char *
rgm_csv_text_holders (const RgmCsvPlan *plan)
{
  g_autofree char *patients = NULL;
  g_autofree char *courses = NULL;

  if (plan->n_courses == 0)
    return NULL;
  courses = g_strdup_printf (ngettext ("%u course will be added for them.",
                                       "%u courses will be added for them.", plan->n_courses),
                             plan->n_courses);
  if (plan->n_patients == 0)
    return g_steal_pointer (&courses);
  patients = count_patients (plan->n_patients, RGM_CSV_ADDED);

  return g_strdup_printf ("%s %s", courses, patients);
}

/**
 * rgm_csv_text_notes:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): how many depths go into the notes, or %NULL for none
 */
char *
rgm_csv_text_notes (const RgmCsvPlan *plan)
{
  guint n = plan->n_noted_depths;

  return n > 0 ? g_strdup_printf (ngettext ("%u depth goes into the notes, because it is a range "
                                            "or there is no area for it.",
                                            "%u depths go into the notes, because they are ranges "
                                            "or there is no area for them.", n), n)
               : NULL;
}

/**
 * rgm_csv_text_noted_passes:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): how many numbers of passes go into the notes, or %NULL for
 *   none
 */
char *
rgm_csv_text_noted_passes (const RgmCsvPlan *plan)
{
  guint n = plan->n_noted_passes;

  return n > 0 ? g_strdup_printf (ngettext ("%u number of passes goes into the notes, because "
                                            "there is no area for it.",
                                            "%u numbers of passes go into the notes, because "
                                            "there is no area for them.", n), n)
               : NULL;
}

/**
 * rgm_csv_text_beside:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): how many sessions may be corrections of others that are
 *   there, or %NULL for none
 */
char *
rgm_csv_text_beside (const RgmCsvPlan *plan)
{
  guint n = plan->n_beside;

  return n > 0 ? g_strdup_printf (ngettext ("%u session will be added beside another one of the "
                                            "same day, which it may be a correction of.",
                                            "%u sessions will be added beside others of the same "
                                            "day, which they may be corrections of.", n), n)
               : NULL;
}

/**
 * rgm_csv_text_strange_concerns:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): that concerns are not known and do not matter, or %NULL
 */
char *
rgm_csv_text_strange_concerns (const RgmCsvPlan *plan)
{
  guint n = plan->n_strange_concerns;

  /* Translators: %u is a number of rows of a table, whose sessions all go to one course,
   * or are for one concern */
  return n > 0 ? g_strdup_printf (ngettext ("The concern of %u row is not known, and plays no "
                                            "part.",
                                            "The concern of %u rows is not known, and plays no "
                                            "part.", n), n)
               : NULL;
}

/**
 * rgm_csv_text_treatments:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): how many rows name the treatment and what they are taken
 *   for, or %NULL for none
 */
char *
rgm_csv_text_treatments (const RgmCsvPlan *plan)
{
  guint n = plan->n_treatments;

  /* Translators: %2$s is a concern, such as “Acne scars” */
  return n > 0 ? g_strdup_printf (ngettext ("%1$u session names the treatment and no concern: it "
                                            "is taken to be for “%2$s”.",
                                            "%1$u sessions name the treatment and no concern: they "
                                            "are taken to be for “%2$s”.", n), n, plan->concern)
               : NULL;
}

/**
 * rgm_csv_text_button:
 * @plan: the plan of an import
 *
 * Returns: (transfer full): what the button says that does it, “Import 12 Sessions”
 */
char *
rgm_csv_text_button (const RgmCsvPlan *plan)
{
  guint n = rgm_csv_plan_count_writes (plan);

  return plan->of_patients
    ? g_strdup_printf (ngettext ("Import %u Patient", "Import %u Patients", n), n)
    : g_strdup_printf (ngettext ("Import %u Session", "Import %u Sessions", n), n);
}

static char *
describe_done (const RgmCsvPlan *plan, guint n)
{
  return plan->of_patients
    ? g_strdup_printf (ngettext ("%u patient imported", "%u patients imported", n), n)
    : g_strdup_printf (ngettext ("%u session imported", "%u sessions imported", n), n);
}

/* A row of patients brings in who it is and how to reach them. */
static guint
count_done (const RgmCsvPlan *plan, const RgmImportReport *report)
{
  return plan->of_patients ? report->patients
                           : report->added[RGM_RECORD_KIND_SESSION]
                             + report->changed[RGM_RECORD_KIND_SESSION];
}

static guint
count_there (const RgmCsvPlan *plan, const RgmImportReport *report)
{
  return plan->of_patients ? report->added[RGM_RECORD_KIND_PATIENT]
                             + report->changed[RGM_RECORD_KIND_PATIENT]
                             + report->unchanged[RGM_RECORD_KIND_PATIENT] - report->patients
                           : report->unchanged[RGM_RECORD_KIND_SESSION];
}

/**
 * rgm_csv_text_done:
 * @plan: the plan of an import that has been done
 * @report: (nullable): what was really done, or %NULL where there was nothing to do
 *
 * What another program did between the plan and the doing is not told as done here.
 *
 * Returns: (transfer full): what was done, “12 sessions imported”
 */
char *
rgm_csv_text_done (const RgmCsvPlan *plan, const RgmImportReport *report)
{
  guint n_there = report != NULL ? count_there (plan, report) : 0;
  g_autofree char *done = describe_done (plan, report != NULL ? count_done (plan, report)
                                               : rgm_csv_plan_count_writes (plan));

  if (n_there == 0)
    return g_steal_pointer (&done);
  /* Translators: %1$s is what was done, such as “0 sessions imported” */
  return g_strdup_printf (ngettext ("%1$s, %2$u is there already", "%1$s, %2$u are there already",
                                    n_there), done, n_there);
}

static gboolean
holds_nothing (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return rgm_csv_table_is_empty_below (table, mapping->header, column);
}

/**
 * rgm_csv_text_column:
 * @table: a table
 * @mapping: how its rows are read
 * @column: 0 to the number of columns less one
 *
 * Returns: (transfer full): its title, “Comment”, or its number where it has none
 */
char *
rgm_csv_text_column (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  const char *title = mapping->header == RGM_CSV_NO_HEADER
    ? "" : rgm_csv_table_get_cell (table, (guint) mapping->header, column);

  /* Translators: %s is the title of a column */
  return *title ? g_strdup_printf (_("“%s”"), title) : g_strdup_printf ("%u", column + 1);
}

typedef gboolean (*Choose) (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column);

/* The columns that are chosen, by their names; NULL for none. */
static char *
list_columns (const RgmCsvTable *table, const RgmCsvMapping *mapping, Choose choose, guint *n)
{
  GString *list = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      g_autofree char *name = NULL;

      if (!choose (table, mapping, i))
        continue;
      name = rgm_csv_text_column (table, mapping, i);
      g_string_append_printf (list, "%s%s", (*n)++ > 0 ? _(", ") : "", name);
    }

  return g_string_free (list, *n == 0);
}

static gboolean
is_left_out (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return mapping->fields[column] == RGM_CSV_FIELD_NONE && !holds_nothing (table, mapping, column);
}

/**
 * rgm_csv_text_left_out:
 * @table: a table
 * @mapping: how its rows are read
 *
 * Returns: (transfer full) (nullable): which columns that hold something are left out, “These
 *   columns are left out: “Shoes”, 7.”; %NULL for none
 */
char *
rgm_csv_text_left_out (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  guint n;
  g_autofree char *list = list_columns (table, mapping, is_left_out, &n);

  /* Translators: %s are the titles or numbers of columns of a table */
  return n > 0 ? g_strdup_printf (ngettext ("This column is left out: %s.",
                                            "These columns are left out: %s.", n), list)
               : NULL;
}

static gboolean
is_idle (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return rgm_csv_mapping_is_idle (mapping, column) && !holds_nothing (table, mapping, column);
}

/**
 * rgm_csv_text_idle:
 * @table: a table
 * @mapping: how its rows are read
 *
 * Returns: (transfer full) (nullable): which columns nobody reads because they hold what belongs to
 *   patients, and the rows are sessions, or the other way round; %NULL for none
 */
char *
rgm_csv_text_idle (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  guint n;
  g_autofree char *list = list_columns (table, mapping, is_idle, &n);

  if (n == 0)
    return NULL;
  if (rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_DAY) >= 0)
    /* Translators: %s are the titles or numbers of columns of a table */
    return g_strdup_printf (ngettext ("This column is left out because the rows are sessions: %s.",
                                      "These columns are left out because the rows are sessions: "
                                      "%s.", n), list);

  /* Translators: %s are the titles or numbers of columns of a table */
  return g_strdup_printf (ngettext ("This column is left out because the rows are patients: %s.",
                                    "These columns are left out because the rows are patients: %s.",
                                    n), list);
}

static gboolean
is_of_sessions (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return rgm_csv_mapping_is_of_sessions (mapping, table, column);
}

/**
 * rgm_csv_text_of_sessions:
 * @table: a table
 * @mapping: how its rows are read
 *
 * Returns: (transfer full) (nullable): the columns that hold what only a session has, other than
 *   its day, “Area”, “Depth”; %NULL for none
 */
char *
rgm_csv_text_of_sessions (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  guint n;

  return list_columns (table, mapping, is_of_sessions, &n);
}

/* Whether a row lacks the full name, so that a part of it in @column is read. */
static gboolean
is_needed (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  guint full = (guint) rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PATIENT);

  for (guint i = (guint) (mapping->header + 1); i < table->rows->len; i++)
    {
      g_autofree char *name = rgm_csv_name_fold (rgm_csv_table_get_cell (table, i, full));

      if (*name == '\0' && *rgm_csv_table_get_cell (table, i, column))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_beaten (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return rgm_csv_mapping_is_beaten (mapping, column) && !holds_nothing (table, mapping, column)
         && !is_needed (table, mapping, column);
}

static gboolean
is_spare (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column)
{
  return rgm_csv_mapping_is_beaten (mapping, column) && is_needed (table, mapping, column);
}

/**
 * rgm_csv_text_beaten:
 * @table: a table
 * @mapping: how its rows are read
 *
 * Returns: (transfer full) (nullable): which columns with parts of the name are left out for one
 *   that holds the full name, and which are read only where that is empty; %NULL for none
 */
char *
rgm_csv_text_beaten (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  guint n_beaten, n_spare;
  g_autofree char *beaten = list_columns (table, mapping, is_beaten, &n_beaten);
  g_autofree char *spare = list_columns (table, mapping, is_spare, &n_spare);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_beaten > 0)
    /* Translators: %s are the titles or numbers of columns with first and last names */
    g_string_append_printf (text, ngettext ("This column is left out because another holds the "
                                            "full name: %s.",
                                            "These columns are left out because another holds the "
                                            "full name: %s.", n_beaten), beaten);
  if (n_beaten > 0 && n_spare > 0)
    g_string_append_c (text, '\n');
  if (n_spare > 0)
    /* Translators: %s are the titles or numbers of columns with first and last names */
    g_string_append_printf (text, ngettext ("This column is read only where the full name is "
                                            "missing: %s.",
                                            "These columns are read only where the full name is "
                                            "missing: %s.", n_spare), spare);

  return text->len > 0 ? g_strdup (text->str) : NULL;
}
