#include "config.h"

#include "rgm-csv-plan.h"

#include "rgm-csv-beside.h"
#include "rgm-csv-course.h"
#include "rgm-csv-day-column.h"
#include "rgm-csv-early.h"
#include "rgm-csv-patient.h"
#include "rgm-csv-same.h"
#include "rgm-csv-session.h"
#include "rgm-csv-target.h"
#include "rgm-csv-uuid.h"
#include "rgm-csv-verdict.h"
#include "rgm-csv-zones.h"
#include "rgm-made-early.h"

#include <glib/gi18n-lib.h>

/* A plan that is being made. @seen holds the line of each record that a row has told of. */
typedef struct {
  const RgmCsvTable *table;
  const RgmCsvMapping *mapping;
  const RgmCsvContext *context;
  RgmCsvSerials serials;
  RgmCsvPlan *plan;
  GHashTable *seen;
  RgmCsvBeside *beside;
} Making;

static void
row_free (RgmCsvRow *row)
{
  g_free (row->reason);
  g_free (row->patient);
  g_free (row->note);
  g_free (row->beside);
  g_free (row->sentence);
  g_free (row);
}

/* What the column of a field is called in the file; else what this program calls it. */
static const char *
get_title (const Making *self, RgmCsvField field)
{
  int column = rgm_csv_mapping_find_column (self->mapping, field);

  if (self->mapping->header == RGM_CSV_NO_HEADER || column < 0)
    return rgm_csv_field_get_title (field);
  return rgm_csv_table_get_cell (self->table, (guint) self->mapping->header, (guint) column);
}

static RgmCsvCells
get_cells (const Making *self, guint position)
{
  RgmCsvCells cells = {
    .areas = self->context->areas,
    .words = self->context->words,
    .order = self->mapping->date_order,
    .serials = self->serials,
    .today = self->context->today,
    .here = self->context->here,
    .depth_title = get_title (self, RGM_CSV_FIELD_DEPTH),
    .passes_title = get_title (self, RGM_CSV_FIELD_PASSES),
  };

  for (guint i = 0; i < self->mapping->n_fields; i++)
    {
      RgmCsvField field = self->mapping->fields[i];

      if (field != RGM_CSV_FIELD_NONE && !cells.cells[field])
        cells.cells[field]
          = rgm_csv_cells_make_cell (field, rgm_csv_table_get_cell (self->table, position, i));
    }
  rgm_csv_cells_join_names (&cells);
  rgm_csv_cells_part_depth (&cells);
  rgm_csv_cells_add_unit (&cells);

  return cells;
}

/* Refuses the row where one before has told of the same record, @by_name or by a UUID or by all
 * that the row holds. */
static gboolean
check_seen (Making *self, RgmCsvRow *row, const char *id, gboolean by_name)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, id));

  if (before == 0)
    {
      g_hash_table_insert (self->seen, g_strdup (id), GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  row->reason = by_name
    /* Translators: %u is the number of a line, here and in the next sentence */
    ? g_strdup_printf (_("The name is the same as in line %u, and no other date of birth tells "
                         "the two apart."), before)
    : g_strdup_printf (_("This is the same as in line %u."), before);
  return FALSE;
}

/* The id in the file, where it is one; else one that is made of the course, the day and all cells
 * of the row. */
static char *
choose_id (const Making *self, const RgmCsvCells *cells, const RgmCsvCourse *course, guint position,
           RgmDay day)
{
  const char *told = cells->cells[RGM_CSV_FIELD_ID];
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const RgmCsvLine *line = self->table->rows->pdata[position];
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (rgm_csv_cells_has_uuid (cells, RGM_CSV_FIELD_ID))
    return g_ascii_strdown (told, -1);

  g_ptr_array_add (parts, (gpointer) "session");
  g_ptr_array_add (parts, course->content->record->id);
  g_ptr_array_add (parts, (gpointer) rgm_day_format (day, buffer));
  for (guint i = 0; i < line->cells->len; i++)
    g_ptr_array_add (parts, line->cells->pdata[i]);
  g_ptr_array_add (parts, NULL);

  return rgm_csv_uuid_make ((const char *const *) parts->pdata);
}

static void
settle_session (RgmCsvRow *row, RgmCsvCourse *course, RgmSessionRecord *session)
{
  RgmSessionRecord *old = g_hash_table_lookup (course->by_id, session->id);

  if (old && rgm_session_record_equal (old, session))
    {
      row->outcome = RGM_CSV_UNCHANGED;
      row->session = old;
      rgm_session_record_free (session);
      return;
    }
  row->outcome = old ? RGM_CSV_CHANGED : RGM_CSV_ADDED;
  row->changes_state = old && old->state != session->state;
  row->session = session;
  rgm_csv_course_put (course, session);
}

/* Returns: whether there is no session of the day that the row may have told of otherwise before */
static gboolean
is_alone (const Making *self, const RgmCsvCells *cells, const RgmCsvCourse *course,
          const RgmSessionRecord *session, const RgmSessionRecord **there, gboolean *is_same)
{
  g_autoptr (GPtrArray) same = rgm_csv_course_list_same (course, session, self->context->areas);

  *is_same = FALSE;
  for (guint i = 0; i < same->len && !*is_same; i++)
    {
      *is_same = rgm_csv_same_says_the_same (cells, course, session, same->pdata[i]);
      *there = same->pdata[*is_same ? i : 0];
    }

  return same->len == 0;
}

/* A row that says what is there, in whatever words, is no second session; nor is one that says
 * otherwise of it. */
static gboolean
settle_same (Making *self, RgmCsvRow *row, const RgmCsvCourse *course,
             const RgmSessionRecord *there, gboolean is_same)
{
  guint line;

  if (is_same)
    {
      if (!check_seen (self, row, there->id, FALSE))
        return FALSE;
      row->outcome = RGM_CSV_UNCHANGED;
      row->session = there;
      return TRUE;
    }
  rgm_csv_beside_meet (self->beside, there);
  line = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, there->id));
  row->reason = rgm_csv_same_refuse (course, there, self->context->areas, line);
  return FALSE;
}

