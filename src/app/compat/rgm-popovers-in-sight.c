#include "config.h"

#include "rgm-popovers-in-sight.h"

#include "rgm-map-hook.h"
#include "rgm-pressed-popover.h"

/* how high the page was when the popover opened */
#define HEIGHT_KEY "rgm-popovers-in-sight-height"

/* What is open beside something on a page that scrolls goes along with it, out of the window and
 * off the screen, where GTK looks in vain for the monitor that it is on: the keyboard may have left
 * it and taken the page to another place. So it closes when what it is beside goes out of sight. */

/* A field that scrolls may lie on a page that does. */
static GtkScrolledWindow *
find_page (GtkWidget *popover)
{
  GtkWidget *page = NULL;

  for (GtkWidget *at = gtk_widget_get_parent (popover); at != NULL; at = gtk_widget_get_parent (at))
    if (GTK_IS_SCROLLED_WINDOW (at) && GTK_IS_VIEWPORT (gtk_scrolled_window_get_child (
                                         GTK_SCROLLED_WINDOW (at))))
      page = at;
  return page != NULL ? GTK_SCROLLED_WINDOW (page) : NULL;
}

/* Where on all of the page it stands, whatever of that is in sight: what the popover belongs to, or
 * the part of it that it points to. */
static gboolean
find_thing (GtkPopover *popover, GtkScrolledWindow *page, graphene_rect_t *bounds)
{
  GtkWidget *beside = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *whole =
    gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (page)));
  graphene_point_t corner;
  GdkRectangle part;

  if (!gtk_popover_get_pointing_to (popover, &part))
    return gtk_widget_compute_bounds (beside, whole, bounds);
  if (!gtk_widget_compute_point (beside, whole, &GRAPHENE_POINT_INIT ((float) part.x,
                                                                      (float) part.y), &corner))
    return FALSE;
  graphene_rect_init (bounds, corner.x, corner.y, (float) part.width, (float) part.height);
  return TRUE;
}

typedef struct {
  GtkPopover *popover;
  GdkSurface *surface;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_object_unref (self->popover);
  g_object_unref (self->surface);
  g_free (self);
}

static gboolean
on_laid_out_cb (gpointer data)
{
  Leaving *self = data;

  g_object_thaw_notify (G_OBJECT (self->surface));
  gtk_popover_popdown (self->popover);
  gtk_widget_set_child_visible (GTK_WIDGET (self->popover), TRUE);
  return G_SOURCE_REMOVE;
}

/* GTK may be amid giving the page its room, when to close asks for another, and complains then of
 * what it draws without. So the popover leaves the screen now, and nobody hears of it before that
 * is done. What is pressed stays until it is let go. */
static void
leave (GtkPopover *popover)
{
  Leaving *self;

  if (RGM_IS_PRESSED_POPOVER (popover)
      && rgm_pressed_popover_is_pressed (RGM_PRESSED_POPOVER (popover)))
    {
      rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (popover));
      return;
    }

  self = g_new (Leaving, 1);
  self->popover = g_object_ref (popover);
  self->surface = g_object_ref (gtk_native_get_surface (GTK_NATIVE (popover)));
  g_object_freeze_notify (G_OBJECT (self->surface));
  gtk_widget_set_child_visible (GTK_WIDGET (popover), FALSE);
  g_idle_add_full (G_PRIORITY_HIGH, on_laid_out_cb, self, leaving_free);
}

static void
on_scrolled_cb (GtkPopover *popover, GtkAdjustment *adjustment)
{
  GtkScrolledWindow *page = find_page (GTK_WIDGET (popover));
  double top = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (page != NULL && find_thing (popover, page, &bounds)
      && (bounds.origin.y + bounds.size.height <= top
          || bounds.origin.y >= top + gtk_adjustment_get_page_size (adjustment)))
    leave (popover);
}

/* All of the page has another place now. What has the keyboard in it is still needed. */
static void
on_resized_cb (GtkPopover *popover)
{
  if (!gtk_widget_get_can_focus (GTK_WIDGET (popover)))
    leave (popover);
}

static void
on_closed_cb (GtkPopover *popover, GtkAdjustment *adjustment)
{
  g_signal_handlers_disconnect_by_func (adjustment, on_scrolled_cb, popover);
  g_signal_handlers_disconnect_by_func (adjustment, on_resized_cb, popover);
  g_signal_handlers_disconnect_by_func (popover, on_closed_cb, adjustment);
}

static void
close_with (GtkPopover *popover, GtkScrolledWindow *page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (on_resized_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_closed_cb), adjustment, 0);
}

static void
on_gone_cb (GtkWidget *popover, GtkViewport *viewport)
{
  gtk_viewport_set_scroll_to_focus (viewport, TRUE);
  g_signal_handlers_disconnect_by_func (popover, on_gone_cb, viewport);
}

/* The page would follow the keyboard in the popover, as if that stood at its top. */
static void
hold_page (GtkWidget *popover, GtkScrolledWindow *page)
{
  GtkViewport *viewport = GTK_VIEWPORT (gtk_scrolled_window_get_child (page));

  if (!gtk_widget_get_can_focus (popover) || !gtk_viewport_get_scroll_to_focus (viewport))
    return;
  gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_gone_cb), viewport, 0);
}

static int
measure_page (GtkScrolledWindow *page)
{
  GtkWidget *whole =
    gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (page)));
  int height;

  gtk_widget_measure (whole, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (whole), NULL,
                      &height, NULL, NULL);
  return height;
}

/* A page that gets higher, or lower, moves what is on it; what tells of that would go along before
 * anybody hears of it. */
static void
on_frame_cb (GtkPopover *popover)
{
  GtkScrolledWindow *page = find_page (GTK_WIDGET (popover));

  if (page != NULL && measure_page (page) != GPOINTER_TO_INT (g_object_get_data (
                                               G_OBJECT (popover), HEIGHT_KEY)))
    leave (popover);
}

static void
on_left_cb (GtkWidget *popover, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, on_frame_cb, popover);
  g_signal_handlers_disconnect_by_func (popover, on_left_cb, clock);
}

static void
watch_page (GtkWidget *popover, GtkScrolledWindow *page)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (page));

  if (gtk_widget_get_can_focus (popover) || clock == NULL)
    return;
  g_object_set_data (G_OBJECT (popover), HEIGHT_KEY, GINT_TO_POINTER (measure_page (page)));
  g_signal_connect_object (clock, "before-paint", G_CALLBACK (on_frame_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_left_cb), clock, 0);
}

static void
on_mapped_cb (GtkWidget *popover)
{
  GtkScrolledWindow *page = find_page (popover);

  if (page == NULL)
    return;
  close_with (GTK_POPOVER (popover), page);
  hold_page (popover, page);
  watch_page (popover, page);
}

/**
 * rgm_popovers_in_sight_keep:
 *
 * From now on menus and whatever else opens beside something closes when that is scrolled out of
 * sight. To be called once.
 */
void
rgm_popovers_in_sight_keep (void)
{
  rgm_map_hook_add (GTK_TYPE_POPOVER, on_mapped_cb);
}
