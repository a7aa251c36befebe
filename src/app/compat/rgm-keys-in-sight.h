#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rgm_keys_in_sight_bring (GtkWidget *widget);
void rgm_keys_in_sight_keep (GtkWindow *window);
void rgm_keys_in_sight_keep_in_windows (void);

G_END_DECLS
