#include "config.h"

#include "rgm-csv-target.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-course.h"
#include "rgm-csv-name.h"
#include "rgm-csv-synonym.h"
#include "rgm-csv-target-private.h"
#include "rgm-csv-uuid.h"

#include <glib/gi18n-lib.h>

static RgmCsvCourse *
add_course (RgmCsvTargets *self, RgmCsvPatient *patient, RgmCourseContent *content,
            gboolean is_new)
{
  RgmCsvCourse *course = rgm_csv_course_new (patient, content, is_new);

  g_ptr_array_add (self->course_list, course);
  g_hash_table_insert (self->courses, content->record->id, course);

  return course;
}

/**
 * rgm_csv_targets_touch_course:
 * @self: patients and courses
 * @id: a UUID
 *
 * Returns: (transfer none) (nullable): the course of that id, if the database has it or a row
 *   before has made it
 */
RgmCsvCourse *
rgm_csv_targets_touch_course (RgmCsvTargets *self, const char *id)
{
  RgmCsvCourse *course = g_hash_table_lookup (self->courses, id);
  const char *owner = g_hash_table_lookup (self->owners, id);
  RgmCsvPatient *patient;

  if (course || !owner)
    return course;
  patient = rgm_csv_targets_touch_patient (self, owner);
  for (guint i = 0; i < patient->content->courses->len; i++)
    {
      RgmCourseContent *content = patient->content->courses->pdata[i];

      if (g_str_equal (content->record->id, id))
        return add_course (self, patient, content, FALSE);
    }

  g_return_val_if_reached (NULL);
}

static RgmCsvCourse *
make_course (RgmCsvTargets *self, RgmCsvPatient *patient, const RgmProtocol *protocol,
             const char *id)
{
  const char *parts[] = { "course", patient->content->record->id, protocol->id, NULL };
  g_autofree char *made = id ? g_strdup (id) : rgm_csv_uuid_make (parts);
  g_autoptr (RgmCourseRecord) record = rgm_course_record_new (patient->content->record->id,
                                                              protocol);
  RgmCourseContent *content;

  if (rgm_csv_targets_touch_course (self, made))
    return rgm_csv_targets_touch_course (self, made);
  rgm_record_set_text (&record->id, made);
  content = rgm_course_content_new (record);
  g_ptr_array_add (patient->content->courses, content);

  return add_course (self, patient, content, TRUE);
}

static const RgmProtocol *
find_by_id (const RgmCatalogue *catalogue, const char *id)
{
  return id ? rgm_catalogue_find_protocol (catalogue, id) : NULL;
}

static gboolean
is_called (const RgmProtocol *protocol, const char *folded)
{
  g_autofree char *name = rgm_csv_name_fold (protocol->name);
  g_autofree char *own = rgm_csv_name_fold (g_dgettext (GETTEXT_PACKAGE, protocol->name));

  return g_str_equal (protocol->id, folded) || g_str_equal (name, folded)
         || g_str_equal (own, folded);
}

/**
 * rgm_csv_targets_find_concern:
 * @self: patients and courses
 * @cell: a concern, by its id or by what the user calls it
 *
 * Returns: (transfer none) (nullable): its protocol
 */
const RgmProtocol *
rgm_csv_targets_find_concern (const RgmCsvTargets *self, const char *cell)
{
  const RgmCatalogue *catalogue = self->context->catalogue;
  g_autofree char *folded = rgm_csv_name_fold (cell);

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      if (is_called (rgm_catalogue_get_protocol (catalogue, i), folded))
        return rgm_catalogue_get_protocol (catalogue, i);
    }
  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      if (rgm_csv_synonym_is_concern (rgm_catalogue_get_protocol (catalogue, i), cell))
        return rgm_catalogue_get_protocol (catalogue, i);
    }

  return NULL;
}

/**
 * rgm_csv_targets_name_treatment:
 * @self: patients and courses
 * @cells: a row
 *
 * Tells whether a row names what is done and not what for: “Microneedling” is no concern, but what
 * all concerns have in common. A row with the id of its course was written by this program, and is
 * taken by its word.
 *
 * Returns: whether it does, where its course is not told otherwise
 */
gboolean
rgm_csv_targets_name_treatment (RgmCsvTargets *self, const RgmCsvCells *cells)
{
  const RgmProtocol *protocol;

  if (self->context->course_id || rgm_csv_cells_has (cells, RGM_CSV_FIELD_COURSE_ID)
      || !rgm_csv_cells_has (cells, RGM_CSV_FIELD_PROTOCOL))
    return FALSE;
  protocol = rgm_csv_targets_find_concern (self, cells->cells[RGM_CSV_FIELD_PROTOCOL]);
  return protocol && protocol->abstract;
}

/**
 * rgm_csv_targets_dup_concern:
 * @self: patients and courses
 *
 * Returns: (transfer full) (nullable): what sessions are for whose rows do not tell
 */
