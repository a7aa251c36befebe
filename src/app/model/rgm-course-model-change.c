#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"

#include <glib/gi18n-lib.h>

/* Changes to a course. The service says `changed` after each, and the model loads again. */

/**
 * Change:
 * @title: what a toast says once it is done, or %NULL where there is no way back
 * @before: the session as it was, where that is the way back; or %NULL
 *
 * What a change needs to remember until it is done.
 */
typedef struct {
  char *title;
  RgmSessionRecord *before;
} Change;

static void
change_free (Change *change)
{
  g_free (change->title);
  g_clear_pointer (&change->before, rgm_session_record_free);
  g_free (change);
}

static GTask *
begin (RgmCourseModel *self, const char *title, const RgmSessionRecord *before,
       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  change->title = g_strdup (title);
  change->before = before != NULL ? rgm_session_record_copy (before) : NULL;
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* Ends a task. Takes @error, or else @undo if any. */
static void
end (GTask *task, RgmUndo *undo, GError *error)
{
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (undo != NULL)
    rgm_course_model_offer_undo (g_task_get_source_object (task), undo);
  g_task_return_boolean (task, TRUE);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  RgmUndo *undo = NULL;
  GError *error = NULL;

  if (rgm_store_service_save_finish (service, result, &error) && change->before != NULL)
    undo = rgm_undo_new_for_session (service, change->title, change->before);
  end (task, undo, error);
}

static void
on_course_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  g_autoptr (RgmCourseContent) deleted = NULL;
  GError *error = NULL;

  deleted = rgm_store_service_delete_course_finish (service, result, &error);
  end (task, deleted != NULL ? rgm_undo_new_for_course (service, change->title, deleted) : NULL,
       error);
}

static void
on_session_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  g_autoptr (RgmSessionRecord) deleted = NULL;
  GError *error = NULL;

  deleted = rgm_store_service_delete_session_finish (service, result, &error);
  end (task, deleted != NULL ? rgm_undo_new_for_session (service, change->title, deleted) : NULL,
       error);
}

static void
on_pause_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  g_autoptr (RgmPauseRecord) deleted = NULL;
  GError *error = NULL;

  deleted = rgm_store_service_delete_pause_finish (service, result, &error);
  end (task, deleted != NULL ? rgm_undo_new_for_pause (service, change->title, deleted) : NULL,
       error);
}

/* Keeps with the session what the program said of it, so that nobody can wonder later. */
static gboolean
note_what_was_said (RgmCourseModel *self, RgmSessionRecord *session, GError **error)
{
  const RgmCourseContent *content = rgm_course_model_get_content (self);
  g_autoptr (RgmPlan) plan = NULL;
  int position;

  session->said_verdict = RGM_SAID_NOTHING;
  session->said_days_too_early = 0;
  if (content == NULL || g_strcmp0 (content->record->id, session->course_id) != 0
      || rgm_course_model_get_plan (self) == NULL)
    return TRUE;
  plan = rgm_course_model_preview (self, session, &position, error);
  if (plan == NULL)
    return FALSE;
  if (position >= 0)
    {
      session->said_verdict = (gint32) plan->sessions[position].verdict;
      session->said_days_too_early = plan->sessions[position].days_too_early;
    }
  return TRUE;
}

static void
save_session (RgmCourseModel *self, const RgmSessionRecord *session, GTask *task)
{
  g_autoptr (RgmSessionRecord) record = rgm_session_record_copy (session);
  GError *error = NULL;

  if (!note_what_was_said (self, record, &error))
    {
      end (task, NULL, error);
      g_object_unref (task);
      return;
    }
  rgm_store_service_save_session_async (rgm_course_model_get_service (self), record,
                                        g_task_get_cancellable (task), on_saved_cb, task);
}

static const char *
describe_state (RgmSessionState state)
{
  switch (state)
    {
    case RGM_SESSION_DONE:
      return _("Session confirmed");
    case RGM_SESSION_CANCELLED:
      return _("Booking cancelled");
    case RGM_SESSION_MISSED:
      return _("Session marked as missed");
    case RGM_SESSION_BOOKED:
    default:
      return _("Session booked");
    }
}