static gboolean
settle_new_session (Making *self, const RgmCsvCells *cells, RgmCsvRow *row, RgmCsvCourse *course,
                    RgmSessionRecord *session)
{
  g_autoptr (RgmSessionRecord) owned = session;
  gboolean has_id = rgm_csv_cells_has_uuid (cells, RGM_CSV_FIELD_ID);
  const RgmSessionRecord *there = NULL;
  gboolean is_same;

  if (!has_id && !is_alone (self, cells, course, session, &there, &is_same))
    return settle_same (self, row, course, there, is_same);
  settle_session (row, course, g_steal_pointer (&owned));
  if (!has_id)
    rgm_csv_beside_add (self->beside, row, course);
  return TRUE;
}

static gboolean
read_session (Making *self, const RgmCsvCells *cells, guint position, RgmCsvRow *row)
{
  RgmCsvCourse *course = rgm_csv_targets_find_course (self->plan->targets, cells, &row->reason);
  const char *const *areas;
  g_autoptr (RgmSessionRecord) session = NULL;
  const RgmSessionRecord *old;
  g_autofree char *id = NULL;

  if (!course)
    return FALSE;
  rgm_record_set_text (&row->patient, course->patient->content->record->name);
  areas = (const char *const *) course->content->record->areas;
  session = rgm_session_record_new (course->content->record->id, RGM_DAY_NONE, RGM_SESSION_DONE);
  if (!rgm_csv_session_read (cells, areas, session, &row->reason))
    return FALSE;
  id = choose_id (self, cells, course, position, session->day);
  if (!check_seen (self, row, id, FALSE))
    return FALSE;

  old = g_hash_table_lookup (course->by_id, id);
  if (old)
    {
      /* What no column holds is to stay. */
      rgm_session_record_free (session);
      session = rgm_session_record_copy (old);
      if (!rgm_csv_session_read (cells, areas, session, &row->reason))
        return FALSE;
    }
  rgm_record_set_text (&session->id, id);
  row->note = rgm_csv_zones_tell_range (cells);
  row->notes_depth = rgm_csv_zones_notes_depth (cells, session);
  row->notes_passes = rgm_csv_zones_notes_passes (cells, session);
  row->names_treatment = rgm_csv_targets_name_treatment (self->plan->targets, cells);
  if (!old)
    return settle_new_session (self, cells, row, course, g_steal_pointer (&session));
  settle_session (row, course, g_steal_pointer (&session));
  return TRUE;
}

static void
replace_content (RgmCsvPatient *patient, RgmPatientContent *content)
{
  rgm_patient_content_free (patient->content);
  patient->content = content;
}

static gboolean
read_patient (Making *self, const RgmCsvCells *cells, RgmCsvRow *row)
{
  RgmCsvPatient *patient = rgm_csv_targets_find_patient (self->plan->targets, cells, &row->reason);
  g_autoptr (RgmPatientContent) content = NULL;

  if (!patient)
    return FALSE;
  rgm_record_set_text (&row->patient, patient->content->record->name);
  content = rgm_patient_content_copy (patient->content);
  if (!rgm_csv_patient_read (cells, content, &row->reason)
      || !check_seen (self, row, content->record->id,
                         !rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT_ID)))
    return FALSE;

  rgm_record_set_text (&row->patient, content->record->name);
  if (!patient->known)
    row->outcome = RGM_CSV_ADDED;
  else
    row->outcome = rgm_csv_patient_equal (patient->known, content) ? RGM_CSV_UNCHANGED
                                                                   : RGM_CSV_CHANGED;
  patient->written = row->outcome != RGM_CSV_UNCHANGED;
  replace_content (patient, g_steal_pointer (&content));
  return TRUE;
}

