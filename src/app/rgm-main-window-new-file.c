#include "config.h"

#include "rgm-alert-dialog.h"
#include "rgm-file-dialog.h"
#include "rgm-main-window-private.h"
#include "rgm-progress-window.h"
#include "rgm-salvage-text.h"
#include "rgm-store-service-rescue.h"

#include <glib/gi18n-lib.h>

/* What is written into a new file: what could be read of a damaged one, and a copy of one that is
 * not at its place any more. Somebody chooses the folder only: no file that is there may ever be
 * replaced by a database, so a dialog that asks for a name would ask what it may not do. */

typedef struct {
  RgmMainWindow *window;
  RgmProgress *progress;
  char *path;
  gboolean salvages;
} NewFile;

static void
new_file_free (NewFile *self)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewFile, new_file_free)

static void
fail (NewFile *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->salvages)
    rgm_alert_dialog_show (GTK_WINDOW (self->window), _("Could Not Be Salvaged"), error->message);
  else
    rgm_main_window_say_error (self->window, RGM_FAILURE_COPY, _("The copy could not be saved"),
                               error);
}

static void
on_summary_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NewFile) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == 1)
    rgm_main_window_open_instead (self->window, self->path);
}

static void
on_salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const char *const buttons[] = { _("_Close"), _("_Open the New File"), NULL };
  g_autoptr (NewFile) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmSalvageReport) report = NULL;
  g_autofree char *text = NULL;
  GtkWindow *window = GTK_WINDOW (self->window);

  report = rgm_store_service_salvage_finish (RGM_STORE_SERVICE (source), result, &error);
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (report == NULL)
    {
      fail (self, error);
      return;
    }
  self->path = g_strdup (report->path);
  text = rgm_salvage_report_to_text (report);
  rgm_alert_dialog_choose_async (window, _("Salvaged"), text, buttons, 0, 1, NULL,
                                 on_summary_read_cb, g_steal_pointer (&self));
}

static void
on_place_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NewFile) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == 0)
    rgm_main_window_open_instead (self->window, self->path);
}

/* Where the file was before is no news. */
static void
go_on_in_place (NewFile *self)
{
  g_autofree char *shown_path = g_filename_display_name (self->path);
  /* Translators: %s is the path of the file with all data. */
  g_autofree char *sentence = g_strdup_printf (_("“%s” is back in its place"), shown_path);

  rgm_main_window_say (rgm_main_window_open_instead (self->window, self->path), sentence);
}

/* From now on the data is elsewhere, or called otherwise: whoever does not read that looks for it
 * in vain one day. */
static void
go_on_elsewhere (NewFile *self)
{
  const char *const buttons[] = { _("_Go On"), NULL };
  g_autofree char *shown_path = g_filename_display_name (self->path);
  /* Translators: %s is the path of a file. */
  g_autofree char *text = g_strdup_printf (_("Everything is in “%s” now. Regimen goes on with "
                                             "this file."), shown_path);
  GtkWindow *window = GTK_WINDOW (self->window);

  rgm_alert_dialog_choose_async (window, _("Copy Saved"), text, buttons, 0, 0, NULL,
                                 on_place_read_cb, self);
}

static void
on_copy_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NewFile) self = data;
  g_autoptr (GError) error = NULL;

  self->path = rgm_store_service_save_copy_finish (RGM_STORE_SERVICE (source), result, &error);
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (self->path == NULL)
    fail (self, error);
  else if (g_str_equal (self->path, rgm_main_window_get_path (self->window)))
    go_on_in_place (self);
  else
    go_on_elsewhere (g_steal_pointer (&self));
}

static void
make (NewFile *self, const char *folder)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self->window);
  RgmStoreService *service = rgm_workspace_get_service (workspace);
  RgmDay today = rgm_course_model_get_today (rgm_workspace_get_course_model (workspace));
  RgmStoreTransfer transfer = { .progress = rgm_progress_tell };

  self->progress = rgm_progress_begin (GTK_WINDOW (self->window),
                                       self->salvages ? _("Salvaging…") : _("Saving a Copy…"));
  transfer.cancellable = rgm_progress_get_cancellable (self->progress);
  transfer.data = self->progress;
  if (self->salvages)
    rgm_store_service_salvage_async (service, folder, today, &transfer, on_salvaged_cb, self);
  else
    rgm_store_service_save_copy_async (service, folder, today, transfer.cancellable,
                                       on_copy_saved_cb, self);
}

/* Only what has a path can be read and written as a database is. */
static void
fail_elsewhere (NewFile *self, GFile *folder)
{
  g_autofree char *name = g_file_get_parse_name (folder);
  g_autoptr (GError) error = NULL;

  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               /* Translators: %s is the address of a folder. */
               _("“%s” is not a folder of this computer. Nothing was written; choose one that is."),
               name);
  fail (self, error);
}

static void
on_folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NewFile) self = data;
  g_autoptr (GFile) folder = rgm_file_dialog_select_folder_finish (GTK_WINDOW (source), result,
                                                                   NULL);

  if (folder == NULL)
    return;
  if (g_file_peek_path (folder) == NULL)
    {
      fail_elsewhere (self, folder);
      return;
    }
  make (g_steal_pointer (&self), g_file_peek_path (folder));
}

/* Returns: (transfer full): where the file is or was; its disk may be gone */
static GFile *
find_folder (RgmMainWindow *window)
{
  g_autofree char *folder = g_path_get_dirname (rgm_main_window_get_path (window));

  return g_file_new_for_path (g_file_test (folder, G_FILE_TEST_IS_DIR) ? folder
                                                                       : g_get_home_dir ());
}

static void
choose_folder (RgmMainWindow *window, gboolean salvages)
{
  NewFile *self = g_new0 (NewFile, 1);
  g_autoptr (GFile) folder = find_folder (window);

  self->window = g_object_ref (window);
  self->salvages = salvages;
  rgm_file_dialog_select_folder_async (
    GTK_WINDOW (window), salvages ? _("Folder for the New File") : _("Folder for the Copy"),
    salvages ? _("_Salvage Here") : _("_Save Here"), folder, NULL, on_folder_chosen_cb, self);
}

static void
salvage_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_folder (data, TRUE);
}

static void
save_copy_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_folder (data, FALSE);
}

static const GActionEntry entries[] = {
  { "salvage", salvage_action, NULL, NULL, NULL, { 0 } },
  { "save-copy", save_copy_action, NULL, NULL, NULL, { 0 } },
};

/* Adds the actions to the window. */
void
rgm_main_window_install_new_file_actions (RgmMainWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Goes on with another file: returns the window of that. */
RgmMainWindow *
rgm_main_window_open_instead (RgmMainWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *window = rgm_application_open_instead (RGM_APPLICATION (application),
                                                    GTK_WINDOW (self), path);

  return RGM_MAIN_WINDOW (window);
}