/**
 * rgm_course_model_save_course_async:
 * @self: a model
 * @course: a course of the patient, new or changed
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a course, and selects it.
 */
void
rgm_course_model_save_course_async (RgmCourseModel *self, const RgmCourseRecord *course,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (course != NULL);

  rgm_course_model_select_course (self, course->id);
  rgm_store_service_save_course_async (rgm_course_model_get_service (self), course, cancellable,
                                       on_saved_cb,
                                       begin (self, NULL, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_save_session_async:
 * @self: a model
 * @session: a session of the selected course, new or changed
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a session, and with it what the program says of it. Besides `RGM_STORE_ERROR` it fails
 * with `RGM_COURSE_ERROR` where the course cannot have such a session.
 */
void
rgm_course_model_save_session_async (RgmCourseModel *self, const RgmSessionRecord *session,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (session != NULL);

  save_session (self, session, begin (self, NULL, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_save_pause_async:
 * @self: a model
 * @pause: a pause of the selected course, new or changed
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a pause.
 */
void
rgm_course_model_save_pause_async (RgmCourseModel *self, const RgmPauseRecord *pause,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  rgm_store_service_save_pause_async (rgm_course_model_get_service (self), pause, cancellable,
                                      on_saved_cb,
                                      begin (self, NULL, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_set_session_state_async:
 * @self: a model
 * @session_id: the UUID of a session of the selected course
 * @state: what became of it
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Confirms or cancels a booking or marks it missed, and offers the way back. It fails like
 * rgm_course_model_save_session_async().
 */
void
rgm_course_model_set_session_state_async (RgmCourseModel *self, const char *session_id,
                                          RgmSessionState state, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data)
{
  RgmSessionItem *item;
  g_autoptr (RgmSessionRecord) changed = NULL;
  const RgmSessionRecord *before;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  item = rgm_course_model_find_session (self, session_id);
  g_return_if_fail (item != NULL);

  before = rgm_session_item_get_record (item);
  changed = rgm_session_record_copy (before);
  changed->state = state;
  save_session (self, changed, begin (self, describe_state (state), before, cancellable, callback,
                                      user_data));
}

/**
 * rgm_course_model_delete_course_async:
 * @self: a model
 * @course_id: the UUID of a course
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a course with everything that hangs on it, and offers the way back.
 */
void
rgm_course_model_delete_course_async (RgmCourseModel *self, const char *course_id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  rgm_store_service_delete_course_async (rgm_course_model_get_service (self), course_id,
                                         cancellable, on_course_deleted_cb,
                                         begin (self, _("Course deleted"), NULL, cancellable,
                                                callback, user_data));
}

/**
 * rgm_course_model_delete_session_async:
 * @self: a model
 * @session_id: the UUID of a session
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a session, and offers the way back.
 */
void
rgm_course_model_delete_session_async (RgmCourseModel *self, const char *session_id,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  rgm_store_service_delete_session_async (rgm_course_model_get_service (self), session_id,
                                          cancellable, on_session_deleted_cb,
                                          begin (self, _("Session deleted"), NULL, cancellable,
                                                 callback, user_data));
}

/**
 * rgm_course_model_delete_pause_async:
 * @self: a model
 * @pause_id: the UUID of a pause
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a pause, and offers the way back.
 */
void
rgm_course_model_delete_pause_async (RgmCourseModel *self, const char *pause_id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  rgm_store_service_delete_pause_async (rgm_course_model_get_service (self), pause_id,
                                        cancellable, on_pause_deleted_cb,
                                        begin (self, _("Pause deleted"), NULL, cancellable,
                                               callback, user_data));
}

/**
 * rgm_course_model_change_finish:
 * @self: a model
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR` or `RGM_COURSE_ERROR`
 *
 * Ends any of the changes.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_course_model_change_finish (RgmCourseModel *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
