#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_menu_focus_keep (GtkMenuButton *button);

G_END_DECLS
