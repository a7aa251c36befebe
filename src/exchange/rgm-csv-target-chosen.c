#include "config.h"

#include "rgm-csv-target.h"

#include "rgm-csv-name.h"
#include "rgm-csv-target-private.h"

#include <glib/gi18n-lib.h>

/* One course was chosen for all rows: what a row says of its own is not overruled, but refused
 * where it says otherwise, so that nobody gets the sessions of somebody else. */

/* Says whose session it is, of a course that is not the one it would go to. */
static char *
refuse_course (RgmCsvTargets *self, const RgmCsvCourse *course, const char *other_id)
{
  const char *owner = g_hash_table_lookup (self->owners, other_id);
  const RgmPatientContent *other = owner ? g_hash_table_lookup (self->known, owner) : NULL;

  if (!other || g_str_equal (other->record->id, course->patient->content->record->id))
    return g_strdup (_("It is a session of another course."));
  return rgm_csv_targets_refuse_patient (course->patient, other->record->name);
}

/**
 * rgm_csv_targets_check_session:
 * @self: patients and courses
 * @course: the course that a row goes to
 * @cells: the row
 * @reason: (out): why it is not one of @course
 *
 * Returns: whether the id of the row, where it has one, is not that of a session of another course
 */
gboolean
rgm_csv_targets_check_session (RgmCsvTargets *self, const RgmCsvCourse *course,
                               const RgmCsvCells *cells, char **reason)
{
  const char *told = cells->cells[RGM_CSV_FIELD_ID];
  g_autofree char *id = g_ascii_strdown (told ? told : "", -1);
  const char *other = g_hash_table_lookup (self->sessions, id);

  if (!other || g_str_equal (other, course->content->record->id))
    return TRUE;
  *reason = refuse_course (self, course, other);
  return FALSE;
}

static gboolean
check_course (RgmCsvTargets *self, const RgmCsvCourse *course, const RgmCsvCells *cells,
              char **reason)
{
  g_autofree char *id = NULL;

  if (!rgm_csv_cells_read_uuid (cells, RGM_CSV_FIELD_COURSE_ID, &id, reason))
    return FALSE;
  if (!id || g_str_equal (id, course->content->record->id))
    return TRUE;
  *reason = refuse_course (self, course, id);
  return FALSE;
}

static const char *
get_concern (const RgmCsvTargets *self, const char *protocol_id)
{
  const RgmProtocol *protocol = rgm_catalogue_find_protocol (self->context->catalogue,
                                                             protocol_id);

  return protocol ? g_dgettext (GETTEXT_PACKAGE, protocol->name) : protocol_id;
}

/* What is no concern, or the one that all others are made from, names no other course. */
static gboolean
check_concern (RgmCsvTargets *self, const RgmCsvCourse *course, const RgmCsvCells *cells,
               char **reason)
{
  const char *own = course->content->record->protocol_id;
  g_autofree char *told = NULL;
  const RgmProtocol *protocol;

  if (!rgm_csv_cells_has (cells, RGM_CSV_FIELD_PROTOCOL))
    return TRUE;
  told = rgm_csv_name_fold (cells->cells[RGM_CSV_FIELD_PROTOCOL]);
  protocol = rgm_csv_targets_find_concern (self, told);
  self->n_strange_concerns += !protocol && !g_str_equal (told, own);
  if (!protocol || protocol->abstract || g_str_equal (protocol->id, own))
    return TRUE;

  /* Translators: %1$s and %2$s are two concerns, such as “Acne scars” */
  *reason = g_strdup_printf (_("It is a session for %1$s, and the table goes to %2$s."),
                             g_dgettext (GETTEXT_PACKAGE, protocol->name),
                             get_concern (self, own));
  return FALSE;
}

/**
 * rgm_csv_targets_find_chosen:
 * @self: patients and courses, of an import into one course
 * @cells: a row
 * @reason: (out): why the row does not go there
 *
 * Returns: (transfer none) (nullable): the course, if the row names it or none
 */
RgmCsvCourse *
rgm_csv_targets_find_chosen (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  RgmCsvCourse *course = rgm_csv_targets_touch_course (self, self->context->course_id);

  if (!course)
    {
      *reason = g_strdup (_("The course is not there any more."));
      return NULL;
    }
  return rgm_csv_targets_check_patient (self, course->patient, cells, reason)
         && check_course (self, course, cells, reason)
         && check_concern (self, course, cells, reason) ? course : NULL;
}
