#include "config.h"

#include "rgm-keys-in-sight.h"
#include "rgm-popovers-in-sight.h"

#include "display-fixture.h"

#include <adwaita.h>

#define N_ENTRIES 60
#define HEIGHT_PX 300

typedef struct {
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *first;
} Page;

static void
page_fill (Page *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroller = gtk_scrolled_window_new ();
  self->first = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), self->first);
  for (int i = 1; i < N_ENTRIES; i++)
    gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
}

/* A page of fields, of which the first has the keyboard, scrolled to its end. */
static void
page_set_up (Page *self, gconstpointer data)
{
  GtkAdjustment *adjustment;

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), HEIGHT_PX, HEIGHT_PX);
  page_fill (self);
  display_show (self->window);
  gtk_widget_grab_focus (self->first);
  display_wait_ms (50);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  display_wait_ms (50);
}

static void
page_tear_down (Page *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static float
find_bottom (Page *self)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (self->first, self->scroller, &bounds));
  return bounds.origin.y + bounds.size.height;
}

static gboolean
is_capturing (gpointer controller)
{
  return GTK_IS_EVENT_CONTROLLER_KEY (controller)
         && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE;
}

/* As if a key were pressed in the window. Returns: whether anybody took it for itself */
static gboolean
press_key (Page *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->window);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (!is_capturing (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_a, 0, 0, &taken);
      is_taken |= taken;
    }
  return is_taken;
}

/* What has the keyboard is seen again at once, and the key goes on to it. */
static void
test_scrolled_away (Page *self, gconstpointer data)
{
  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  g_assert_cmpfloat (find_bottom (self), <, 0);
  g_assert_false (press_key (self));
  g_assert_cmpfloat (find_bottom (self), >, 0);
}

/* Returns: where the page is, scrolled to @value, after a key */
static double
press_key_at (Page *self, double value)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, value);
  display_wait_ms (50);
  press_key (self);
  return gtk_adjustment_get_value (adjustment);
}

/* What is half seen comes whole; a page on which it is seen stays where it is. */
static void
test_in_sight (Page *self, gconstpointer data)
{
  GtkWidget *second = gtk_widget_get_next_sibling (self->first);

  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  g_assert_cmpfloat (press_key_at (self, 5), ==, 0);
  gtk_widget_grab_focus (second);
  g_assert_cmpfloat (press_key_at (self, 5), ==, 5);
}

/* Of a text that is longer than the page it is the cursor that counts: a menu opens there. */
static void
test_long_text (Page *self, gconstpointer data)
{
  g_autofree char *lines = g_strnfill (400, '\n');
  GtkWidget *box = gtk_widget_get_parent (self->first);
  GtkWidget *text = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkTextIter start;

  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  gtk_text_buffer_set_text (buffer, lines, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_box_prepend (GTK_BOX (box), text);
  display_wait_ms (100);
  gtk_widget_grab_focus (text);
  display_wait_ms (50);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 10 * HEIGHT_PX);
  g_assert_cmpfloat (press_key_at (self, 5 * HEIGHT_PX), <, HEIGHT_PX);
}

static gboolean
is_first_in_sight (gpointer data)
{
  return find_bottom (data) > 0;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* @position: of the page that scrolls */
static gboolean
stays_open (Page *self, GtkPopover *popover, double position)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, 0);
  /* GTK complains of what opens beside something that is out of sight. */
  g_assert_true (display_wait_for (is_first_in_sight, self));
  gtk_popover_popup (popover);
  g_assert_true (display_wait_for (is_mapped, popover));
  display_wait_ms (50);
  gtk_adjustment_set_value (adjustment, position);
  display_wait_ms (50);
  return gtk_widget_get_mapped (GTK_WIDGET (popover));
}

/* What is open beside a field goes with the last of that out of sight, as often as it opens. */
static void
test_popover (Page *self, gconstpointer data)
{
  GtkWidget *popover = gtk_popover_new ();

  rgm_popovers_in_sight_keep ();
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("A menu"));
  gtk_widget_set_parent (popover, self->first);
  for (int i = 0; i < 3; i++)
    g_assert_false (stays_open (self, GTK_POPOVER (popover), HEIGHT_PX));
  g_assert_true (stays_open (self, GTK_POPOVER (popover), 10));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  g_assert_false (stays_open (self, GTK_POPOVER (popover), HEIGHT_PX));
  gtk_widget_set_can_focus (popover, FALSE);
  g_assert_false (stays_open (self, GTK_POPOVER (popover), HEIGHT_PX));
  gtk_widget_unparent (popover);
}

