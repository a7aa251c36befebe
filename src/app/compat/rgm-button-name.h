#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_button_name_apply (GtkWidget *root);
void rgm_button_name_apply_to_windows (void);
void rgm_button_name_apply_to_toasts (GtkWidget *overlay);

G_END_DECLS
