/* A menu that is open when what it belongs to goes: to GTK it is open still, out of sight, and
 * takes every key and every press from its window. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-gone-popover.h"

#include <adwaita.h>

typedef struct {
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *page;
  GtkWidget *button;
  GtkWidget *popover;
  gboolean is_heard;
} Window;

static gboolean
on_key_cb (Window *self)
{
  self->is_heard = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
listen (Window *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (self->window, keys);
}

/* A page with a button that has a menu, and another one. */
static void
set_up (Window *self, gconstpointer data)
{
  self->window = gtk_window_new ();
  self->stack = gtk_stack_new ();
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), gtk_button_new_with_label ("A choice"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_box_append (GTK_BOX (self->page), self->button);
  gtk_box_append (GTK_BOX (self->page), gtk_button_new_with_label ("What stays"));
  gtk_stack_add_named (GTK_STACK (self->stack), self->page, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_button_new_with_label ("Another"), "another");
  gtk_window_set_child (GTK_WINDOW (self->window), self->stack);
  listen (self);
  display_show (self->window);
}

static void
tear_down (Window *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
open (Window *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  g_assert_true (display_wait_for (is_mapped, self->popover));
  display_wait_ms (50);
}

static gboolean
is_heard (gpointer data)
{
  return ((Window *) data)->is_heard;
}

/* Whether the window hears a key that is pressed on the keyboard. */
static void
assert_hears (Window *self)
{
  g_autoptr (GError) error = NULL;

  display_wait_ms (50);
  self->is_heard = FALSE;
  g_spawn_command_line_sync ("xdotool search --onlyvisible --class . windowfocus key F12", NULL,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (display_wait_for (is_heard, self));
}

static void
test_removed (Window *self, gconstpointer data)
{
  open (self);
  gtk_box_remove (GTK_BOX (self->page), self->button);
  assert_hears (self);
}

static void
test_page_left (Window *self, gconstpointer data)
{
  open (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "another");
  assert_hears (self);
  g_assert_false (gtk_widget_get_visible (self->popover));
}

static void
test_hidden (Window *self, gconstpointer data)
{
  open (self);
  gtk_widget_set_visible (self->button, FALSE);
  assert_hears (self);
  g_assert_false (gtk_widget_get_visible (self->popover));
  gtk_widget_set_visible (self->button, TRUE);
  open (self);
}

/* A window goes with what is open in it. */
static void
test_window (Window *self, gconstpointer data)
{
  Window other = { 0 };

  set_up (&other, NULL);
  open (&other);
  tear_down (&other, NULL);
  assert_hears (self);
}

#define WINDOW_TEST(path, function) g_test_add (path, Window, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (program == NULL)
    {
      g_print ("1..0 # SKIP there is no xdotool\n");
      return 0;
    }
  rgm_gone_popover_close ();
  WINDOW_TEST ("/app/gone-popover/removed", test_removed);
  WINDOW_TEST ("/app/gone-popover/page-left", test_page_left);
  WINDOW_TEST ("/app/gone-popover/hidden", test_hidden);
  WINDOW_TEST ("/app/gone-popover/window", test_window);
  return g_test_run ();
}
