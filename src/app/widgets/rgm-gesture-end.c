#include "config.h"

#include "rgm-gesture-end.h"

/**
 * rgm_gesture_end_is_lift:
 * @gesture: a gesture of one finger that ends
 *
 * Tells why it ends: GTK ends it for a second finger, too.
 *
 * Returns: whether the finger, or the button, is let go
 */
gboolean
rgm_gesture_end_is_lift (GtkGestureSingle *gesture)
{
  GdkEventSequence *sequence;
  GdkEventType type;
  GdkEvent *event;

  g_return_val_if_fail (GTK_IS_GESTURE_SINGLE (gesture), FALSE);

  sequence = gtk_gesture_single_get_current_sequence (gesture);
  event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), sequence);
  type = event != NULL ? gdk_event_get_event_type (event) : GDK_EVENT_LAST;
  return type == GDK_TOUCH_END || type == GDK_BUTTON_RELEASE;
}
