#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_button_words_wrap (GtkWidget *button);
void rgm_button_words_set_icon (GtkWidget *button, const char *icon_name);

G_END_DECLS
