#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_window_fit_height (GtkWindow *window, int max);

G_END_DECLS
