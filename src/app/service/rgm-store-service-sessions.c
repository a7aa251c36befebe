#include "config.h"

#include "rgm-store-service-sessions.h"

#include "rgm-store-service-private.h"
#include "rgm-store-sessions.h"

/* Several sessions, saved as one change. */
typedef struct {
  char *name;
  RgmCourseContent *seen;
  GPtrArray *before;
  GPtrArray *after;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_clear_pointer (&change->seen, rgm_course_content_free);
  g_ptr_array_unref (change->before);
  g_ptr_array_unref (change->after);
  g_free (change);
}

static void
call_change_sessions (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_change_sessions (
    thread->store, change->name, change->seen, change->before, change->after, error));
}

static GPtrArray *
copy_sessions (const GPtrArray *sessions)
{
  GPtrArray *copies =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      const RgmSessionRecord *session = sessions->pdata[i];

      g_ptr_array_add (copies, session != NULL ? rgm_session_record_copy (session) : NULL);
    }
  return copies;
}

/**
 * rgm_store_service_change_sessions_async:
 * @self: a service
 * @name: a code for what is done, as it is undone by
 * @seen: (nullable): the course as it was seen beside them, or %NULL where that is no matter
 * @before: (element-type RgmSessionRecord) (nullable): for each of @after the session as it was
 *   when somebody decided to change it, or %NULL where there was none
 * @after: (element-type RgmSessionRecord): sessions, new or changed
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves sessions, all or none of them, as one change. It fails with `RGM_STORE_ERROR_CHANGED` where
 * one of them is no longer as in @before, or the course as in @seen.
 * rgm_store_service_save_finish() ends it.
 */
void
rgm_store_service_change_sessions_async (RgmStoreService *self, const char *name,
                                         const RgmCourseContent *seen, const GPtrArray *before,
                                         const GPtrArray *after, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE,
                                                  call_change_sessions, cancellable, callback,
                                                  user_data);
  Change *change = g_new0 (Change, 1);

  g_assert (before->len == after->len);

  change->name = g_strdup (name);
  change->seen = seen != NULL ? rgm_course_content_copy (seen) : NULL;
  change->before = copy_sessions (before);
  change->after = copy_sessions (after);
  call->input = change;
  call->free_input = change_free;
  rgm_store_service_push (self, call);
}
