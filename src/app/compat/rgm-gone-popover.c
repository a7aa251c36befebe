#include "config.h"

#include "rgm-gone-popover.h"

#include "rgm-map-hook.h"

/* GTK 4.8 ends what a menu takes for itself, every key and every press, only where the menu is
 * hidden. One that goes with what it belongs to, a row that is not in its list any more or a window
 * that is closed, is not hidden: nobody sees it, and all windows are deaf for good. */

static gboolean
on_idle_cb (gpointer popover)
{
  if (!gtk_widget_get_mapped (popover))
    gtk_popover_popdown (popover);
  return G_SOURCE_REMOVE;
}

/* GTK is amid taking its place away, and hears of it when that is done. What rgm_popover_leave()
 * took off the screen closes by itself. */
static void
on_unmapped_cb (GtkWidget *popover)
{
  if (gtk_widget_get_visible (popover) && gtk_widget_get_child_visible (popover))
    g_idle_add_full (G_PRIORITY_HIGH, on_idle_cb, g_object_ref (popover), g_object_unref);
}

static void
on_mapped_cb (GtkWidget *popover)
{
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_unmapped_cb), popover, 0);
}

/**
 * rgm_gone_popover_close:
 *
 * From now on what is open beside something closes when that goes, and the window is free again.
 * To be called once.
 */
void
rgm_gone_popover_close (void)
{
  rgm_map_hook_add_once (GTK_TYPE_POPOVER, "rgm-gone-popover", on_mapped_cb);
}
