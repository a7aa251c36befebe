#include "config.h"

#include "rgm-screen-room.h"

/* The monitor that the window is on, if it is on one. */
static GdkMonitor *
find_monitor (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GdkSurface *surface = root != NULL ? gtk_native_get_surface (GTK_NATIVE (root)) : NULL;

  return surface != NULL
           ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) : NULL;
}

static int
get_frame_width (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GtkBorder padding, border;

  gtk_style_context_get_padding (context, &padding);
  gtk_style_context_get_border (context, &border);
  return padding.left + padding.right + border.left + border.right;
}

/**
 * rgm_screen_room_get_width:
 * @widget: what fills a popover
 *
 * Returns: how many pixels wide it may be for the popover to fit on the screen, or %G_MAXINT where
 * that is not known
 */
int
rgm_screen_room_get_width (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkMonitor *monitor = find_monitor (widget);
  GdkRectangle screen;

  if (monitor == NULL)
    return G_MAXINT;
  gdk_monitor_get_geometry (monitor, &screen);
  return screen.width - (parent != NULL ? get_frame_width (parent) : 0);
}
