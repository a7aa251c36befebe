#pragma once

#include <gtk/gtk.h>

typedef void (*CourseTreeFunc) (GtkWidget *widget, gpointer data);

void course_tree_walk (GtkWidget *root, CourseTreeFunc func, gpointer data);
GtkWidget *course_tree_find (GtkWidget *root, GType type, guint position);
guint course_tree_count_class (GtkWidget *root, const char *css_class);
GtkWidget *course_tree_find_class (GtkWidget *root, const char *css_class, guint position);
void course_tree_assert_named (GtkWidget *root);
