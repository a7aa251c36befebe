#pragma once

#include <adwaita.h>

typedef void (*CourseTreeFunc) (GtkWidget *widget, gpointer data);

void course_tree_walk (GtkWidget *root, CourseTreeFunc func, gpointer data);
GtkWidget *course_tree_find (GtkWidget *root, GType type, guint position);
guint course_tree_count_class (GtkWidget *root, const char *css_class);
GtkWidget *course_tree_find_class (GtkWidget *root, const char *css_class, guint position);
gpointer course_tree_find_window (GType type);
AdwMessageDialog *course_tree_find_question (gpointer window);
void course_tree_answer (gpointer window, const char *response);
void course_tree_assert_named (GtkWidget *root);
