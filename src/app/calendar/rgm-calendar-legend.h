#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rgm_calendar_legend_new (void);
void rgm_calendar_legend_set_collagen (GtkWidget *legend, gboolean is_shown);
void rgm_calendar_legend_set_not_counted (GtkWidget *legend, gboolean is_shown);

G_END_DECLS
