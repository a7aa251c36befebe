#include "config.h"

#include "rgm-in-sight.h"

#include <math.h>

/* A page that has stayed where it is for so many frames has come to rest. */
#define REST_FRAMES 10
/* What is left below what was scrolled into sight, so that it does not end with the page. */
#define MARGIN_PX 12

/* What is beyond these is not drawn. */
static gboolean
cuts (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_NATIVE (widget)
         || gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN;
}

/**
 * rgm_in_sight_clip:
 * @widget: a widget
 * @part: (inout): a part of it, in its own pixels
 *
 * Reduces a part of a widget to what of it is in sight, in all that scrolls and in the window.
 * A popover that points to what is not may have no place on the screen: GTK 4.8 then complains that
 * it finds no monitor.
 *
 * Returns: whether any of it is in sight; if not, @part is untouched
 */
gboolean
rgm_in_sight_clip (GtkWidget *widget, GdkRectangle *part)
{
  graphene_rect_t seen, bounds;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && part != NULL, FALSE);

  graphene_rect_init (&seen, (float) part->x, (float) part->y, (float) MAX (part->width, 1),
                      (float) MAX (part->height, 1));
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      if (cuts (at) && (!gtk_widget_compute_bounds (at, widget, &bounds)
                        || !graphene_rect_intersection (&seen, &bounds, &seen)))
        return FALSE;
      if (GTK_IS_NATIVE (at))
        break;
    }

  part->x = (int) floorf (seen.origin.x);
  part->y = (int) floorf (seen.origin.y);
  part->width = MAX ((int) seen.size.width, 1);
  part->height = MAX ((int) seen.size.height, 1);
  return TRUE;
}

/* Returns: whether the page has moved */
static gboolean
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double before, top;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  before = gtk_adjustment_get_value (adjustment);
  top = before + bounds.origin.y + bounds.size.height + MARGIN_PX
        - gtk_adjustment_get_page_size (adjustment);
  if (top > before)
    gtk_adjustment_set_value (adjustment, top);
  return gtk_adjustment_get_value (adjustment) > before;
}

/* A choice may show something while its list is open still, and an open list holds the page. */
static gboolean
is_choosing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* When a list closes, GTK scrolls to what has the keyboard again, over several frames, and would
 * take the page away: it is scrolled until that is over. */
static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames_at_rest = data;

  if (!gtk_widget_get_visible (widget))
    return G_SOURCE_REMOVE;
  if (is_choosing (widget) || !gtk_widget_get_mapped (widget) || scroll_to (widget))
    *n_frames_at_rest = 0;
  else
    (*n_frames_at_rest)++;
  return *n_frames_at_rest < REST_FRAMES;
}

/**
 * rgm_in_sight_reveal:
 * @widget: a widget on a page that scrolls
 * @is_shown: whether it is to be shown
 *
 * Shows or hides a widget. Where the page is seen already and it was not there, the page scrolls to
 * it, because it may come below the end of what is seen; the keyboard stays where it is.
 */
void
rgm_in_sight_reveal (GtkWidget *widget, gboolean is_shown)
{
  GtkWidget *parent;
  gboolean is_new;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  parent = gtk_widget_get_parent (widget);
  is_new = is_shown && !gtk_widget_get_visible (widget);
  gtk_widget_set_visible (widget, is_shown);
  if (is_new && parent != NULL && gtk_widget_get_mapped (parent))
    gtk_widget_add_tick_callback (widget, on_frame_cb, g_new0 (guint, 1), g_free);
}
