#include "config.h"

#include "rgm-csv-course.h"

static void
note_session (RgmCsvCourse *self, RgmSessionRecord *session)
{
  gpointer day = GINT_TO_POINTER (session->day);
  GPtrArray *same_day = g_hash_table_lookup (self->by_day, day);

  if (!same_day)
    {
      same_day = g_ptr_array_new ();
      g_hash_table_insert (self->by_day, day, same_day);
    }
  g_ptr_array_add (same_day, session);
  g_hash_table_insert (self->by_id, session->id, session);
}

static void
forget_session (RgmCsvCourse *self, RgmSessionRecord *session)
{
  GPtrArray *same_day = g_hash_table_lookup (self->by_day, GINT_TO_POINTER (session->day));

  g_ptr_array_remove (same_day, session);
  g_hash_table_remove (self->by_id, session->id);
  g_ptr_array_remove_fast (self->content->sessions, session);
}

/**
 * rgm_csv_course_new:
 * @patient: whose it is
 * @content: the course as it is; owned by @patient
 * @is_new: whether it will be added
 *
 * Returns: (transfer full): a course that rows are about
 */
RgmCsvCourse *
rgm_csv_course_new (RgmCsvPatient *patient, RgmCourseContent *content, gboolean is_new)
{
  RgmCsvCourse *self = g_new0 (RgmCsvCourse, 1);

  self->patient = patient;
  self->content = content;
  self->is_new = is_new;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_day = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->written = g_ptr_array_new ();
  for (guint i = 0; i < content->sessions->len; i++)
    note_session (self, content->sessions->pdata[i]);

  return self;
}

/**
 * rgm_csv_course_free:
 * @self: (transfer full): a course that rows are about
 *
 * Frees it.
 */
void
rgm_csv_course_free (RgmCsvCourse *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_day);
  g_ptr_array_unref (self->written);
  g_free (self);
}

/**
 * rgm_csv_course_replace:
 * @self: a course
 * @old: (nullable) (transfer none): a session of it, which is freed
 * @session: (transfer full) (nullable): what it has in its place
 *
 * Puts one session in the place of another.
 */
void
rgm_csv_course_replace (RgmCsvCourse *self, RgmSessionRecord *old, RgmSessionRecord *session)
{
  if (old)
    forget_session (self, old);
  if (!session)
    return;
  g_ptr_array_add (self->content->sessions, session);
  note_session (self, session);
}

/**
 * rgm_csv_course_put:
 * @self: a course
 * @session: (transfer full): a session as it will be
 *
 * Puts it in the course, in place of the one with its id.
 */
void
rgm_csv_course_put (RgmCsvCourse *self, RgmSessionRecord *session)
{
  rgm_csv_course_replace (self, g_hash_table_lookup (self->by_id, session->id), session);
  g_ptr_array_add (self->written, session);
}

/**
 * rgm_csv_course_is_on_other_skin:
 * @a: a session
 * @b: another one
 * @areas: the areas there are
 *
 * Returns: whether both have areas, and none is the same skin
 */
gboolean
rgm_csv_course_is_on_other_skin (const RgmSessionRecord *a, const RgmSessionRecord *b,
                                 const RgmAreas *areas)
{
  g_auto (GStrv) one = rgm_session_record_dup_areas (a);
  g_auto (GStrv) other = rgm_session_record_dup_areas (b);
  RgmAreaSet one_set = rgm_areas_make_set (areas, (const char *const *) one);
  RgmAreaSet other_set = rgm_areas_make_set (areas, (const char *const *) other);

  return one_set != 0 && other_set != 0 && (one_set & other_set) == 0;
}

/**
 * rgm_csv_course_is_at_other_time:
 * @a: a session
 * @b: another one of the same day
 *
 * Returns: whether both have a time, and it differs
 */
gboolean
rgm_csv_course_is_at_other_time (const RgmSessionRecord *a, const RgmSessionRecord *b)
{
  return a->minute != RGM_MINUTE_NONE && b->minute != RGM_MINUTE_NONE && a->minute != b->minute;
}

/* What was cancelled was not held, so that another one on its day is no wonder. */
static gboolean
is_told_apart (const RgmSessionRecord *a, const RgmSessionRecord *b, const RgmAreas *areas)
{
  if (rgm_csv_course_is_at_other_time (a, b))
    return TRUE;
  if ((a->state == RGM_SESSION_CANCELLED) != (b->state == RGM_SESSION_CANCELLED))
    return TRUE;
  return rgm_csv_course_is_on_other_skin (a, b, areas);
}

/**
 * rgm_csv_course_list_same:
 * @self: a course
 * @session: a session that it does not have
 * @areas: the areas there are
 *
 * Two sessions on a day may be one that was written down twice. Where both have a time and it
 * differs, or both have areas and none is the same skin, they are two.
 *
 * Returns: (transfer full) (element-type RgmSessionRecord): those of the course on the same
 *   day that nothing tells apart from @session
 */
GPtrArray *
rgm_csv_course_list_same (const RgmCsvCourse *self, const RgmSessionRecord *session,
                          const RgmAreas *areas)
{
  const GPtrArray *same_day = g_hash_table_lookup (self->by_day, GINT_TO_POINTER (session->day));
  GPtrArray *same = g_ptr_array_new ();

  for (guint i = 0; same_day && i < same_day->len; i++)
    {
      if (!is_told_apart (same_day->pdata[i], session, areas))
        g_ptr_array_add (same, same_day->pdata[i]);
    }

  return same;
}
