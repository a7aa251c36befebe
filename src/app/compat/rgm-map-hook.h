#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*RgmMapFunc) (GtkWidget *widget);

void rgm_map_hook_add (GType type, RgmMapFunc func);

G_END_DECLS