/* While the keyboard is in what is open beside a field, the page stays where it is. */
static void
test_keyboard_in_popover (Page *self, gconstpointer data)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  rgm_popovers_in_sight_keep ();
  for (int i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("An answer"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_parent (popover, gtk_widget_get_last_child (gtk_widget_get_parent (self->first)));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  display_wait_ms (50);
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_true (display_wait_for (is_mapped, popover));
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  gtk_widget_grab_focus (gtk_widget_get_last_child (box));
  display_wait_ms (50);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     gtk_adjustment_get_upper (adjustment)
                       - gtk_adjustment_get_page_size (adjustment));
  gtk_widget_unparent (popover);
}

static gboolean
is_as_small (gpointer page)
{
  return gtk_widget_get_width (((Page *) page)->scroller) < HEIGHT_PX;
}

/* What only tells of something closes when the page gets another size. GTK is amid giving room to
 * everything then, and would complain of what asks for another. */
static void
test_resized (Page *self, gconstpointer data)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = g_object_ref (gtk_widget_get_parent (self->first));
  GtkWidget *card = gtk_popover_new ();

  rgm_popovers_in_sight_keep ();
  gtk_viewport_set_child (GTK_VIEWPORT (gtk_widget_get_parent (box)), clamp);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_popover_set_child (GTK_POPOVER (card), gtk_label_new ("What it tells"));
  gtk_popover_set_autohide (GTK_POPOVER (card), FALSE);
  gtk_widget_set_can_focus (card, FALSE);
  gtk_widget_set_parent (card, self->first);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  for (int size = HEIGHT_PX + 60; size > HEIGHT_PX - 60; size -= 10)
    {
      display_wait_ms (50);
      gtk_popover_popup (GTK_POPOVER (card));
      g_assert_true (display_wait_for (is_mapped, card));
      gtk_window_set_default_size (GTK_WINDOW (self->window), size, size);
      display_wait_ms (100);
      g_assert_false (gtk_widget_get_visible (card));
    }
  g_assert_true (is_as_small (self));
  gtk_widget_unparent (card);
  g_object_unref (box);
}

static GtkWidget *
get_entry (Page *self, int number)
{
  GtkWidget *entry = self->first;

  for (int i = 0; i < number; i++)
    entry = gtk_widget_get_next_sibling (entry);
  return entry;
}

/* It closes, too, before what it tells of is moved out of sight by what goes above it. */
static void
test_moved (Page *self, gconstpointer data)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *entry = get_entry (self, N_ENTRIES / 2);
  GtkWidget *card = gtk_popover_new ();
  graphene_rect_t bounds;

  rgm_popovers_in_sight_keep ();
  gtk_popover_set_child (GTK_POPOVER (card), gtk_label_new ("What it tells"));
  gtk_popover_set_autohide (GTK_POPOVER (card), FALSE);
  gtk_widget_set_can_focus (card, FALSE);
  gtk_widget_set_parent (card, entry);
  g_assert_true (gtk_widget_compute_bounds (entry, gtk_widget_get_parent (entry), &bounds));
  gtk_adjustment_set_value (adjustment, bounds.origin.y - HEIGHT_PX / 2);
  display_wait_ms (50);
  gtk_popover_popup (GTK_POPOVER (card));
  g_assert_true (display_wait_for (is_mapped, card));
  for (int i = 1; i < N_ENTRIES / 2; i++)
    gtk_widget_set_visible (get_entry (self, i), FALSE);
  display_wait_ms (100);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_unparent (card);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/keys-in-sight/scrolled-away", Page, NULL, page_set_up, test_scrolled_away,
              page_tear_down);
  g_test_add ("/keys-in-sight/in-sight", Page, NULL, page_set_up, test_in_sight, page_tear_down);
  g_test_add ("/keys-in-sight/long-text", Page, NULL, page_set_up, test_long_text,
              page_tear_down);
  g_test_add ("/keys-in-sight/keyboard-in-popover", Page, NULL, page_set_up,
              test_keyboard_in_popover, page_tear_down);
  g_test_add ("/keys-in-sight/resized", Page, NULL, page_set_up, test_resized, page_tear_down);
  g_test_add ("/keys-in-sight/moved", Page, NULL, page_set_up, test_moved, page_tear_down);
  g_test_add ("/keys-in-sight/popover", Page, NULL, page_set_up, test_popover,
              page_tear_down);
  return g_test_run ();
}
