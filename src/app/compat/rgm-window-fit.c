#include "config.h"

#include "rgm-window-fit.h"

/* So long a window system may take to answer. */
#define WAIT_FRAMES 60
/* Of a height, what may be the frame of a window. */
#define FRAME_PX 12
#define MAX_KEY "rgm-height-max"

typedef struct {
  int height;
  int frames;
} Fit;

/* A window that has just appeared may yet be told the size that it had asked for first. */
static gboolean
on_tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Fit *fit = data;
  int width, height;

  if (gtk_widget_get_height (window) >= fit->height - FRAME_PX || fit->frames++ >= WAIT_FRAMES)
    return G_SOURCE_REMOVE;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, fit->height);
  return G_SOURCE_CONTINUE;
}

static int
measure (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                      NULL);
  return height;
}

static void
grow (GtkWindow *window, int max)
{
  Fit *fit = g_new (Fit, 1);

  *fit = (Fit) { MIN (measure (window), max), 0 };
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_tick_cb, fit, g_free);
}

/* Only now everything has its style. */
static void
on_map_cb (GtkWindow *window, GtkWindow *data)
{
  g_signal_handlers_disconnect_by_func (window, on_map_cb, data);
  grow (window, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), MAX_KEY)));
}

/**
 * rgm_window_fit_height:
 * @window: a window, with a default width
 * @max: the greatest height, in pixels
 *
 * Makes a window higher that has got more content, or will have when it is shown, until it shows
 * all of that or is @max high.
 */
void
rgm_window_fit_height (GtkWindow *window, int max)
{
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      grow (window, max);
      return;
    }
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (measure (window), max));
  g_object_set_data (G_OBJECT (window), MAX_KEY, GINT_TO_POINTER (max));
  g_signal_connect_object (window, "map", G_CALLBACK (on_map_cb), window, 0);
}
