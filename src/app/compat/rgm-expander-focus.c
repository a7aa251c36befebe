#include "config.h"

#include "rgm-expander-focus.h"

#include "rgm-map-hook.h"

/* An arrow key on an expander that is closed has GTK 4.8 look for a place for the keyboard in what
 * it hides, which is in no window then, and complain of that. It passes over what is not visible as
 * a child. */
static void
on_expanded_cb (GtkExpander *expander)
{
  GtkWidget *child = gtk_expander_get_child (expander);

  if (child != NULL)
    gtk_widget_set_child_visible (child, gtk_expander_get_expanded (expander));
}

static void
on_mapped_cb (GtkWidget *expander)
{
  on_expanded_cb (GTK_EXPANDER (expander));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (on_expanded_cb), expander, 0);
}

/**
 * rgm_expander_focus_mend:
 *
 * From now on arrow keys pass over what a closed expander hides. To be called once.
 */
void
rgm_expander_focus_mend (void)
{
  rgm_map_hook_add_once (GTK_TYPE_EXPANDER, "rgm-expander-focus", on_mapped_cb);
}
