#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *rgm_page_title_show (AdwHeaderBar *header);
void rgm_page_title_set_words (GtkWidget *title, const char *words, const char *subtitle);

G_END_DECLS
