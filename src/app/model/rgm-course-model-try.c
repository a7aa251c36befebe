#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"

#include <glib/gi18n-lib.h>

/* Sessions that are only tried: the course with them takes the place of the one in the database, so
 * that whatever shows the model shows what would be. */

static const char *
get_tried_course (RgmCourseModel *self)
{
  return self->tried != NULL ? rgm_course_item_get_id (self->tried_from) : NULL;
}

/* A session that somebody deleted is not there to be moved. */
static gboolean
is_gone (RgmCourseModel *self, const RgmCourseContent *content, const char *session_id)
{
  return rgm_course_content_find_session (rgm_course_item_get_content (self->tried_from),
                                          session_id) != NULL
         && rgm_course_content_find_session (content, session_id) == NULL;
}

static RgmCourseItem *
make_item (RgmCourseModel *self, RgmCourseItem *saved, const GPtrArray *sessions, GError **error)
{
  g_autoptr (RgmCourseContent) content = rgm_course_content_copy (
    rgm_course_item_get_content (saved));
  g_autoptr (RgmPlan) plan = NULL;

  for (guint i = 0; i < sessions->len; i++)
    rgm_course_content_put_session (content, sessions->pdata[i]);
  plan = rgm_course_content_get_plan_by_rules (content, rgm_course_item_get_plan (saved)->rules,
                                               rgm_course_model_get_areas (self),
                                               rgm_course_model_get_today (self), error);
  return plan != NULL ? rgm_course_item_new (content, plan, NULL) : NULL;
}

/* Puts @item where @old is among the courses. */
static void
replace_item (RgmCourseModel *self, RgmCourseItem *old, RgmCourseItem *item)
{
  guint position;

  if (!g_list_store_find (self->courses, old, &position))
    return;
  g_list_store_splice (self->courses, position, 1, (gpointer *) &item, 1);
  if (self->course == old)
    rgm_course_model_show_course (self, item);
}

/**
 * rgm_course_model_make_tried: (skip)
 * @self: a model
 * @saved: a course as it is in the database
 *
 * Returns: (transfer full): the course with what is tried of it, or @saved itself
 */
RgmCourseItem *
rgm_course_model_make_tried (RgmCourseModel *self, RgmCourseItem *saved)
{
  RgmCourseItem *item = NULL;
  gboolean is_whole = TRUE;

  if (g_strcmp0 (get_tried_course (self), rgm_course_item_get_id (saved)) != 0
      || rgm_course_item_get_plan (saved) == NULL)
    return g_object_ref (saved);
  for (guint i = 0; i < self->tried->len; i++)
    {
      const RgmSessionRecord *session = self->tried->pdata[i];

      is_whole &= !is_gone (self, rgm_course_item_get_content (saved), session->id);
    }
  if (is_whole)
    item = make_item (self, saved, self->tried, NULL);
  if (item != NULL)
    g_set_object (&self->saved, saved);
  return item != NULL ? item : g_object_ref (saved);
}

/**
 * rgm_course_model_end_trying_of_gone: (skip)
 * @self: a model that has made its courses again
 *
 * Ends trying where the course or one of the sessions is no longer there.
 */
void
rgm_course_model_end_trying_of_gone (RgmCourseModel *self)
{
  if (self->saved == NULL)
    rgm_course_model_forget_tried (self);
}

/**
 * rgm_course_model_forget_tried: (skip)
 * @self: a model
 *
 * Forgets what is tried, but goes on showing what it shows.
 */
void
rgm_course_model_forget_tried (RgmCourseModel *self)
{
  gboolean was_trying = self->tried != NULL;

  g_clear_pointer (&self->tried, g_ptr_array_unref);
  g_clear_object (&self->tried_from);
  g_clear_object (&self->saved);
  self->tried_is_saved = FALSE;
  if (was_trying)
    g_object_notify (G_OBJECT (self), "trying");
}

/**
 * rgm_course_model_take_tried_as_saved: (skip)
 * @self: a model that has loaded its content again
 *
 * Ends trying where what was tried has been saved.
 */
void
rgm_course_model_take_tried_as_saved (RgmCourseModel *self)
{
  if (self->tried_is_saved)
    rgm_course_model_forget_tried (self);
}

