#include "config.h"

#include "rgm-main-window-transfer.h"

#include "rgm-alert-dialog.h"
#include "rgm-archive-error.h"
#include "rgm-archive-json-writer.h"
#include "rgm-archive-text.h"
#include "rgm-csv-export.h"
#include "rgm-export-file.h"
#include "rgm-file-dialog.h"
#include "rgm-main-window-private.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-archive.h"
#include "rgm-transfer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Writing everything, or everything of one patient, to a file. */

/* How much is done when all is loaded, of `RGM_TRANSFER_WHOLE`: the rest is one file to write. */
#define PART_LOADED 600

typedef struct {
  RgmMainWindow *window;
  char *patient;
  gboolean readable;
  /* "sessions" or "patients" of a table, or NULL */
  const char *table;
  char *path;
  RgmArchive *archive;
  RgmAreas *areas;
  RgmProgress *progress;
  RgmTransferPart part;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->progress, rgm_progress_end);
  g_clear_pointer (&self->archive, rgm_archive_free);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_object_unref (self->window);
  g_free (self->patient);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

static gboolean
is_log (RgmMainWindow *self)
{
  return rgm_workspace_get_mode (rgm_main_window_get_workspace (self)) == RGM_WORKSPACE_LOG;
}

static void
fail (RgmMainWindow *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rgm_main_window_say_error (self, RGM_FAILURE_EXPORT, _("Could not be exported"), error);
}

/* A table or a text of a damaged database is better than none; JSON is for an import. */
static gboolean
is_to_import (const Export *self)
{
  return !self->readable && self->table == NULL;
}

static char *
make_text (const Export *self)
{
  if (self->table != NULL)
    return g_str_equal (self->table, "patients") ? rgm_csv_export_patients (self->archive)
                                                 : rgm_csv_export_sessions (self->archive);

  return self->readable ? rgm_archive_text_write (self->archive, self->areas)
                        : rgm_archive_json_write (self->archive);
}

/* In a thread: the chooser has asked whether a file that is there may go. */
static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  char *text;

  if (is_to_import (self) && !rgm_archive_check_to_export (self->archive, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  text = make_text (self);
  bytes = g_bytes_new_take (text, strlen (text));
  if (rgm_export_file_write (self->path, bytes, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (self->window, error);
      return;
    }
  rgm_main_window_withdraw_error (self->window, RGM_FAILURE_EXPORT);
  if (self->table != NULL)
    rgm_main_window_say (self->window, _("Exported as a table"));
  else if (self->readable)
    rgm_main_window_say (self->window, _("Exported to read"));
  else if (self->archive->flawed)
    rgm_main_window_say (self->window, _("Exported, but texts of the file are damaged: “�” stands "
                                         "for what is lost"));
  else
    rgm_main_window_say (self->window, _("Exported; Import on another computer brings it in"));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  self->archive = rgm_store_service_load_archive_finish (RGM_STORE_SERVICE (source), result,
                                                         &error);
  if (self->archive == NULL)
    {
      fail (self->window, error);
      return;
    }
  self->areas = rgm_areas_ref (rgm_store_service_get_areas (RGM_STORE_SERVICE (source)));
  /* Not the task's to free: it may end in the thread, and windows are not for that. */
  task = g_task_new (self->window, rgm_progress_get_cancellable (self->progress), on_written_cb,
                     self);
  /* What is written is written, whenever somebody has had enough. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_steal_pointer (&self), NULL);
  g_task_run_in_thread (task, write_file);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GFile) file = rgm_file_dialog_save_finish (GTK_WINDOW (source), result, NULL);
  RgmStoreService *service = get_service (self->window);
  const char *patient = self->patient;
  RgmStoreTransfer whole = { .progress = rgm_progress_tell }, loading;

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path == NULL)
    return;
  self->progress = rgm_progress_begin (GTK_WINDOW (source), _("Exporting…"));
  whole.cancellable = rgm_progress_get_cancellable (self->progress);
  whole.data = self->progress;
  loading = rgm_transfer_part_begin (&self->part, &whole, PART_LOADED);
  if (is_to_import (self))
    rgm_store_service_load_to_import_async (service, patient, &loading, on_loaded_cb,
                                            g_steal_pointer (&self));
  else
    rgm_store_service_load_archive_async (service, patient, &loading, on_loaded_cb,
                                          g_steal_pointer (&self));
}

/* The names that are offered say nothing of the patient: they end up in lists of other programs. */
static void
choose_file (Export *self)
{
  const char *name = g_strcmp0 (self->table, "sessions") == 0 ? "sessions.csv"
                     : self->table != NULL ? "patients.csv"
                     : self->patient == NULL ? "regimen.json"
                     : self->readable ? "patient.txt" : "patient.json";

  rgm_file_dialog_save_async (GTK_WINDOW (self->window),
                              self->patient == NULL ? _("Export Everything")
                              : is_log (self->window) ? _("Export Log") : _("Export Patient"),
                              name, NULL, on_file_chosen_cb, self);
}

static void
on_everything_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  int answer = rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);

  if (answer < 1)
    return;
  self->table = answer == 1 ? NULL : answer == 2 ? "sessions" : "patients";
  choose_file (g_steal_pointer (&self));
}

/* Writes everything to a file, for Regimen or for a spreadsheet. */
void
rgm_main_window_export (RgmMainWindow *self)
{
  const char *const buttons[] = { _("_Cancel"), _("_Everything as JSON"), _("_Sessions as CSV"),
                                  _("_Patients as CSV"), NULL };
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  rgm_alert_dialog_choose_async (GTK_WINDOW (self), _("Export"),
                                 _("JSON has everything, for Regimen on another computer. CSV has "
                                   "sessions or patients, for a spreadsheet, and can be imported "
                                   "again."),
                                 buttons, 0, 1, NULL, on_everything_chosen_cb, export);
}

static void
on_kind_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  int answer = rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);

  if (answer < 1)
    return;
  self->readable = answer == 1;
  choose_file (g_steal_pointer (&self));
}

/* Writes everything of the patient who is shown to a file, for a person or for Regimen. */
void
rgm_main_window_export_patient (RgmMainWindow *self)
{
  RgmCourseModel *model = rgm_workspace_get_course_model (rgm_main_window_get_workspace (self));
  const char *const buttons[] = { _("_Cancel"), _("As _Text"), _("As _JSON"), NULL };
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->patient = g_strdup (rgm_course_model_get_patient_id (model));
  rgm_alert_dialog_choose_async (
    GTK_WINDOW (self), is_log (self) ? _("Export Log") : _("Export Patient"),
    is_log (self) ? _("Everything that is kept in this log, with the history. A text is for "
                      "reading; JSON is for Regimen on another computer, which can import it.")
                  : _("Everything that is kept of this patient, with the history. A text is for "
                      "reading; JSON is for Regimen on another computer, which can import it."),
    buttons, 0, 1, NULL, on_kind_chosen_cb, export);
}
