#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_alert_dialog_choose_async (GtkWindow *parent, const char *message, const char *detail,
                                    const char *const *buttons, int cancel_button,
                                    int default_button, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
void rgm_alert_dialog_choose_with_async (GtkWindow *parent, const char *message, GtkWidget *detail,
                                         const char *spoken, const char *const *buttons,
                                         int cancel_button, int default_button,
                                         GAsyncReadyCallback callback, gpointer user_data);
void rgm_alert_dialog_destroy_async (GtkWindow *parent, const char *message, const char *detail,
                                     const char *action, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void rgm_alert_dialog_destroy_or_async (GtkWindow *parent, const char *message, const char *detail,
                                        const char *action, const char *other,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
int rgm_alert_dialog_choose_finish (GtkWindow *parent, GAsyncResult *result, GError **error);
void rgm_alert_dialog_show (GtkWindow *parent, const char *message, const char *detail);

G_END_DECLS
