#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rgm_in_sight_clip (GtkWidget *widget, GdkRectangle *part);
void rgm_in_sight_reveal (GtkWidget *widget, gboolean is_shown);

G_END_DECLS
