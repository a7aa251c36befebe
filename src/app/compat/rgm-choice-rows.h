#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_choice_rows_name (GtkWidget *choice);

G_END_DECLS
