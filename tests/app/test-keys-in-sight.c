#include "config.h"

#include "rgm-keys-in-sight.h"

#include "long-page-fixture.h"

#include <adwaita.h>

/* What has the keyboard is seen again at once, and the key goes on to it. */
static void
test_scrolled_away (LongPage *self, gconstpointer data)
{
  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  g_assert_cmpfloat (long_page_find_bottom (self, self->first), <, 0);
  g_assert_false (long_page_press_key (self));
  g_assert_cmpfloat (long_page_find_bottom (self, self->first), >, 0);
}

/* Returns: where the page is, scrolled to @value, after a key */
static double
press_key_at (LongPage *self, double value)
{
  long_page_scroll_to (self, value);
  long_page_press_key (self);
  return gtk_adjustment_get_value (self->adjustment);
}

/* What is half seen comes whole; a page on which it is seen stays where it is. */
static void
test_in_sight (LongPage *self, gconstpointer data)
{
  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  g_assert_cmpfloat (press_key_at (self, 5), ==, 0);
  gtk_widget_grab_focus (long_page_get_entry (self, 1));
  g_assert_cmpfloat (press_key_at (self, 5), ==, 5);
}

/* Of a text that is longer than the page it is the cursor that counts: a menu opens there. */
static void
test_long_text (LongPage *self, gconstpointer data)
{
  g_autofree char *lines = g_strnfill (400, '\n');
  GtkWidget *box = gtk_widget_get_parent (self->first);
  GtkWidget *text = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start;

  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  gtk_text_buffer_set_text (buffer, lines, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_box_prepend (GTK_BOX (box), text);
  display_wait_ms (100);
  gtk_widget_grab_focus (text);
  display_wait_ms (50);
  g_assert_cmpfloat (gtk_adjustment_get_upper (self->adjustment), >, 10 * LONG_PAGE_PX);
  g_assert_cmpfloat (press_key_at (self, 5 * LONG_PAGE_PX), <, LONG_PAGE_PX);
}

#define PAGE_TEST(path, function)                                                               \
  g_test_add (path, LongPage, NULL, long_page_set_up, function, long_page_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  PAGE_TEST ("/keys-in-sight/scrolled-away", test_scrolled_away);
  PAGE_TEST ("/keys-in-sight/in-sight", test_in_sight);
  PAGE_TEST ("/keys-in-sight/long-text", test_long_text);
  return g_test_run ();
}
