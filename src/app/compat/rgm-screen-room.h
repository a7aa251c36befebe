#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int rgm_screen_room_get_width (GtkWidget *widget);

G_END_DECLS
