#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"
#include "rgm-store-service-change.h"
#include "rgm-store-service-sessions.h"

#include <glib/gi18n-lib.h>

/* Changes to a course. The service says `changed` after each, and the model loads again. */

/* @title: what a toast says once it is done, or %NULL where none is called for */
static GTask *
begin (RgmCourseModel *self, const char *title, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (title), g_free);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* Ends @task, and offers the way back from the change that @result is of. */
static void
end (GTask *task, RgmStoreService *service, GAsyncResult *result)
{
  const char *title = g_task_get_task_data (task);
  gint64 change = rgm_store_service_get_change_made (service, result);

  if (title != NULL && change != 0)
    rgm_course_model_offer_undo (g_task_get_source_object (task), title, change);
  g_task_return_boolean (task, TRUE);
}

/* Whoever was refused because of what somebody else did is shown that. */
static void
fail (GTask *task, GError *error)
{
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED)
      || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DELETED))
    rgm_course_model_load (g_task_get_source_object (task));
  g_task_return_error (task, error);
}

/* What is shown of the course, and so what is decided by. */
static const RgmCourseContent *
get_seen (RgmCourseModel *self, const char *course_id)
{
  const RgmCourseContent *content = rgm_course_model_get_saved_content (self);

  return content != NULL && g_str_equal (content->record->id, course_id) ? content : NULL;
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    end (task, RGM_STORE_SERVICE (source), result);
  else
    fail (task, error);
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (rgm_store_service_delete_finish (RGM_STORE_SERVICE (source), result, &error))
    end (task, RGM_STORE_SERVICE (source), result);
  else
    g_task_return_error (task, error);
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
save_session (RgmCourseModel *self, const RgmCourseContent *seen, const RgmSessionRecord *before,
              const RgmSessionRecord *session, GTask *task)
{
  g_autoptr (RgmSessionRecord) record = rgm_session_record_copy (session);
  GError *error = NULL;

  if (!note_what_was_said (self, record, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  rgm_store_service_change_session_async (rgm_course_model_get_service (self), seen, before,
                                          record, g_task_get_cancellable (task), on_saved_cb,
                                          task);
}

static void
on_tried_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  RgmCourseModel *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  /* It is shown as tried until it is loaded, so that nothing jumps back in between. */
  self->tried_is_saved = TRUE;
  rgm_course_model_load (self);
  end (task, RGM_STORE_SERVICE (source), result);
}

static const char *
describe_change (const char *change)
{
  if (g_strcmp0 (change, RGM_CHANGE_PLAN_THE_REST) == 0)
    return _("Sessions booked");
  return _("Booking moved");
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
 * @before: (nullable): the course as it was shown, or %NULL for a new one
 * @course: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a course, and selects it. Where somebody else has changed it since, it fails with
 * `RGM_STORE_ERROR_CHANGED` or `RGM_STORE_ERROR_DELETED`, and is loaded again; so do all changes.
 */
void
rgm_course_model_save_course_async (RgmCourseModel *self, const RgmCourseRecord *before,
                                    const RgmCourseRecord *course, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (course != NULL);

  rgm_course_model_select_course (self, course->id);
  rgm_store_service_change_course_async (rgm_course_model_get_service (self), before, course,
                                         cancellable, on_saved_cb,
                                         begin (self, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_amend_course_async:
 * @self: a model
 * @before: a course of the patient as it was shown
 * @course: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes in a course what is different in @course, leaves the rest as it is by now, and selects
 * it.
 */
void
rgm_course_model_amend_course_async (RgmCourseModel *self, const RgmCourseRecord *before,
                                     const RgmCourseRecord *course, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (before != NULL && course != NULL);

  rgm_course_model_select_course (self, course->id);
  rgm_store_service_amend_course_async (rgm_course_model_get_service (self), before, course,
                                        cancellable, on_saved_cb,
                                        begin (self, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_save_session_async:
 * @self: a model
 * @before: (nullable): a session of the selected course as it was shown, or %NULL for a new one
 * @session: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a session, and with it what the program says of it, which is by the course as it is shown:
 * if that has changed since, it fails with `RGM_STORE_ERROR_CHANGED` as well. Where the course
 * cannot have such a session, it fails with `RGM_COURSE_ERROR`.
 */
void
rgm_course_model_save_session_async (RgmCourseModel *self, const RgmSessionRecord *before,
                                     const RgmSessionRecord *session, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (session != NULL);

  save_session (self, get_seen (self, session->course_id), before, session,
                begin (self, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_save_pause_async:
 * @self: a model
 * @pause: a new pause of the selected course
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

  rgm_store_service_change_pause_async (rgm_course_model_get_service (self),
                                        get_seen (self, pause->course_id), NULL, pause,
                                        cancellable, on_saved_cb,
                                        begin (self, NULL, cancellable, callback, user_data));
}

/**
 * rgm_course_model_amend_pause_async:
 * @self: a model
 * @before: a pause of the selected course as it was shown
 * @pause: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes in a pause what is different in @pause, and leaves the rest as it is by now.
 */
void
rgm_course_model_amend_pause_async (RgmCourseModel *self, const RgmPauseRecord *before,
                                    const RgmPauseRecord *pause, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (before != NULL && pause != NULL);

  rgm_store_service_amend_pause_async (rgm_course_model_get_service (self), before, pause,
                                       cancellable, on_saved_cb,
                                       begin (self, NULL, cancellable, callback, user_data));
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
  const RgmSessionRecord *session;
  g_autoptr (RgmSessionRecord) changed = NULL;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (rgm_course_model_get_saved_content (self) != NULL);

  session = rgm_course_content_find_session (rgm_course_model_get_saved_content (self),
                                             session_id);
  g_return_if_fail (session != NULL);

  changed = rgm_session_record_copy (session);
  changed->state = state;
  save_session (self, NULL, session, changed,
                begin (self, describe_state (state), cancellable, callback, user_data));
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
                                         cancellable, on_deleted_cb,
                                         begin (self, _("Course deleted"), cancellable,
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
                                          cancellable, on_deleted_cb,
                                          begin (self, _("Session deleted"), cancellable,
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
                                        cancellable, on_deleted_cb,
                                        begin (self, _("Pause deleted"), cancellable,
                                               callback, user_data));
}

/**
 * rgm_course_model_save_tried_async:
 * @self: a model
 * @change: a code for what is done, such as `RGM_CHANGE_MOVED`
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the sessions that are tried as one change, and offers the way back. They are tried on where
 * that fails: with `RGM_STORE_ERROR_CHANGED`, where somebody else has changed one of them since
 * trying began, or anything of a course of which the rest is planned since that was shown.
 * rgm_course_model_change_finish() ends it.
 */
void
rgm_course_model_save_tried_async (RgmCourseModel *self, const char *change,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const RgmCourseContent *seen = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (rgm_course_model_get_trying (self));

  after = rgm_course_model_dup_tried (self, &before);
  if (g_strcmp0 (change, RGM_CHANGE_PLAN_THE_REST) == 0)
    seen = rgm_course_model_get_saved_content (self);
  rgm_store_service_change_sessions_async (
    rgm_course_model_get_service (self), change, seen, before, after, cancellable,
    on_tried_saved_cb, begin (self, describe_change (change), cancellable, callback, user_data));
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
