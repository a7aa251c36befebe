#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_live_label_set_text (GtkLabel *label, const char *text);

G_END_DECLS
