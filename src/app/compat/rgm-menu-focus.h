#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_menu_focus_keep (GtkMenuButton *button);
void rgm_menu_focus_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