char *
rgm_csv_targets_dup_concern (RgmCsvTargets *self)
{
  const RgmProtocol *protocol = find_by_id (self->context->catalogue, self->context->protocol_id);

  return protocol ? g_strdup (g_dgettext (GETTEXT_PACKAGE, protocol->name)) : NULL;
}

static char *
explain_missing (const RgmCsvTargets *self, const char *cell, gboolean names_treatment)
{
  g_autofree char *quote = cell ? rgm_csv_cell_quote (cell) : NULL;

  if (names_treatment)
    /* Translators: %s is the name of a treatment, “Microneedling” */
    return g_strdup_printf (_("“%s” is the treatment: choose the concern that it is for."), quote);
  if (!cell && !self->context->protocol_id)
    return g_strdup (_("It is not told which course the session belongs to."));
  if (cell && !self->context->protocol_id)
    /* Translators: %s stands where the name of a concern should */
    return g_strdup_printf (_("There is no concern “%s”: choose what the sessions are for, or "
                              "leave the column out."), quote);
  /* Translators: %s stands where the name of a concern should */
  return g_strdup_printf (_("There is no concern “%s”."),
                          cell ? quote : self->context->protocol_id);
}

/* Where it was chosen what all sessions are for, a text that names no concern says nothing else. A
 * row with the id of its course was written by this program, and is taken by its word. */
static const RgmProtocol *
find_instead (RgmCsvTargets *self, const RgmCsvCells *cells)
{
  const RgmProtocol *chosen = rgm_csv_cells_has (cells, RGM_CSV_FIELD_COURSE_ID)
    ? NULL : find_by_id (self->context->catalogue, self->context->protocol_id);

  self->n_strange_concerns += chosen ? 1 : 0;
  return chosen;
}

/* The protocol that the row names, else that of the import. */
static const RgmProtocol *
find_protocol (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  const char *cell = rgm_csv_cells_has (cells, RGM_CSV_FIELD_PROTOCOL)
    ? cells->cells[RGM_CSV_FIELD_PROTOCOL] : NULL;
  gboolean names_treatment = rgm_csv_targets_name_treatment (self, cells);
  const RgmProtocol *protocol = cell && !names_treatment
    ? rgm_csv_targets_find_concern (self, cell)
    : find_by_id (self->context->catalogue, self->context->protocol_id);

  if (!protocol && cell && !names_treatment)
    protocol = find_instead (self, cells);
  self->misses_concern = self->misses_concern || (!protocol && cell && !names_treatment);
  if (!protocol)
    *reason = explain_missing (self, cell, names_treatment);
  return protocol;
}

/* The one course of the patient with that protocol, which is made where there is none. */
static RgmCsvCourse *
find_by_protocol (RgmCsvTargets *self, RgmCsvPatient *patient, const RgmProtocol *protocol,
                  const char *id, char **reason)
{
  const char *found = NULL;

  for (guint i = 0; !id && i < patient->content->courses->len; i++)
    {
      const RgmCourseRecord *record
        = ((const RgmCourseContent *) patient->content->courses->pdata[i])->record;

      if (!g_str_equal (record->protocol_id, protocol->id))
        continue;
      if (found)
        {
          /* Translators: %1$s is the name of a patient, %2$s what a course is for */
          *reason = g_strdup_printf (_("%1$s has more than one course for %2$s."),
                                     patient->content->record->name,
                                     g_dgettext (GETTEXT_PACKAGE, protocol->name));
          return NULL;
        }
      found = record->id;
    }
  if (found && !g_hash_table_contains (self->owners, found))
    return g_hash_table_lookup (self->courses, found);

  return found ? rgm_csv_targets_touch_course (self, found)
               : make_course (self, patient, protocol, id);
}

/* The course that the row names, which is made where there is none. */
static RgmCsvCourse *
find_by_columns (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  g_autofree char *id = NULL;
  RgmCsvCourse *course;
  RgmCsvPatient *patient;
  const RgmProtocol *protocol;

  if (!rgm_csv_cells_read_uuid (cells, RGM_CSV_FIELD_COURSE_ID, &id, reason))
    return NULL;
  course = id ? rgm_csv_targets_touch_course (self, id) : NULL;
  if (course)
    return course;
  protocol = find_protocol (self, cells, reason);
  patient = protocol ? rgm_csv_targets_find_patient (self, cells, reason) : NULL;

  return patient ? find_by_protocol (self, patient, protocol, id, reason) : NULL;
}

/**
 * rgm_csv_targets_find_course:
 * @self: patients and courses
 * @cells: a row
 * @reason: (out): why there is none
 *
 * Returns: (transfer none) (nullable): the course that the session of the row belongs to: the one
 *   of the import, if the row names no other, else the one that the row names, which is made where
 *   there is none
 */
RgmCsvCourse *
rgm_csv_targets_find_course (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  RgmCsvCourse *course = self->context->course_id
    ? rgm_csv_targets_find_chosen (self, cells, reason) : find_by_columns (self, cells, reason);

  return course && rgm_csv_targets_check_session (self, course, cells, reason) ? course : NULL;
}
