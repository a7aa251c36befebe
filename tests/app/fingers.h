#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many fingers there may be at a time. */
#define FINGERS 2

void fingers_put (GtkWidget *window, guint finger, double x, double y);
void fingers_move (GtkWidget *window, guint finger, double x, double y);
void fingers_carry (GtkWidget *window, guint finger, double dx, double dy, guint n_steps);
void fingers_carry_to (GtkWidget *window, guint finger, double x, double y, guint n_steps);
void fingers_carry_both (GtkWidget *window, double first_dx, double second_dx, guint n_steps);
void fingers_lift (GtkWidget *window, guint finger);
void fingers_rest (guint milliseconds);

G_END_DECLS
