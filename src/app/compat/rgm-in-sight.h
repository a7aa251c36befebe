#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rgm_in_sight_clip (GtkWidget *widget, GdkRectangle *part);

G_END_DECLS