static void
read_row (Making *self, guint position)
{
  g_auto (RgmCsvCells) cells = get_cells (self, position);
  RgmCsvRow *row = g_new0 (RgmCsvRow, 1);
  const char *name = cells.cells[RGM_CSV_FIELD_PATIENT];
  gboolean done;

  row->line = rgm_csv_table_get_line (self->table, position);
  row->patient = g_strdup (name ? name : "");
  row->verdict = RGM_SAID_NOTHING;
  done = self->plan->of_patients ? read_patient (self, &cells, row)
                                 : read_session (self, &cells, position, row);
  if (!done)
    row->outcome = RGM_CSV_REFUSED;
  g_ptr_array_add (self->plan->rows, row);
}

static void
count (RgmCsvPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const RgmCsvRow *row = plan->rows->pdata[i];

      plan->counts[row->outcome]++;
      if (row->outcome != RGM_CSV_ADDED && row->outcome != RGM_CSV_CHANGED)
        continue;
      plan->n_too_early += row->verdict == RGM_VERDICT_TOO_EARLY ? 1 : 0;
      plan->n_beside += row->beside ? 1 : 0;
      plan->n_noted_depths += row->notes_depth ? 1 : 0;
      plan->n_noted_passes += row->notes_passes ? 1 : 0;
      plan->n_treatments += row->names_treatment ? 1 : 0;
    }
}

/* The patient of the archive that what belongs to @patient is added to. */
static RgmPatientContent *
place_patient (RgmCsvPlan *plan, GHashTable *placed, const RgmCsvPatient *patient)
{
  RgmPatientContent *content = g_hash_table_lookup (placed, patient);

  if (content)
    return content;
  content = rgm_patient_content_new (patient->content->record);
  content->contact = patient->written && patient->content->contact
    ? rgm_contact_copy (patient->content->contact) : NULL;
  g_ptr_array_add (plan->archive->patients, content);
  g_hash_table_insert (placed, (gpointer) patient, content);
  plan->n_patients += !patient->known && !patient->written;

  return content;
}

static void
place_course (RgmCsvPlan *plan, GHashTable *placed, const RgmCsvCourse *course)
{
  RgmCourseContent *content;

  if (course->written->len == 0)
    return;
  content = rgm_course_content_new (course->content->record);
  for (guint i = 0; i < course->written->len; i++)
    g_ptr_array_add (content->sessions, rgm_session_record_copy (course->written->pdata[i]));
  g_ptr_array_add (place_patient (plan, placed, course->patient)->courses, content);
  plan->n_courses += course->is_new;
}

/* What the rows bring, and of what was there before only what holds it. */
static void
fill_archive (RgmCsvPlan *plan)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  GPtrArray *patients = rgm_csv_targets_list_patients (plan->targets);
  GPtrArray *courses = rgm_csv_targets_list_courses (plan->targets);

  for (guint i = 0; i < patients->len; i++)
    {
      const RgmCsvPatient *patient = patients->pdata[i];

      if (patient->written)
        place_patient (plan, placed, patient);
    }
  for (guint i = 0; i < courses->len; i++)
    place_course (plan, placed, courses->pdata[i]);
}

static gboolean
has_column (const RgmCsvMapping *mapping, RgmCsvField field)
{
  return rgm_csv_mapping_find_column (mapping, field) >= 0;
}

/* Sessions need a course; where every row would be refused for want of one, that is said once. */
static gboolean
check_course (const RgmCsvMapping *mapping, const RgmCsvContext *context, GError **error)
{
  if (context->course_id || has_column (mapping, RGM_CSV_FIELD_COURSE_ID))
    return TRUE;
  if (!context->patient_name && !rgm_csv_mapping_names_patients (mapping))
    g_set_error_literal (error, RGM_CSV_ERROR, RGM_CSV_ERROR_PATIENT,
                         _("Say which column holds the name of the patient, or whose sessions "
                           "these are."));
  else if (!context->protocol_id && !has_column (mapping, RGM_CSV_FIELD_PROTOCOL))
    g_set_error_literal (error, RGM_CSV_ERROR, RGM_CSV_ERROR_CONCERN,
                         _("Say which column holds the concern, or what the sessions are for."));
  else
    return TRUE;

  return FALSE;
}

