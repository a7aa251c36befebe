#include "config.h"

#include "rgm-main-window-transfer.h"

#include "rgm-alert-dialog.h"
#include "rgm-archive-json-reader.h"
#include "rgm-export-file.h"
#include "rgm-file-dialog.h"
#include "rgm-import-text.h"
#include "rgm-main-window-private.h"
#include "rgm-progress-window.h"
#include "rgm-sentence.h"
#include "rgm-store-service-archive.h"

#include <glib/gi18n-lib.h>

/* Bringing a file in: read, shown what it would do, and only then written. */

/* How many of those that are left out are named. */
#define NAMED_MAX 5

typedef struct {
  RgmMainWindow *window;
  char *path;
  RgmImportJob *job;
  RgmProgress *progress;
  RgmWorkspaceMode mode;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_clear_pointer (&self->progress, rgm_progress_end);
  g_clear_pointer (&self->job, rgm_import_job_unref);
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

static void
fail (Import *self, const GError *error)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rgm_alert_dialog_show (GTK_WINDOW (self->window), _("Nothing Was Imported"), error->message);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmImportReport) report = NULL;

  report = rgm_store_service_import_finish (RGM_STORE_SERVICE (source), result, &error);
  if (report == NULL)
    {
      fail (self, error);
      return;
    }
  rgm_main_window_end_first_import (self->window, self->mode);
  rgm_main_window_withdraw_error (self->window, RGM_FAILURE_SAVE);
  rgm_main_window_say_imported (self->window, _("Imported"),
                                rgm_store_service_get_change_made (get_service (self->window),
                                                                   result));
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  int answer = rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);
  RgmStoreService *service = get_service (self->window);
  RgmImportJob *job = self->job;
  GCancellable *cancellable;

  if (answer < 1)
    return;
  job->mode = answer == 1 ? RGM_IMPORT_KEEP : RGM_IMPORT_REPLACE;
  self->progress = rgm_progress_begin (GTK_WINDOW (source), _("Importing…"));
  cancellable = rgm_progress_get_cancellable (self->progress);
  job->data = self->progress;
  rgm_store_service_import_async (service, job, cancellable, on_imported_cb,
                                  g_steal_pointer (&self));
}

static gboolean
can_replace (const RgmImportReport *report)
{
  for (guint i = 0; i < report->refused->len; i++)
    {
      const RgmImportRefusal *refusal = report->refused->pdata[i];

      if (refusal->reason == RGM_IMPORT_REASON_DIFFERENT)
        return TRUE;
    }
  return FALSE;
}

/* What would be done, and what would not, and why. */
static char *
describe (const RgmImportReport *report)
{
  g_autofree char *summary = rgm_import_text_summary (report, RGM_IMPORT_WILL);
  g_autofree char *unplanned = rgm_sentence_unplanned_few (report->unplanned);
  GString *text = g_string_new (summary);
  guint n_named = MIN (report->refused->len, NAMED_MAX);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *refusal = rgm_import_text_refusal (report->refused->pdata[i]);

      g_string_append_printf (text, "\n%s", refusal);
    }
  if (report->refused->len > n_named)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("And %u more.", "And %u more.",
                                              report->refused->len - n_named),
                              report->refused->len - n_named);
    }
  if (unplanned != NULL)
    g_string_append_printf (text, "\n%s", unplanned);
  if (!rgm_import_report_is_nothing (report) || can_replace (report))
    g_string_append_printf (text, "\n\n%s", _("A backup is made before, and the import can be "
                                              "undone."));
  return g_string_free (text, FALSE);
}

static void
ask (Import *self, const RgmImportReport *report)
{
  const char *const all[] = { _("_Cancel"), _("_Import"), _("Import and _Replace"), NULL };
  const char *const some[] = { _("_Cancel"), _("_Import"), NULL };
  g_autofree char *detail = describe (report);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *title = NULL;

  if (rgm_import_report_is_nothing (report) && !can_replace (report))
    {
      rgm_alert_dialog_show (GTK_WINDOW (self->window), _("Nothing to Import"), detail);
      import_free (self);
      return;
    }
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_("Import “%s”?"), name);
  rgm_alert_dialog_choose_async (GTK_WINDOW (self->window), title, detail,
                                 can_replace (report) ? all : some, 0, 1, NULL, on_answered_cb,
                                 self);
}

static void
on_previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmImportReport) report = NULL;

  report = rgm_store_service_import_finish (RGM_STORE_SERVICE (source), result, &error);
  if (report == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->progress, rgm_progress_end);
  ask (g_steal_pointer (&self), report);
}

static void
free_archive (gpointer data)
{
  rgm_archive_free (data);
}

/* In a thread. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Import *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = rgm_export_file_read (self->path, RGM_ARCHIVE_JSON_BYTES_MAX, &error);
  RgmArchive *archive = NULL;
  gsize length;

  if (bytes != NULL)
    {
      const char *text = g_bytes_get_data (bytes, &length);

      archive = rgm_archive_json_read (text, length, cancellable, &error);
    }
  if (archive != NULL)
    g_task_return_pointer (task, archive, free_archive);
  else
    g_task_return_error (task, error);
}

/* Whoever moves a log to another computer has the one person that it began with. */
static RgmWorkspaceMode
guess_mode (const RgmArchive *archive)
{
  const RgmPatientContent *only = archive->patients->len == 1 ? archive->patients->pdata[0] : NULL;

  return only != NULL && g_str_equal (only->record->name, rgm_workspace_get_log_name ())
           ? RGM_WORKSPACE_LOG : RGM_WORKSPACE_PATIENTS;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  RgmArchive *archive = g_task_propagate_pointer (G_TASK (result), &error);
  RgmStoreService *service = get_service (self->window);
  RgmImportJob *job;
  GCancellable *cancellable;

  if (archive == NULL)
    {
      fail (self, error);
      return;
    }
  self->mode = guess_mode (archive);
  self->job = rgm_import_job_new (archive);
  cancellable = rgm_progress_get_cancellable (self->progress);
  job = self->job;
  job->progress = rgm_progress_tell;
  job->data = self->progress;
  rgm_store_service_preview_import_async (service, job, cancellable, on_previewed_cb,
                                          g_steal_pointer (&self));
}

/* Brings the file at @path in, whatever its kind. */
void
rgm_main_window_import_file (RgmMainWindow *window, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Import *self;

  if (rgm_main_window_is_table (path))
    {
      rgm_main_window_import_table (window, path);
      return;
    }
  self = g_new0 (Import, 1);
  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->progress = rgm_progress_begin (GTK_WINDOW (window), _("Reading the file…"));
  task = g_task_new (window, rgm_progress_get_cancellable (self->progress), on_read_cb, self);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, read_file);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmMainWindow *window = RGM_MAIN_WINDOW (source);
  g_autoptr (GFile) file = rgm_file_dialog_open_finish (GTK_WINDOW (window), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    rgm_main_window_begin_import (window, path);
}

/* Brings a file in that was exported, or a table. */
void
rgm_main_window_import (RgmMainWindow *self)
{
  rgm_file_dialog_open_async (GTK_WINDOW (self), _("Import an Export or a Table"), NULL,
                              on_file_chosen_cb, NULL);
}
