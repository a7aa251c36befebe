#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_choice_rows_name (GtkWidget *choice);
void rgm_choice_rows_wrap (GtkDropDown *choice);
void rgm_choice_rows_set_label (GtkWidget *choice, const char *label);

G_END_DECLS
