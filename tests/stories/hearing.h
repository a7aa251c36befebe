#pragma once

#include <gtk/gtk.h>

void hearing_begin (GtkApplication *application);
guint hearing_count_keys (void);
void hearing_deafen (GtkWidget *window);
