#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"
#include "rgm-elsewhere.h"
#include "rgm-store-service-change.h"
#include "rgm-store-service-sessions.h"

#include <glib/gi18n-lib.h>

/* Changes to a course. The service says `changed` after each, and the model loads again. */

/* @title: what a toast says once it is done, or %NULL where none is called for
 * @klass: the kind of @before
 * @before: what a menu changes, as it was shown; %NULL where a form, which is still there, or what
 *   is tried shows what has become of it */
typedef struct {
  char *title;
  const RgmRecordClass *klass;
  gpointer before;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->title);
  if (change->klass != NULL)
    rgm_record_free (change->klass, change->before);
  g_free (change);
}

static GTask *
begin (RgmCourseModel *self, const char *title, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  change->title = g_strdup (title);
  g_task_set_task_data (task, change, change_free);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* Has @task tell what has become of @before where that is why it is refused. */
static GTask *
about (GTask *task, const RgmRecordClass *klass, gconstpointer before)
{
  Change *change = g_task_get_task_data (task);

  change->klass = klass;
  change->before = rgm_record_copy (klass, before);
  return task;
}

/* Ends @task, and offers the way back from the change that @result is of. */
static void
end (GTask *task, RgmStoreService *service, GAsyncResult *result)
{
  const Change *change = g_task_get_task_data (task);
  gint64 id = rgm_store_service_get_change_made (service, result);

  if (change->title != NULL && id != 0)
    rgm_course_model_offer_undo (g_task_get_source_object (task), change->title, id);
  g_task_return_boolean (task, TRUE);
}

static void
on_seen_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Change *change = g_task_get_task_data (task);
  RgmCourseModel *self = g_task_get_source_object (task);
  GError *error = NULL;
  RgmPatientContent *now =
    rgm_store_service_load_patient_finish (RGM_STORE_SERVICE (source), result, &error);

  if (error == NULL || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      error = rgm_elsewhere_explain (change->klass, change->before, now,
                                     rgm_course_model_get_areas (self));
    }
  g_clear_pointer (&now, rgm_patient_content_free);
  g_task_return_error (task, error);
}

/* Whoever was refused because of what somebody else did is shown that, and then told. */
static void
fail (GTask *task, GError *error)
{
  RgmCourseModel *self = g_task_get_source_object (task);
  const Change *change = g_task_get_task_data (task);
  g_autoptr (GError) refusal = error;

  if (!rgm_elsewhere_is_refusal (refusal))
    {
      g_task_return_error (task, g_steal_pointer (&refusal));
      return;
    }
  rgm_course_model_load (self);
  if (change->klass != NULL && rgm_course_model_get_patient_id (self) != NULL)
    rgm_store_service_load_patient_async (rgm_course_model_get_service (self),
                                          rgm_course_model_get_patient_id (self), NULL,
                                          on_seen_again_cb, g_object_ref (task));
  else
    g_task_return_error (task, rgm_elsewhere_explain_other (refusal));
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
    fail (task, error);
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
  rgm_store_service_amend_course_async (
    rgm_course_model_get_service (self), before, course, cancellable, on_saved_cb,
    about (begin (self, NULL, cancellable, callback, user_data), &rgm_course_record_class,
           before));
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

  rgm_store_service_amend_pause_async (
    rgm_course_model_get_service (self), before, pause, cancellable, on_saved_cb,
    about (begin (self, NULL, cancellable, callback, user_data), &rgm_pause_record_class,
           before));
}

/**
 * rgm_course_model_set_session_state_async:
 * @self: a model
 * @before: a session of the selected course as it was shown
 * @state: what became of it
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Confirms or cancels a booking or marks it missed, and offers the way back. It fails like
 * rgm_course_model_save_session_async().
 */
void
rgm_course_model_set_session_state_async (RgmCourseModel *self, const RgmSessionRecord *before,
                                          RgmSessionState state, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (RgmSessionRecord) changed = NULL;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (before != NULL);

  changed = rgm_session_record_copy (before);
  changed->state = state;
  save_session (self, NULL, before, changed,
                about (begin (self, describe_state (state), cancellable, callback, user_data),
                       &rgm_session_record_class, before));
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
 * @before: a session as it was shown
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a session, and offers the way back. Where somebody else has changed it since, it fails
 * with `RGM_STORE_ERROR_CHANGED` or `RGM_STORE_ERROR_DELETED`, and its sentence says what they did;
 * so do all changes that take a record as it was shown and no form.
 */
void
rgm_course_model_delete_session_async (RgmCourseModel *self, const RgmSessionRecord *before,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (before != NULL);

  rgm_store_service_remove_session_async (
    rgm_course_model_get_service (self), before, cancellable, on_deleted_cb,
    about (begin (self, _("Session deleted"), cancellable, callback, user_data),
           &rgm_session_record_class, before));
}

/**
 * rgm_course_model_delete_pause_async:
 * @self: a model
 * @before: a pause as it was shown
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Resumes a course on the day on which it was paused: deletes the pause, and offers the way back.
 */
void
rgm_course_model_delete_pause_async (RgmCourseModel *self, const RgmPauseRecord *before,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));
  g_return_if_fail (before != NULL);

  rgm_store_service_remove_pause_async (
    rgm_course_model_get_service (self), before, cancellable, on_deleted_cb,
    about (begin (self, _("Course resumed"), cancellable, callback, user_data),
           &rgm_pause_record_class, before));
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
