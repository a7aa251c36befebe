#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rgm_weekday_name_new (int weekday, GtkSizeGroup *words);

G_END_DECLS
