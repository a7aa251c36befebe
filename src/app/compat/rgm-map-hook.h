#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*RgmMapFunc) (GtkWidget *widget);

void rgm_map_hook_add (GType type, RgmMapFunc func);
void rgm_map_hook_add_once (GType type, const char *name, RgmMapFunc func);

G_END_DECLS
