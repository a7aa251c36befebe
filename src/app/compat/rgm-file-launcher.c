#include "config.h"

#include "rgm-file-launcher.h"

/* What GtkFileLauncher of GTK 4.10 does: the file manager shows the file, or else its folder. */

static void
on_folder_launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
launch_folder (GTask *task)
{
  g_autoptr (GFile) folder = g_file_get_parent (g_task_get_source_object (task));
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : g_strdup ("file:///");

  g_app_info_launch_default_for_uri_async (uri, NULL, g_task_get_cancellable (task),
                                           on_folder_launched_cb, task);
}

static void
on_items_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    {
      launch_folder (task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (g_task_get_source_object (task));
  const char *const uris[] = { uri, NULL };

  if (bus == NULL)
    {
      launch_folder (task);
      return;
    }
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (task), on_items_shown_cb, task);
}

/**
 * rgm_file_launcher_open_containing_folder_async:
 * @file: a file
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is shown or cannot be
 * @user_data: for @callback
 *
 * Shows a file in the file manager.
 */
void
rgm_file_launcher_open_containing_folder_async (GFile *file, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_cb,
             g_task_new (file, cancellable, callback, user_data));
}

/**
 * rgm_file_launcher_open_containing_folder_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends rgm_file_launcher_open_containing_folder_async().
 *
 * Returns: whether it is shown
 */
gboolean
rgm_file_launcher_open_containing_folder_finish (GFile *file, GAsyncResult *result,
                                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
