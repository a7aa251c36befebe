#include "config.h"

#include "rgm-kept-children.h"

/* Children that are about the same as before stay the same widgets: so they keep the keyboard, and
 * a screen reader goes on from where it was. */

/* Those before @from are done with. */
static GtkWidget *
find (GtkWidget *from, guint index, const RgmKeptChildrenSource *source, gpointer data)
{
  for (GtkWidget *child = from; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (source->update (child, index, data))
      return child;
  return NULL;
}

static void
remove_from (GtkWidget *child)
{
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_widget_unparent (child);
      child = next;
    }
}

/**
 * rgm_kept_children_show:
 * @parent: whose children they are; it has no others
 * @n: how many things to show
 * @source: what shows them
 * @data: what @source is called with
 *
 * Shows things in their order, each in the child that is about it already, if there is one.
 */
void
rgm_kept_children_show (GtkWidget *parent, guint n, const RgmKeptChildrenSource *source,
                        gpointer data)
{
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (parent) && source != NULL);

  next = gtk_widget_get_first_child (parent);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = find (next, i, source, data);

      if (child == NULL)
        child = source->make (i, data);
      if (child == next)
        next = gtk_widget_get_next_sibling (next);
      else
        gtk_widget_insert_before (child, parent, next);
    }
  remove_from (next);
}

/**
 * rgm_kept_children_clear:
 * @parent: whose children they are
 *
 * Takes all of them away.
 */
void
rgm_kept_children_clear (GtkWidget *parent)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  remove_from (gtk_widget_get_first_child (parent));
}
