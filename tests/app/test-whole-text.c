#include "config.h"

#include "rgm-whole-text.h"

#include "display-fixture.h"

#include <adwaita.h>

/* Text that grows with what is typed is seen from its first line on, however fast it grows. */

#define N_LINES 25
#define WIDTH_PX 300
#define HEIGHT_PX 700

static GtkWidget *
make_text (GtkWidget **scroller)
{
  GtkWidget *text = gtk_text_view_new ();

  *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (*scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_valign (*scroller, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (*scroller), text);
  return text;
}

/* As a key does. */
static void
type (GtkWidget *text, const char *characters)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));

  gtk_text_buffer_insert_at_cursor (buffer, characters, -1);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (text), gtk_text_buffer_get_insert (buffer));
}

static void
test_typed (gconstpointer data)
{
  guint pause_ms = GPOINTER_TO_UINT (data);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller;
  GtkWidget *text = make_text (&scroller);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  int height;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  display_show (window);
  gtk_widget_grab_focus (text);
  height = gtk_widget_get_height (scroller);
  for (guint i = 0; i < N_LINES; i++)
    {
      type (text, "A line\n");
      display_wait_ms (pause_ms);
    }
  display_wait_ms (400);
  g_assert_cmpint (gtk_widget_get_height (scroller), >, height + 10 * N_LINES);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rgm_whole_text_keep ();
  g_test_add_data_func ("/whole-text/slowly", GUINT_TO_POINTER (300), test_typed);
  g_test_add_data_func ("/whole-text/fast", GUINT_TO_POINTER (40), test_typed);
  g_test_add_data_func ("/whole-text/at-once", GUINT_TO_POINTER (1), test_typed);
  return g_test_run ();
}
