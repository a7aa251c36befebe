#include "config.h"

#include "rgm-picture-saving.h"

#include "rgm-export-file.h"
#include "rgm-progress-window.h"

#include <glib/gi18n-lib.h>

/* What a thread needs to write the file. */
typedef struct {
  RgmCoursePaper *paper;
  char *path;
  gboolean rtl;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  rgm_course_paper_unref (self->paper);
  g_free (self->path);
  g_free (self);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = rgm_course_paper_make_picture (job->paper, job->path, job->rtl,
                                                            &error);

  if (bytes != NULL && rgm_export_file_write (job->path, bytes, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Another task than that of the thread: a window must not end in a thread. */
static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  rgm_progress_end (g_task_get_task_data (task));
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rgm_picture_save_async:
 * @parent: the window it is for
 * @paper: a course
 * @path: the file to write; its name says what is made
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Saves the timeline of a course as a picture.
 */
void
rgm_picture_save_async (GtkWindow *parent, RgmCoursePaper *paper, const char *path,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  RgmProgress *progress = rgm_progress_begin (parent, _("Saving…"));
  g_autoptr (GTask) writing = g_task_new (NULL, rgm_progress_get_cancellable (progress),
                                          on_written_cb, task);
  Job *job = g_new0 (Job, 1);

  job->paper = rgm_course_paper_ref (paper);
  job->path = g_strdup (path);
  job->rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_task_set_task_data (task, progress, NULL);
  g_task_set_check_cancellable (writing, FALSE);
  g_task_set_task_data (writing, job, job_free);
  g_task_run_in_thread (writing, write_file);
}

/**
 * rgm_picture_save_finish:
 * @parent: the window
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends rgm_picture_save_async().
 *
 * Returns: whether the file is written
 */
gboolean
rgm_picture_save_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
