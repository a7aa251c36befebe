#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*DisplayCondition) (gpointer data);

void display_wait_ms (guint milliseconds);
gboolean display_wait_for (DisplayCondition condition, gpointer data);
void display_use_style (void);
void display_show (GtkWidget *window);
GtkWidget *display_find (GtkWidget *root, GType type, guint n);
guint display_count (GtkWidget *root, GType type);
gboolean display_says (gpointer text);
void display_assert_all_named (GtkWidget *root);
GtkWidget *display_find_progress_bar (void);
void display_cancel_progress (void);

G_END_DECLS
