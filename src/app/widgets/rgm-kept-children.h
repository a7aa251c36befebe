#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RgmKeptChildrenSource:
 * @update: shows a thing in a child if that is about it already; returns whether it was, and leaves
 *   the child as it is where not
 * @make: makes a child for a thing
 *
 * What a list of children shows. Things are known by their place among them.
 */
typedef struct {
  gboolean (*update) (GtkWidget *child, guint index, gpointer data);
  GtkWidget *(*make) (guint index, gpointer data);
} RgmKeptChildrenSource;

void rgm_kept_children_show (GtkWidget *parent, guint n, const RgmKeptChildrenSource *source,
                             gpointer data);
void rgm_kept_children_clear (GtkWidget *parent);

G_END_DECLS
