#include "config.h"

#include "rgm-main-window-transfer.h"

#include "rgm-alert-dialog.h"

#include <glib/gi18n-lib.h>

/* Bringing a file in where there is no database yet: one is made for it, and what it is for shows
 * in what came in. Until something did, it is asked again. */

typedef struct {
  RgmMainWindow *window;
  char *path;
} Begin;

static void
begin_free (Begin *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Begin, begin_free)

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Begin) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_open_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_main_window_import_file (self->window, self->path);
  else
    rgm_alert_dialog_show (GTK_WINDOW (self->window), _("Nothing Was Imported"), error->message);
}

/* Brings the file at @path in, and makes a database for it where there is none. */
void
rgm_main_window_begin_import (RgmMainWindow *window, const char *path)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (window);
  Begin *self;

  if (rgm_workspace_get_state (workspace) != RGM_WORKSPACE_FIRST_RUN)
    {
      rgm_main_window_import_file (window, path);
      return;
    }
  self = g_new0 (Begin, 1);
  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  rgm_store_service_open_async (rgm_workspace_get_service (workspace),
                                rgm_workspace_take_making (workspace), NULL, on_made_cb, self);
}

/* Shows what came in first, as a log or as a list of patients. */
void
rgm_main_window_end_first_import (RgmMainWindow *window, RgmWorkspaceMode mode)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (window);

  if (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_FIRST_RUN)
    rgm_workspace_choose_mode (workspace, mode);
}
