#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_late_menu_open_late (void);

G_END_DECLS
