#include "config.h"

#include "rgm-csv-far.h"

#include <glib/gi18n-lib.h>

/* The session of that id as the database has it, or NULL. */
static const RgmSessionRecord *
find_known (const RgmCsvCourse *course, const char *id)
{
  const RgmPatientContent *known = course->patient->known;

  for (guint i = 0; known && i < known->courses->len; i++)
    {
      const RgmCourseContent *content = known->courses->pdata[i];

      if (g_str_equal (content->record->id, course->content->record->id))
        return rgm_course_content_find_session (content, id);
    }
  return NULL;
}

static GHashTable *
make_set (const GPtrArray *far, guint n_far)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_far; i++)
    g_hash_table_add (set, far->pdata[i]);
  return set;
}

/* Whether the course by itself has a plan, with the first @n_far of the sessions @far as they were
 * before. */
static gboolean
has_plan (const RgmCsvContext *context, const RgmCsvCourse *course, const GPtrArray *far,
          guint n_far, GError **error)
{
  g_autoptr (GHashTable) left_out = make_set (far, n_far);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  RgmCourseContent content = *course->content;
  g_autoptr (RgmPlan) plan = NULL;

  for (guint i = 0; i < content.sessions->len; i++)
    {
      const RgmSessionRecord *session = content.sessions->pdata[i];

      if (g_hash_table_contains (left_out, session))
        session = find_known (course, session->id);
      if (session)
        g_ptr_array_add (sessions, (gpointer) session);
    }
  content.sessions = sessions;
  content.others = others;
  plan = rgm_course_content_get_plan (&content, context->areas, context->today, error);
  return plan != NULL;
}

/* The farthest first. */
static int
compare_distance (gconstpointer a, gconstpointer b, gpointer today)
{
  const RgmSessionRecord *first = *(const RgmSessionRecord *const *) a;
  const RgmSessionRecord *second = *(const RgmSessionRecord *const *) b;

  return ABS (second->day - GPOINTER_TO_INT (today))
         - ABS (first->day - GPOINTER_TO_INT (today));
}

static GPtrArray *
list_by_distance (const RgmCsvContext *context, const RgmCsvCourse *course)
{
  GPtrArray *list = g_ptr_array_copy (course->written, NULL, NULL);

  g_ptr_array_sort_with_data (list, compare_distance, GINT_TO_POINTER (context->today));
  return list;
}

/* How many of the farthest have to be left out, as few as possible; none where that is of no
 * use. */
static guint
count_far (const RgmCsvContext *context, const RgmCsvCourse *course, const GPtrArray *far)
{
  guint least = 1, most = far->len;

  if (!has_plan (context, course, far, most, NULL))
    return 0;
  while (least < most)
    {
      guint n_far = (least + most) / 2;

      if (has_plan (context, course, far, n_far, NULL))
        most = n_far;
      else
        least = n_far + 1;
    }
  return most;
}

/* The course has the session as it was, or not at all. */
static void
take_back (RgmCsvCourse *course, RgmSessionRecord *session)
{
  const RgmSessionRecord *known = find_known (course, session->id);
  RgmSessionRecord *copy = known ? rgm_session_record_copy (known) : NULL;

  g_ptr_array_remove (course->written, session);
  g_hash_table_remove (course->by_id, session->id);
  g_ptr_array_remove_fast (course->content->sessions, session);
  if (!copy)
    return;
  g_ptr_array_add (course->content->sessions, copy);
  g_hash_table_insert (course->by_id, copy->id, copy);
}

static void
refuse (RgmCsvRow *row)
{
  row->outcome = RGM_CSV_REFUSED;
  row->session = NULL;
  row->reason = g_strdup (_("It is so far away that a date of the plan would lie outside the years "
                            "1 to 9999. Correct the date in the table."));
}

/**
 * rgm_csv_far_refuse:
 * @context: what the import has to do with
 * @course: a course as it will be
 * @rows_by_id: (element-type utf8 RgmCsvRow): the rows, by the ids of their sessions, which loses
 *   those that are refused
 *
 * Refuses the rows that are so far away that the course could not be planned with them: a date of
 * its plan would lie outside of what can be planned. Of the rows, those that are farthest from
 * today are refused, as few as possible.
 */
void
rgm_csv_far_refuse (const RgmCsvContext *context, RgmCsvCourse *course, GHashTable *rows_by_id)
{
  g_autoptr (GPtrArray) far = list_by_distance (context, course);
  g_autoptr (GError) reason = NULL;
  guint n_far;

  if (has_plan (context, course, far, 0, &reason)
      || !g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    return;
  n_far = count_far (context, course, far);
  for (guint i = 0; i < n_far; i++)
    {
      RgmSessionRecord *session = far->pdata[i];
      RgmCsvRow *row = g_hash_table_lookup (rows_by_id, session->id);

      g_hash_table_remove (rows_by_id, session->id);
      take_back (course, session);
      refuse (row);
    }
}