/* Keeps with the session what the program says of it. */
static void
note_what_is_said (RgmCourseModel *self, RgmSessionRecord *session)
{
  RgmSessionItem *item = rgm_course_model_find_session (self, session->id);
  const RgmEvaluation *evaluation = item != NULL ? rgm_session_item_get_evaluation (item) : NULL;

  session->said_verdict = evaluation != NULL ? (gint32) evaluation->verdict : RGM_SAID_NOTHING;
  session->said_days_too_early = evaluation != NULL ? evaluation->days_too_early : 0;
}

/**
 * rgm_course_model_dup_tried: (skip)
 * @self: a model that tries
 * @before: (out) (transfer full): for each session as it was when trying began, or %NULL
 *
 * Returns: (transfer full) (element-type RgmSessionRecord): the sessions as they are to be saved
 */
GPtrArray *
rgm_course_model_dup_tried (RgmCourseModel *self, GPtrArray **before)
{
  const RgmCourseContent *from = rgm_course_item_get_content (self->tried_from);
  GPtrArray *after = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);

  *before = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);
  for (guint i = 0; i < self->tried->len; i++)
    {
      RgmSessionRecord *session = rgm_session_record_copy (self->tried->pdata[i]);
      const RgmSessionRecord *old = rgm_course_content_find_session (from, session->id);

      note_what_is_said (self, session);
      g_ptr_array_add (after, session);
      g_ptr_array_add (*before, old != NULL ? rgm_session_record_copy (old) : NULL);
    }
  return after;
}

static GPtrArray *
copy_sessions (const GPtrArray *sessions)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);

  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (copies, rgm_session_record_copy (sessions->pdata[i]));
  return copies;
}

/**
 * rgm_course_model_try:
 * @self: a model with a plan
 * @sessions: (element-type RgmSessionRecord): sessions of the selected course, each in place of the
 *   one with its id, or added; they are copied. What was tried before is put back
 * @error: return location for an error of `RGM_COURSE_ERROR`, or `G_IO_ERROR_PENDING` while what
 *   was tried is being saved
 *
 * Shows what would be if @sessions were saved. Nothing is saved; what is tried stays when the
 * database changes, unless the session is gone. To select something else puts it back.
 *
 * Returns: whether it is shown; where it is not, nothing has changed
 */
gboolean
rgm_course_model_try (RgmCourseModel *self, GPtrArray *sessions, GError **error)
{
  g_autoptr (RgmCourseItem) saved = NULL;
  g_autoptr (RgmCourseItem) item = NULL;
  gboolean was_trying;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), FALSE);
  g_return_val_if_fail (rgm_course_model_get_saved_plan (self) != NULL, FALSE);

  if (self->tried_is_saved)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _("What was tried is still being saved"));
      return FALSE;
    }
  was_trying = self->tried != NULL;
  saved = g_object_ref (was_trying ? self->saved : self->course);
  item = make_item (self, saved, sessions, error);
  if (item == NULL)
    return FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->tried, g_ptr_array_unref);
  self->tried = copy_sessions (sessions);
  if (!was_trying)
    {
      g_set_object (&self->tried_from, saved);
      g_set_object (&self->saved, saved);
      g_object_notify (G_OBJECT (self), "trying");
    }
  replace_item (self, self->course, item);
  g_object_thaw_notify (G_OBJECT (self));
  return TRUE;
}

/**
 * rgm_course_model_stop_trying:
 * @self: a model
 *
 * Puts back what is tried: everything is as it was, the very same plan included.
 */
void
rgm_course_model_stop_trying (RgmCourseModel *self)
{
  g_autoptr (RgmCourseItem) saved = NULL;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  if (self->tried == NULL)
    return;
  saved = g_object_ref (self->saved);
  g_object_freeze_notify (G_OBJECT (self));
  rgm_course_model_forget_tried (self);
  replace_item (self, self->course, saved);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rgm_course_model_get_trying:
 * @self: a model
 *
 * Returns: whether it shows what is not saved
 */
gboolean
rgm_course_model_get_trying (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), FALSE);

  return self->tried != NULL;
}

/**
 * rgm_course_model_get_saved_plan:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the plan of the selected course as it is in the database
 */
RgmPlan *
rgm_course_model_get_saved_plan (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->saved != NULL ? rgm_course_item_get_plan (self->saved)
                             : rgm_course_model_get_plan (self);
}

/**
 * rgm_course_model_get_saved_content:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what the database has of the selected course
 */
const RgmCourseContent *
rgm_course_model_get_saved_content (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->saved != NULL ? rgm_course_item_get_content (self->saved)
                             : rgm_course_model_get_content (self);
}
