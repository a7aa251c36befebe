#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_file_dialog_open_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
GFile *rgm_file_dialog_open_finish (GtkWindow *parent, GAsyncResult *result, GError **error);
void rgm_file_dialog_save_async (GtkWindow *parent, const char *title, const char *name,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *rgm_file_dialog_save_finish (GtkWindow *parent, GAsyncResult *result, GError **error);
void rgm_file_dialog_select_folder_async (GtkWindow *parent, const char *title,
                                          const char *accept_label, GFile *initial_folder,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
GFile *rgm_file_dialog_select_folder_finish (GtkWindow *parent, GAsyncResult *result,
                                             GError **error);

G_END_DECLS
