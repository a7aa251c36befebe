#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_button_name_apply (GtkWidget *root);

G_END_DECLS
