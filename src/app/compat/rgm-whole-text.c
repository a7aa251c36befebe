#include "config.h"

#include "rgm-whole-text.h"

#include "rgm-map-hook.h"

/* A text that does not scroll gets room for each line that is typed, but one frame late: GTK 4.8
 * has begun by then to scroll to the cursor, and while it does, takes no notice of the room. The
 * first lines then stay out of sight though there is place for them. */

static void
on_scrolled_cb (GtkAdjustment *adjustment)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static gboolean
is_whole (GtkWidget *text)
{
  GtkWidget *parent = gtk_widget_get_parent (text);
  GtkPolicyType policy = GTK_POLICY_AUTOMATIC;

  if (GTK_IS_SCROLLED_WINDOW (parent))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (parent), NULL, &policy);
  return policy == GTK_POLICY_NEVER;
}

static void
on_mapped_cb (GtkWidget *text)
{
  if (!is_whole (text))
    return;
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)),
                           "value-changed", G_CALLBACK (on_scrolled_cb), text, 0);
}

/**
 * rgm_whole_text_keep:
 *
 * From now on a text that is given room for all its lines, in a #GtkScrolledWindow that never
 * scrolls, shows them from the first on. To be called once.
 */
void
rgm_whole_text_keep (void)
{
  rgm_map_hook_add_once (GTK_TYPE_TEXT_VIEW, "rgm-whole-text", on_mapped_cb);
}
