#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void rgm_file_launcher_open_containing_folder_async (GFile *file, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
gboolean rgm_file_launcher_open_containing_folder_finish (GFile *file, GAsyncResult *result,
                                                          GError **error);

G_END_DECLS
