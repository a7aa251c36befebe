#include "config.h"

#include "rgm-in-sight.h"

#include <math.h>

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
