#include "config.h"

#include "rgm-main-window-transfer.h"

#include "rgm-alert-dialog.h"
#include "rgm-dialog-present.h"
#include "rgm-export-file.h"
#include "rgm-main-window-private.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-archive.h"
#include "rgm-table-import-dialog.h"

#include <glib/gi18n-lib.h>

/* Bringing a table in: the file and what the database holds are read; a dialog does the rest. */

typedef struct {
  RgmMainWindow *window;
  char *path;
  GBytes *bytes;
  RgmArchive *known;
  RgmAreas *areas;
  RgmCatalogue *catalogue;
  RgmDay today;
  char *course_id;
  RgmProgress *progress;
} Import;

static void
import_free (Import *self)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->known, rgm_archive_free);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_object_unref (self->window);
  g_free (self->course_id);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

static RgmCourseModel *
get_model (RgmMainWindow *self)
{
  return rgm_workspace_get_course_model (rgm_main_window_get_workspace (self));
}

static void
fail (Import *self, const GError *error)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rgm_alert_dialog_show (GTK_WINDOW (self->window), _("Nothing Was Imported"), error->message);
}

static void
on_imported_cb (RgmMainWindow *self, const char *sentence, gint64 change)
{
  rgm_main_window_end_first_import (self, RGM_WORKSPACE_PATIENTS);
  rgm_main_window_say_imported (self, sentence, change);
}

static void
on_looked_at_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  RgmTableImport *import = g_task_propagate_pointer (G_TASK (result), &error);
  RgmTableImportDialog *dialog;

  if (import == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->progress, rgm_progress_end);
  dialog = rgm_table_import_dialog_new (get_service (self->window), import);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (on_imported_cb), self->window,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
}

static void
free_import (gpointer data)
{
  rgm_table_import_free (data);
}

/* In a thread: ten thousands of rows take a while. */
static void
look_at_rows (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *self = data;

  g_task_return_pointer (task,
                         rgm_table_import_new (self->bytes, g_steal_pointer (&self->known),
                                               self->areas, self->catalogue, self->today,
                                               self->course_id, cancellable),
                         free_import);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  const RgmCourseContent *course = rgm_course_model_get_content (get_model (self->window));

  self->known = rgm_store_service_load_archive_finish (service, result, &error);
  if (self->known == NULL)
    {
      fail (self, error);
      return;
    }
  self->areas = rgm_areas_ref (rgm_store_service_get_areas (service));
  self->catalogue = rgm_catalogue_ref (rgm_store_service_get_catalogue (service));
  self->today = rgm_course_model_get_today (get_model (self->window));
  self->course_id = course != NULL ? g_strdup (course->record->id) : NULL;
  task = g_task_new (NULL, rgm_progress_get_cancellable (self->progress), on_looked_at_cb, self);
  g_task_set_task_data (task, g_steal_pointer (&self), NULL);
  g_task_run_in_thread (task, look_at_rows);
}

static void
unref_bytes (gpointer data)
{
  g_bytes_unref (data);
}

/* In a thread. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = rgm_export_file_read (data, RGM_CSV_BYTES_MAX, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, unref_bytes);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  RgmStoreService *service = get_service (self->window);
  const RgmStoreTransfer transfer = { rgm_progress_get_cancellable (self->progress),
                                      rgm_progress_tell, self->progress };

  self->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->bytes == NULL)
    fail (self, error);
  else
    rgm_store_service_load_archive_async (service, NULL, &transfer, on_loaded_cb,
                                          g_steal_pointer (&self));
}

/* Whether the name of a file says that it is a table. */
gboolean
rgm_main_window_is_table (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  return g_str_has_suffix (small, ".csv") || g_str_has_suffix (small, ".tsv")
         || g_str_has_suffix (small, ".txt");
}

/* Brings a table in, from whatever spreadsheet. */
void
rgm_main_window_import_table (RgmMainWindow *window, const char *path)
{
  Import *self = g_new0 (Import, 1);
  g_autoptr (GTask) task = NULL;

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->progress = rgm_progress_begin (GTK_WINDOW (window), _("Reading the file…"));
  task = g_task_new (window, rgm_progress_get_cancellable (self->progress), on_read_cb, self);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_file);
}
