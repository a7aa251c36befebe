#include "config.h"

#include "fingers.h"

#include <X11/extensions/XInput2.h>
#include <gdk/x11/gdkx.h>

/* From one word of a touch screen to the next. */
#define STEP_MS 10

/* A finger on a window: where it is, from the top left of the surface, and what GTK calls it. */
typedef struct {
  double x, y;
  int touch;
} Finger;

static Finger fingers[FINGERS];
static int last_touch;
/* The clock of what touches: what is told quickly need not be done quickly. */
static Time now_ms;

static int
get_opcode (Display *display)
{
  int opcode, first_event, first_error;

  g_assert_true (XQueryExtension (display, "XInputExtension", &opcode, &first_event,
                                  &first_error));
  return opcode;
}

static gboolean
on_taken_in_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whatever GTK was told so far has come to those whom it concerns. */
static void
take_in (void)
{
  gboolean is_over = FALSE;

  g_idle_add_full (GDK_PRIORITY_EVENTS + 1, on_taken_in_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Tells GTK what a display with a touch screen would. There is none to have without a screen, and
 * other programs can send no such thing. */
static void
tell (GtkWidget *window, guint n, int type)
{
  GdkDisplay *display = gtk_widget_get_display (window);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkDevice *pointer = gdk_seat_get_pointer (gdk_display_get_default_seat (display));
  Display *xdisplay = gdk_x11_display_get_xdisplay (display);
  int opcode = get_opcode (xdisplay);
  int scale = gdk_surface_get_scale_factor (surface);
  int device = gdk_x11_device_get_id (pointer);
  double x = fingers[n].x * scale;
  double y = fingers[n].y * scale;
  XIDeviceEvent touch = {
    .type = GenericEvent, .display = xdisplay, .extension = opcode, .evtype = type,
    .time = now_ms += STEP_MS, .deviceid = device, .sourceid = device, .detail = fingers[n].touch,
    .root = gdk_x11_display_get_xrootwindow (display), .event = gdk_x11_surface_get_xid (surface),
    .root_x = x, .root_y = y, .event_x = x, .event_y = y,
    .flags = n == 0 ? XITouchEmulatingPointer : 0,
  };
  XEvent event = {
    .xcookie = { .type = GenericEvent, .serial = LastKnownRequestProcessed (xdisplay),
                 .display = xdisplay, .extension = opcode, .evtype = type, .data = &touch },
  };
  gboolean is_heard = FALSE;

  g_signal_emit_by_name (display, "xevent", &event, &is_heard);
  g_assert_true (is_heard);
  take_in ();
}

/* Touches a place of a window, in its surface. The first finger is number 0. */
void
fingers_put (GtkWidget *window, guint finger, double x, double y)
{
  g_assert_cmpuint (finger, <, FINGERS);
  g_assert_cmpint (fingers[finger].touch, ==, 0);
  now_ms = MAX (now_ms, (Time) (g_get_monotonic_time () / 1000));
  fingers[finger] = (Finger) { x, y, ++last_touch };
  tell (window, finger, XI_TouchBegin);
}

void
fingers_move (GtkWidget *window, guint finger, double x, double y)
{
  g_assert_cmpint (fingers[finger].touch, !=, 0);
  fingers[finger].x = x;
  fingers[finger].y = y;
  tell (window, finger, XI_TouchUpdate);
}

/* Moves one a little at a time. */
void
fingers_carry (GtkWidget *window, guint finger, double dx, double dy, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    fingers_move (window, finger, fingers[finger].x + dx / n_steps,
                  fingers[finger].y + dy / n_steps);
}

/* Likewise to a place. */
void
fingers_carry_to (GtkWidget *window, guint finger, double x, double y, guint n_steps)
{
  fingers_carry (window, finger, x - fingers[finger].x, y - fingers[finger].y, n_steps);
}

/* Moves the two sideways in turn, each by so much. */
void
fingers_carry_both (GtkWidget *window, double first_dx, double second_dx, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      fingers_carry (window, 0, first_dx / n_steps, 0, 1);
      fingers_carry (window, 1, second_dx / n_steps, 0, 1);
    }
}

void
fingers_lift (GtkWidget *window, guint finger)
{
  g_assert_cmpint (fingers[finger].touch, !=, 0);
  tell (window, finger, XI_TouchEnd);
  fingers[finger].touch = 0;
}

/* Nothing moves for so long. */
void
fingers_rest (guint milliseconds)
{
  now_ms += milliseconds;
}
