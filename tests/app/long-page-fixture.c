#include "config.h"

#include "long-page-fixture.h"

static void
fill (LongPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroller = gtk_scrolled_window_new ();
  self->first = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), self->first);
  for (int i = 1; i < LONG_PAGE_ENTRIES; i++)
    gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* The first field has the keyboard, the page is scrolled to its end. */
void
long_page_set_up (LongPage *self, gconstpointer data)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), LONG_PAGE_PX, LONG_PAGE_PX);
  fill (self);
  display_show (self->window);
  gtk_widget_grab_focus (self->first);
  display_wait_ms (50);
  long_page_scroll_to (self, gtk_adjustment_get_upper (self->adjustment));
}

void
long_page_tear_down (LongPage *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* @number: counted from 0 */
GtkWidget *
long_page_get_entry (LongPage *self, int number)
{
  GtkWidget *entry = self->first;

  for (int i = 0; i < number; i++)
    entry = gtk_widget_get_next_sibling (entry);
  return entry;
}

/* Those before @to; nothing is laid out yet. */
void
long_page_show_entries (LongPage *self, int from, int to, gboolean is_shown)
{
  for (int i = from; i < to; i++)
    gtk_widget_set_visible (long_page_get_entry (self, i), is_shown);
}

/* Returns: where @entry ends, from the top of what is in sight */
float
long_page_find_bottom (LongPage *self, GtkWidget *entry)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (entry, self->scroller, &bounds));
  return bounds.origin.y + bounds.size.height;
}

void
long_page_scroll_to (LongPage *self, double value)
{
  gtk_adjustment_set_value (self->adjustment, value);
  display_wait_ms (50);
}

static gboolean
is_capturing (gpointer controller)
{
  return GTK_IS_EVENT_CONTROLLER_KEY (controller)
         && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE;
}

/* As if a key were pressed in the window. Returns: whether anybody took it for itself */
gboolean
long_page_press_key (LongPage *self)
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
