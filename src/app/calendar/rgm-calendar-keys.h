#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_calendar_keys_install (GtkWidgetClass *widget_class);

G_END_DECLS
