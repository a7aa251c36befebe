#include "config.h"

#include "rgm-course-content.h"

G_DEFINE_BOXED_TYPE (RgmCourseContent, rgm_course_content, rgm_course_content_copy,
                     rgm_course_content_free)

/**
 * rgm_other_session_new:
 * @course: a course
 * @session: one of its sessions
 *
 * Returns: (transfer full): the session as another course of the same patient sees it
 */
RgmOtherSession *
rgm_other_session_new (const RgmCourseRecord *course, const RgmSessionRecord *session)
{
  RgmOtherSession *self = g_new0 (RgmOtherSession, 1);

  self->id = g_strdup (session->id);
  self->course_id = g_strdup (course->id);
  self->protocol_id = g_strdup (course->protocol_id);
  self->day = session->day;
  self->minute = session->minute;
  self->state = session->state;
  self->counts = session->counts;
  self->areas = rgm_session_record_get_n_zones (session) > 0
    ? rgm_session_record_dup_areas (session) : g_strdupv (course->areas);

  return self;
}

/**
 * rgm_other_session_copy:
 * @self: a session of another course
 *
 * Returns: (transfer full): a copy of it
 */
RgmOtherSession *
rgm_other_session_copy (const RgmOtherSession *self)
{
  RgmOtherSession *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->course_id = g_strdup (self->course_id);
  copy->protocol_id = g_strdup (self->protocol_id);
  copy->areas = g_strdupv (self->areas);
  return copy;
}

/**
 * rgm_other_session_free:
 * @self: (transfer full) (nullable): a session of another course
 *
 * Frees @self.
 */
void
rgm_other_session_free (RgmOtherSession *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->course_id);
  g_free (self->protocol_id);
  g_strfreev (self->areas);
  g_free (self);
}

/**
 * rgm_course_content_new:
 * @record: a course, which is copied
 *
 * Returns: (transfer full): a course without sessions and pauses, for example to see the plan of
 *   one that is yet to be saved
 */
RgmCourseContent *
rgm_course_content_new (const RgmCourseRecord *record)
{
  RgmCourseContent *self = g_new0 (RgmCourseContent, 1);

  self->record = rgm_course_record_copy (record);
  self->patient_name = g_strdup ("");
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);
  self->pauses = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_pause_record_free);
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_other_session_free);
  return self;
}

/**
 * rgm_course_content_copy:
 * @self: a course with its content
 *
 * Returns: (transfer full): a copy of all of it
 */
RgmCourseContent *
rgm_course_content_copy (const RgmCourseContent *self)
{
  RgmCourseContent *copy = rgm_course_content_new (self->record);

  g_free (copy->patient_name);
  copy->patient_name = g_strdup (self->patient_name);
  for (guint i = 0; i < self->sessions->len; i++)
    g_ptr_array_add (copy->sessions, rgm_session_record_copy (self->sessions->pdata[i]));
  for (guint i = 0; i < self->pauses->len; i++)
    g_ptr_array_add (copy->pauses, rgm_pause_record_copy (self->pauses->pdata[i]));
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (copy->others, rgm_other_session_copy (self->others->pdata[i]));
  return copy;
}

/**
 * rgm_course_content_free:
 * @self: (transfer full) (nullable): a course with its content
 *
 * Frees all of it.
 */
void
rgm_course_content_free (RgmCourseContent *self)
{
  if (!self)
    return;
  rgm_course_record_free (self->record);
  g_free (self->patient_name);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->pauses);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/* Whether two records are the same as they are in the database, the moment they were saved
 * included. */
static gboolean
sessions_equal (const RgmSessionRecord *a, const RgmSessionRecord *b)
{
  return rgm_session_record_equal (a, b) && a->created == b->created && a->changed == b->changed;
}

static gboolean
pauses_equal (const RgmPauseRecord *a, const RgmPauseRecord *b)
{
  return rgm_pause_record_equal (a, b) && a->created == b->created && a->changed == b->changed;
}

static gboolean
others_equal (const RgmOtherSession *a, const RgmOtherSession *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->course_id, b->course_id) == 0
         && g_strcmp0 (a->protocol_id, b->protocol_id) == 0 && a->day == b->day
         && a->minute == b->minute && a->state == b->state && a->counts == b->counts
         && g_strv_equal ((const char *const *) a->areas, (const char *const *) b->areas);
}

/**
 * rgm_course_content_equal:
 * @a: a course with its content
 * @b: likewise
 *
 * Returns: whether both are the same, and were saved at the same moments
 */
gboolean
rgm_course_content_equal (const RgmCourseContent *a, const RgmCourseContent *b)
{
  return rgm_course_record_equal (a->record, b->record)
         && a->record->created == b->record->created && a->record->changed == b->record->changed
         && g_str_equal (a->patient_name, b->patient_name)
         && rgm_record_lists_equal (a->sessions, b->sessions, (GEqualFunc) sessions_equal)
         && rgm_record_lists_equal (a->pauses, b->pauses, (GEqualFunc) pauses_equal)
         && rgm_record_lists_equal (a->others, b->others, (GEqualFunc) others_equal);
}

static gboolean
find_position (const RgmCourseContent *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const RgmSessionRecord *session = self->sessions->pdata[i];

      if (g_str_equal (session->id, id))
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
equal_records (const RgmRecordClass *klass, const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!rgm_record_equal (klass, a->pdata[i], b->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_course_content_has_same_records:
 * @a: a course
 * @b: a course
 *
 * Returns: whether both have the same course, sessions and pauses, whenever they were saved
 */
gboolean
rgm_course_content_has_same_records (const RgmCourseContent *a, const RgmCourseContent *b)
{
  return rgm_course_record_equal (a->record, b->record)
         && equal_records (&rgm_session_record_class, a->sessions, b->sessions)
         && equal_records (&rgm_pause_record_class, a->pauses, b->pauses);
}

/**
 * rgm_course_content_find_session:
 * @self: a course with its content
 * @id: the UUID of a session
 *
 * Returns: (transfer none) (nullable): the session of @self with that id
 */
RgmSessionRecord *
rgm_course_content_find_session (const RgmCourseContent *self, const char *id)
{
  guint position;

  return find_position (self, id, &position) ? self->sessions->pdata[position] : NULL;
}

/**
 * rgm_course_content_put_session:
 * @self: a course with its content
 * @session: a session, which is copied
 *
 * Adds @session, or puts it in place of the one with its id, as saving it would. The database is
 * not touched: this is for seeing what would become of the plan.
 */
void
rgm_course_content_put_session (RgmCourseContent *self, const RgmSessionRecord *session)
{
  RgmSessionRecord *copy = rgm_session_record_copy (session);

  rgm_course_content_remove_session (self, session->id);
  g_ptr_array_add (self->sessions, copy);
  rgm_session_records_sort (self->sessions);
}

/**
 * rgm_course_content_remove_session:
 * @self: a course with its content
 * @id: the UUID of a session
 *
 * Takes the session with that id away, as deleting it would. The database is not touched.
 *
 * Returns: whether there was one
 */
gboolean
rgm_course_content_remove_session (RgmCourseContent *self, const char *id)
{
  guint position;

  if (!find_position (self, id, &position))
    return FALSE;
  g_ptr_array_remove_index (self->sessions, position);
  return TRUE;
}
