#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_first_focus_set (GtkWindow *window, GtkWidget *widget);

G_END_DECLS
