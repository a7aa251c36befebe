#include "config.h"

#include "rgm-alert-dialog.h"
#include "rgm-dialog-present.h"
#include "rgm-known-files.h"
#include "rgm-main-window-private.h"
#include "rgm-places.h"
#include "rgm-problem-page.h"
#include "rgm-restore-dialog.h"
#include "rgm-salvaged-files.h"

#include <glib/gi18n-lib.h>

/* What can be done where the file cannot be opened, or is not at its place any more. */

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

/* Where the damaged file was salvaged into, here or by regimenctl, if that is still there. */
static char *
find_salvaged (RgmMainWindow *self)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);

  rgm_known_files_hand_over (rgm_workspace_get_settings (workspace), places->salvaged_dir);
  return rgm_salvaged_files_find (places->salvaged_dir, rgm_main_window_get_path (self));
}

static void
open_read_only_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_workspace_open_read_only (rgm_main_window_get_workspace (data));
}

static void
restore_backup_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (data);
  const char *path = rgm_main_window_get_path (data);
  gboolean in_place = rgm_workspace_get_state (workspace) == RGM_WORKSPACE_PROBLEM
                      || !g_file_test (path, G_FILE_TEST_EXISTS);

  rgm_dialog_present (rgm_restore_dialog_new (rgm_workspace_get_backups (workspace),
                                              in_place ? path : NULL), data);
}

/* The file may have gone since it was offered. */
static void
open_salvaged_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *path = find_salvaged (data);

  if (path != NULL)
    rgm_main_window_open_instead (data, path);
  else
    rgm_workspace_open (rgm_main_window_get_workspace (data));
}

static void
on_anew_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == 1)
    rgm_workspace_start_anew (rgm_main_window_get_workspace (self));
}

static void
start_anew_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_alert_dialog_destroy_async (data, _("Start Without Your Data?"),
                                  _("A new, empty file takes the name of the one that is missing. "
                                    "Backups that there are of that one stay."),
                                  _("_Start Anew"), NULL, on_anew_answered_cb, g_object_ref (data));
}

static const GActionEntry entries[] = {
  { "open-salvaged", open_salvaged_action, NULL, NULL, NULL, { 0 } },
  { "start-anew", start_anew_action, NULL, NULL, NULL, { 0 } },
  { "open-read-only", open_read_only_action, NULL, NULL, NULL, { 0 } },
  { "restore-backup", restore_backup_action, NULL, NULL, NULL, { 0 } },
};

/* Adds the actions to the window. */
void
rgm_main_window_install_rescue_actions (RgmMainWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
on_backups_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmProblemPage) page = data;
  g_autoptr (GPtrArray) backups = NULL;

  backups = rgm_backup_service_list_finish (RGM_BACKUP_SERVICE (source), result, NULL);
  if (backups != NULL)
    rgm_problem_page_set_backups (page, backups);
}

/* Returns: (transfer floating): the page that says why the database cannot be opened */
GtkWidget *
rgm_main_window_make_problem_page (RgmMainWindow *self)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);
  const char *path = rgm_main_window_get_path (self);
  g_autofree char *salvaged = find_salvaged (self);
  GtkWidget *page = rgm_problem_page_new ();

  rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), rgm_workspace_get_problem (workspace),
                                path);
  if (salvaged != NULL)
    rgm_problem_page_set_salvaged (RGM_PROBLEM_PAGE (page), salvaged);
  rgm_backup_service_list_async (rgm_workspace_get_backups (workspace), NULL, on_backups_listed_cb,
                                 g_object_ref (page));
  return page;
}

/* In a narrow window a path would take most of the page: it is in the tooltip, whole. */
static void
tell_moved (RgmBanner *banner, const GError *moved, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  /* Translators: %s is the name of the file with all data. */
  g_autofree char *title =
    g_strdup_printf (_("“%s” was moved, replaced or deleted. Nothing is saved since: put it back, "
                       "or save a copy."), shown_name);

  rgm_banner_set_title (banner, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (banner), moved->message);
}

static void
on_moved_cb (RgmBanner *banner, GParamSpec *pspec, RgmStoreService *service)
{
  const GError *moved = rgm_store_service_get_moved (service);

  if (moved != NULL)
    tell_moved (banner, moved, rgm_store_service_get_path (service));
  rgm_banner_set_revealed (banner, moved != NULL);
}

static void
on_active_cb (RgmMainWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    rgm_store_service_look (get_service (self));
}

/* Says on @banner when the file is no longer at its place, and looks when the user comes back. */
void
rgm_main_window_watch_file (RgmMainWindow *self, RgmBanner *banner)
{
  rgm_banner_set_button_label (banner, _("Save a Copy…"));
  rgm_banner_set_action_name (banner, "win.save-copy");
  g_signal_connect_object (get_service (self), "notify::moved", G_CALLBACK (on_moved_cb), banner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (on_active_cb), self, 0);
}
