#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rgm_field_note_new (void);
void rgm_field_note_set (GtkWidget *field, const char *text);

G_END_DECLS
