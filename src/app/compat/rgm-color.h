#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_color_get (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
