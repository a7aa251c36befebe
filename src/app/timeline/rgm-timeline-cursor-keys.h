#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_timeline_cursor_keys_install (GtkWidgetClass *widget_class);

G_END_DECLS
