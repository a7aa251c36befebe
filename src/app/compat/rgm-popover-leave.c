#include "config.h"

#include "rgm-popover-leave.h"

#include "rgm-pressed-popover.h"

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

/**
 * rgm_popover_leave:
 * @popover: a popover that is open
 *
 * Closes it, whatever GTK is doing. GTK may be amid giving the page its room, when to close asks
 * for another, and complains then of what it draws without. So the popover leaves the screen now,
 * and nobody hears of it before that is done. What is pressed stays until it is let go.
 */
void
rgm_popover_leave (GtkPopover *popover)
{
  Leaving *self;

  g_return_if_fail (GTK_IS_POPOVER (popover));

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

/**
 * rgm_popover_present:
 * @popover: a popover with a parent
 *
 * Gives it its place again, as its parent has to whenever that is given its room; see
 * gtk_popover_present(). One that rgm_popover_leave() has just closed stays away: to GTK it is
 * still open, and what it was beside may be off the screen by now.
 */
void
rgm_popover_present (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  if (gtk_widget_get_child_visible (GTK_WIDGET (popover)))
    gtk_popover_present (popover);
}