/* Rows that tell of sessions are never patients only because their day is not found. */
static gboolean
check_mapping (const RgmCsvTable *table, const RgmCsvMapping *mapping,
               const RgmCsvContext *context, GError **error)
{
  const RgmCsvSample sample = { table, context->areas, context->words, context->today };
  g_autofree char *question = NULL;

  if (has_column (mapping, RGM_CSV_FIELD_DAY))
    return check_course (mapping, context, error);
  question = rgm_csv_day_column_ask (mapping, &sample);
  if (!question)
    return TRUE;

  g_set_error_literal (error, RGM_CSV_ERROR, RGM_CSV_ERROR_MAPPING, question);
  return FALSE;
}

static gboolean
read_rows (Making *making, GError **error)
{
  for (guint i = (guint) (making->mapping->header + 1); i < making->table->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (making->context->cancellable, error))
        return FALSE;
      read_row (making, i);
    }

  return TRUE;
}

/**
 * rgm_csv_plan_new:
 * @table: a table
 * @mapping: how its rows are to be read
 * @context: what the import has to do with; not needed any more afterwards
 * @error: return location for an error of `RGM_CSV_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Finds out what would be added and changed, and what is refused and why. Where a column holds the
 * date of a session, each row is a session; else, where one holds the name, it is a patient.
 * Nothing is written, and nothing but the arguments matters.
 *
 * Returns: (transfer full) (nullable): the plan of the import
 */
RgmCsvPlan *
rgm_csv_plan_new (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                  const RgmCsvContext *context, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  g_auto (RgmCsvBeside) beside = { 0 };
  RgmCsvPlan *plan;
  Making making;

  if (!check_mapping (table, mapping, context, error))
    return NULL;
  plan = g_new0 (RgmCsvPlan, 1);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  making = (Making) { table, mapping, context,
                      rgm_csv_serials_find (table, mapping, context->words, context->today),
                      plan, seen, &beside };
  rgm_csv_beside_init (&beside);
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->of_patients = !has_column (mapping, RGM_CSV_FIELD_DAY);
  plan->archive = rgm_archive_new ();
  plan->targets = rgm_csv_targets_new (context);
  plan->concern = rgm_csv_targets_dup_concern (plan->targets);
  plan->needs_date_order = rgm_csv_mapping_needs_date_order (mapping, table, context->words,
                                                             context->today);
  plan->made_early = rgm_made_early_list_new ();
  if (!read_rows (&making, error))
    {
      rgm_csv_plan_free (plan);
      return NULL;
    }
  rgm_csv_beside_tell (&beside, seen, context->areas);
  plan->n_strange_concerns = rgm_csv_targets_count_strange_concerns (plan->targets);
  plan->misses_concern = rgm_csv_targets_misses_concern (plan->targets);
  rgm_csv_verdict_find (context, plan->targets, plan->rows);
  rgm_csv_early_find (context, plan->targets, plan->made_early);
  count (plan);
  fill_archive (plan);

  return plan;
}

/**
 * rgm_csv_plan_new_from_bytes:
 * @bytes: (array length=length): a file
 * @length: its length
 * @mapping: (nullable): how it is to be read; %NULL to guess
 * @context: what the import has to do with; not needed any more afterwards
 * @error: return location for an error of `RGM_CSV_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Does all that is between a file and the plan of its import.
 *
 * Returns: (transfer full) (nullable): the plan of the import
 */
RgmCsvPlan *
rgm_csv_plan_new_from_bytes (const guint8 *bytes, gsize length, const RgmCsvMapping *mapping,
                             const RgmCsvContext *context, GError **error)
{
  g_autofree char *text = rgm_csv_decode (bytes, length,
                                          mapping ? mapping->encoding : RGM_CSV_ENCODING_AUTO,
                                          error);
  g_autoptr (RgmCsvTable) table = NULL;
  g_autoptr (RgmCsvMapping) guess = NULL;

  if (!text)
    return NULL;
  table = rgm_csv_table_new (text, mapping ? mapping->separator : '\0', error);
  if (!table)
    return NULL;
  if (!mapping)
    guess = rgm_csv_mapping_guess (table, context->areas, context->words, context->today);

  return rgm_csv_plan_new (table, mapping ? mapping : guess, context, error);
}

/**
 * rgm_csv_plan_free:
 * @self: (transfer full) (nullable): the plan of an import
 *
 * Frees all of it.
 */
void
rgm_csv_plan_free (RgmCsvPlan *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->made_early);
  g_free (self->concern);
  rgm_archive_free (self->archive);
  rgm_csv_targets_free (self->targets);
  g_free (self);
}

/**
 * rgm_csv_plan_count_writes:
 * @self: the plan of an import
 *
 * Returns: how many rows will be added or changed
 */
guint
rgm_csv_plan_count_writes (const RgmCsvPlan *self)
{
  return self->counts[RGM_CSV_ADDED] + self->counts[RGM_CSV_CHANGED];
}
