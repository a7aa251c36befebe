#include "config.h"

#include "rgm-undo.h"

/* What was there before, in one of the forms that the store takes back. */
typedef enum {
  RESTORE_PATIENT,
  RESTORE_COURSE,
  SAVE_SESSION,
  SAVE_PAUSE,
  SAVE_PATIENT,
} UndoKind;

/**
 * RgmUndo:
 *
 * A way back from one change, for as long as its toast is seen: it keeps what was there before,
 * and saves that again.
 */
struct _RgmUndo {
  GObject parent_instance;

  RgmStoreService *service;
  char *title;
  UndoKind kind;
  gpointer before;
  GDestroyNotify free_before;
};

G_DEFINE_FINAL_TYPE (RgmUndo, rgm_undo, G_TYPE_OBJECT)

static RgmUndo *
new_undo (RgmStoreService *service, const char *title, UndoKind kind, gpointer before,
          GDestroyNotify free_before)
{
  RgmUndo *self = g_object_new (RGM_TYPE_UNDO, NULL);

  self->service = g_object_ref (service);
  self->title = g_strdup (title);
  self->kind = kind;
  self->before = before;
  self->free_before = free_before;
  return self;
}

static void
rgm_undo_finalize (GObject *object)
{
  RgmUndo *self = RGM_UNDO (object);

  self->free_before (self->before);
  g_free (self->title);
  g_object_unref (self->service);
  G_OBJECT_CLASS (rgm_undo_parent_class)->finalize (object);
}

static void
rgm_undo_class_init (RgmUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_undo_finalize;
}

static void
rgm_undo_init (RgmUndo *self)
{
}

/**
 * rgm_undo_new_for_patient:
 * @service: the store
 * @title: what was done, as a toast says it
 * @content: the patient that was deleted
 *
 * Returns: (transfer full): the way back
 */
RgmUndo *
rgm_undo_new_for_patient (RgmStoreService *service, const char *title,
                          const RgmPatientContent *content)
{
  return new_undo (service, title, RESTORE_PATIENT, rgm_patient_content_copy (content),
                   (GDestroyNotify) rgm_patient_content_free);
}

/**
 * rgm_undo_new_for_course:
 * @service: the store
 * @title: what was done, as a toast says it
 * @content: the course that was deleted
 *
 * Returns: (transfer full): the way back
 */
RgmUndo *
rgm_undo_new_for_course (RgmStoreService *service, const char *title,
                         const RgmCourseContent *content)
{
  return new_undo (service, title, RESTORE_COURSE, rgm_course_content_copy (content),
                   (GDestroyNotify) rgm_course_content_free);
}

/**
 * rgm_undo_new_for_session:
 * @service: the store
 * @title: what was done, as a toast says it
 * @session: the session as it was before it was deleted or changed
 *
 * Returns: (transfer full): the way back
 */
RgmUndo *
rgm_undo_new_for_session (RgmStoreService *service, const char *title,
                          const RgmSessionRecord *session)
{
  return new_undo (service, title, SAVE_SESSION, rgm_session_record_copy (session),
                   (GDestroyNotify) rgm_session_record_free);
}

/**
 * rgm_undo_new_for_pause:
 * @service: the store
 * @title: what was done, as a toast says it
 * @pause: the pause as it was before it was deleted
 *
 * Returns: (transfer full): the way back
 */
RgmUndo *
rgm_undo_new_for_pause (RgmStoreService *service, const char *title, const RgmPauseRecord *pause)
{
  return new_undo (service, title, SAVE_PAUSE, rgm_pause_record_copy (pause),
                   (GDestroyNotify) rgm_pause_record_free);
}

/**
 * rgm_undo_new_for_patient_record:
 * @service: the store
 * @title: what was done, as a toast says it
 * @patient: the patient as it was before it was archived or renamed
 *
 * Returns: (transfer full): the way back
 */
RgmUndo *
rgm_undo_new_for_patient_record (RgmStoreService *service, const char *title,
                                 const RgmPatient *patient)
{
  return new_undo (service, title, SAVE_PATIENT, rgm_patient_copy (patient),
                   (GDestroyNotify) rgm_patient_free);
}

/**
 * rgm_undo_get_title:
 * @self: a way back
 *
 * Returns: what was done, as a toast says it
 */
const char *
rgm_undo_get_title (RgmUndo *self)
{
  g_return_val_if_fail (RGM_IS_UNDO (self), NULL);

  return self->title;
}

/**
 * rgm_undo_get_restored_patient:
 * @self: a way back
 *
 * Returns: (nullable): the UUID of the patient who comes back, or %NULL where nobody had gone
 */
const char *
rgm_undo_get_restored_patient (RgmUndo *self)
{
  g_return_val_if_fail (RGM_IS_UNDO (self), NULL);

  return self->kind == RESTORE_PATIENT ? ((RgmPatientContent *) self->before)->record->id : NULL;
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rgm_undo_run_async:
 * @self: a way back
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the change back. Doing it twice does no harm.
 */
void
rgm_undo_run_async (RgmUndo *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (RGM_IS_UNDO (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  switch (self->kind)
    {
    case RESTORE_PATIENT:
      rgm_store_service_restore_patient_async (self->service, self->before, cancellable,
                                               on_saved_cb, task);
      break;
    case RESTORE_COURSE:
      rgm_store_service_restore_course_async (self->service, self->before, cancellable, on_saved_cb,
                                              task);
      break;
    case SAVE_SESSION:
      rgm_store_service_save_session_async (self->service, self->before, cancellable, on_saved_cb,
                                            task);
      break;
    case SAVE_PAUSE:
      rgm_store_service_save_pause_async (self->service, self->before, cancellable, on_saved_cb,
                                          task);
      break;
    case SAVE_PATIENT:
      rgm_store_service_save_patient_async (self->service, self->before, cancellable, on_saved_cb,
                                            task);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * rgm_undo_run_finish:
 * @self: a way back
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_undo_run_async().
 *
 * Returns: whether everything is as before
 */
gboolean
rgm_undo_run_finish (RgmUndo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
