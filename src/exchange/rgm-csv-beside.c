#include "config.h"

#include "rgm-csv-beside.h"

#include "rgm-csv-course.h"
#include "rgm-csv-same.h"

#include <glib/gi18n-lib.h>

/* Two sessions on a day are two where areas or times tell them apart. But somebody who corrects the
 * area in a table, and brings the table in again, means one: then the session that is there lies in
 * no row any more. Nobody but them can know, so that it is said, and what was held is not kept
 * out. */

/**
 * rgm_csv_beside_init:
 * @self: (out): rows that may correct what is there: none
 *
 * Makes it ready.
 */
void
rgm_csv_beside_init (RgmCsvBeside *self)
{
  self->courses = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rgm_csv_beside_clear:
 * @self: rows that may correct what is there
 *
 * Frees what it holds.
 */
void
rgm_csv_beside_clear (RgmCsvBeside *self)
{
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->met, g_hash_table_unref);
}

/**
 * rgm_csv_beside_add:
 * @self: rows that may correct what is there
 * @row: a row that brings a session of its own
 * @course: where that goes
 *
 * Adds a row to be looked at when all are known.
 */
void
rgm_csv_beside_add (RgmCsvBeside *self, RgmCsvRow *row, const RgmCsvCourse *course)
{
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->courses, (gpointer) course);
}

/**
 * rgm_csv_beside_meet:
 * @self: rows that may correct what is there
 * @there: a session for which a row is refused
 *
 * Remembers that a row tells of it, if otherwise.
 */
void
rgm_csv_beside_meet (RgmCsvBeside *self, const RgmSessionRecord *there)
{
  g_hash_table_add (self->met, g_strdup (there->id));
}

/* A correction changes one thing; where time and areas differ, they are two. */
static const char *
find_difference (const RgmSessionRecord *there, const RgmSessionRecord *session,
                 const RgmAreas *areas)
{
  gboolean other_time = rgm_csv_course_is_at_other_time (there, session);
  gboolean other_skin = rgm_csv_course_is_on_other_skin (there, session, areas);

  if (other_time == other_skin
      || (there->state == RGM_SESSION_CANCELLED) != (session->state == RGM_SESSION_CANCELLED))
    return NULL;
  if (other_skin)
    /* Translators: %s is what is told of the session: “Done 14:30 · Face” */
    return _("There is already a session on this day with other areas (%s). If this row corrects "
             "it, take the row out and correct the session there.");
  /* Translators: %s is what is told of the session: “Done 14:30 · Face” */
  return _("There is already a session on this day at another time (%s). If this row corrects it, "
           "take the row out and correct the session there.");
}

static char *
describe (const RgmSessionRecord *there, const char *difference, const RgmAreas *areas)
{
  g_autofree char *what = rgm_csv_same_describe (there, areas);
  g_autoptr (GString) text = g_string_new (difference);

  g_string_replace (text, "%s", what, 1);
  return g_strdup (text->str);
}

/**
 * rgm_csv_beside_tell:
 * @self: rows that may correct what is there
 * @seen: ids of the sessions that rows tell of, when all rows are read
 * @areas: the areas there are
 *
 * Tells each row of the session that lies in no row and is on the same day of the same course.
 */
void
rgm_csv_beside_tell (const RgmCsvBeside *self, GHashTable *seen, const RgmAreas *areas)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RgmCsvRow *row = self->rows->pdata[i];
      const RgmCsvCourse *course = self->courses->pdata[i];
      const GPtrArray *same_day = g_hash_table_lookup (course->by_day,
                                                       GINT_TO_POINTER (row->session->day));

      for (guint j = 0; j < same_day->len && !row->beside; j++)
        {
          const RgmSessionRecord *there = same_day->pdata[j];
          const char *difference = find_difference (there, row->session, areas);

          if (difference && !g_hash_table_contains (seen, there->id)
              && !g_hash_table_contains (self->met, there->id))
            row->beside = describe (there, difference, areas);
        }
    }
}
