#include "config.h"

#include "rgm-keys-in-sight.h"
#include "rgm-popover-leave.h"
#include "rgm-popovers-in-sight.h"

#include "long-page-fixture.h"

#include <adwaita.h>

/* Of the entries, one in the middle of the page. */
#define MIDDLE (LONG_PAGE_ENTRIES / 2)

static gboolean
is_first_in_sight (gpointer data)
{
  LongPage *self = data;

  return long_page_find_bottom (self, self->first) > 0;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
add_popover (GtkWidget *entry, const char *words)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_button_new_with_label (words));
  gtk_widget_set_parent (popover, entry);
  return popover;
}

/* What only tells of something, and takes neither pointer nor keys. */
static GtkWidget *
add_card (GtkWidget *entry)
{
  GtkWidget *card = add_popover (entry, "What it tells");

  gtk_popover_set_autohide (GTK_POPOVER (card), FALSE);
  gtk_widget_set_can_focus (card, FALSE);
  return card;
}

static void
open (GtkWidget *popover)
{
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_true (display_wait_for (is_mapped, popover));
  display_wait_ms (50);
}

/* Brings @entry to the middle of what is in sight. */
static void
scroll_to_middle (LongPage *self, GtkWidget *entry)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (entry, gtk_widget_get_parent (entry), &bounds));
  long_page_scroll_to (self, bounds.origin.y - LONG_PAGE_PX / 2);
}

/* @position: of the page that scrolls */
static gboolean
stays_open (LongPage *self, GtkWidget *popover, double position)
{
  gtk_adjustment_set_value (self->adjustment, 0);
  /* GTK complains of what opens beside something that is out of sight. */
  g_assert_true (display_wait_for (is_first_in_sight, self));
  open (popover);
  long_page_scroll_to (self, position);
  return gtk_widget_get_mapped (popover);
}

/* What is open beside a field goes with the last of that out of sight, as often as it opens. */
static void
test_scrolled (LongPage *self, gconstpointer data)
{
  GtkWidget *popover = add_popover (self->first, "A menu");

  for (int i = 0; i < 3; i++)
    g_assert_false (stays_open (self, popover, LONG_PAGE_PX));
  g_assert_true (stays_open (self, popover, 10));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  g_assert_false (stays_open (self, popover, LONG_PAGE_PX));
  gtk_widget_set_can_focus (popover, FALSE);
  g_assert_false (stays_open (self, popover, LONG_PAGE_PX));
  gtk_widget_unparent (popover);
}

/* While the keyboard is in what is open beside a field, the page stays where it is. */
static void
test_keyboard (LongPage *self, gconstpointer data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("An answer"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_parent (popover, long_page_get_entry (self, LONG_PAGE_ENTRIES - 1));
  open (popover);
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  gtk_widget_grab_focus (gtk_widget_get_last_child (box));
  display_wait_ms (50);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), ==,
                     gtk_adjustment_get_upper (self->adjustment)
                       - gtk_adjustment_get_page_size (self->adjustment));
  gtk_widget_unparent (popover);
}

static gboolean
is_as_small (gpointer page)
{
  return gtk_widget_get_width (((LongPage *) page)->scroller) < LONG_PAGE_PX;
}

/* What only tells of something closes when the page gets another size. GTK is amid giving room to
 * everything then, and would complain of what asks for another. */
static void
test_resized (LongPage *self, gconstpointer data)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = g_object_ref (gtk_widget_get_parent (self->first));
  GtkWidget *card = add_card (self->first);

  gtk_viewport_set_child (GTK_VIEWPORT (gtk_widget_get_parent (box)), clamp);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_adjustment_set_value (self->adjustment, 0);
  for (int size = LONG_PAGE_PX + 60; size > LONG_PAGE_PX - 60; size -= 10)
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

static gboolean
on_update_cb (GtkWidget *card, GdkFrameClock *clock, gpointer adjustment)
{
  gtk_widget_queue_resize (gtk_popover_get_child (GTK_POPOVER (card)));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return G_SOURCE_REMOVE;
}

static void
on_laid_out_cb (GdkFrameClock *clock, gpointer card)
{
  rgm_popover_present (card);
}

/* A view gives its card its place whenever it is laid out, even in the frame in which the card
 * closes because what it tells of has gone out of sight. */
static void
test_presented (LongPage *self, gconstpointer data)
{
  GtkWidget *card = add_card (self->first);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gulong handler;

  gtk_adjustment_set_value (self->adjustment, 0);
  g_assert_true (display_wait_for (is_first_in_sight, self));
  open (card);
  handler = g_signal_connect_after (clock, "layout", G_CALLBACK (on_laid_out_cb), card);
  gtk_widget_add_tick_callback (card, on_update_cb, self->adjustment, NULL);
  display_wait_ms (100);
  g_assert_false (gtk_widget_get_visible (card));
  g_signal_handler_disconnect (clock, handler);
  gtk_widget_unparent (card);
}

/* Whatever is open closes before what it is beside is moved out of sight by what goes above it. */
static void
test_moved_away (LongPage *self, gconstpointer data)
{
  GtkWidget *entry = long_page_get_entry (self, MIDDLE);
  GtkWidget *popovers[] = { add_card (entry), add_popover (entry, "A menu") };

  for (gsize i = 0; i < G_N_ELEMENTS (popovers); i++)
    {
      scroll_to_middle (self, entry);
      open (popovers[i]);
      long_page_show_entries (self, 1, MIDDLE, FALSE);
      display_wait_ms (100);
      g_assert_false (gtk_widget_get_visible (popovers[i]));
      long_page_show_entries (self, 1, MIDDLE, TRUE);
      display_wait_ms (100);
      gtk_widget_unparent (popovers[i]);
    }
}

/* A button gives a menu that changes its place whenever it gets its own. */
static void
test_menu_button (LongPage *self, gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *menu = gtk_popover_new ();
  GtkWidget *box = gtk_widget_get_parent (self->first);

  gtk_popover_set_child (GTK_POPOVER (menu), gtk_button_new_with_label ("A choice"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), menu);
  gtk_box_insert_child_after (GTK_BOX (box), button, long_page_get_entry (self, MIDDLE));
  display_wait_ms (50);
  scroll_to_middle (self, button);
  open (menu);
  long_page_show_entries (self, 1, MIDDLE, FALSE);
  gtk_widget_queue_resize (gtk_popover_get_child (GTK_POPOVER (menu)));
  gtk_widget_queue_resize (button);
  display_wait_ms (100);
  g_assert_false (gtk_widget_get_visible (menu));
}

static gboolean
is_in_sight (LongPage *self, GtkWidget *entry)
{
  float bottom = long_page_find_bottom (self, entry);

  return bottom > 0 && bottom - (float) gtk_widget_get_height (entry) < LONG_PAGE_PX;
}

/* Who works in what is open goes on with it, where the page can stay with what it is beside. */
static void
test_held (LongPage *self, gconstpointer data)
{
  GtkWidget *entry = long_page_get_entry (self, MIDDLE);
  GtkWidget *menu = add_popover (entry, "A menu");

  scroll_to_middle (self, entry);
  open (menu);
  for (int i = 1; i < MIDDLE; i += 6)
    {
      long_page_show_entries (self, i, MIN (i + 6, MIDDLE), FALSE);
      display_wait_ms (100);
      g_assert_true (gtk_widget_get_mapped (menu));
      g_assert_true (is_in_sight (self, entry));
    }
  for (int i = 1; i < MIDDLE; i += 6)
    {
      long_page_show_entries (self, i, MIN (i + 6, MIDDLE), TRUE);
      display_wait_ms (100);
      g_assert_true (gtk_widget_get_mapped (menu));
      g_assert_true (is_in_sight (self, entry));
    }
  gtk_widget_unparent (menu);
}

/* A card stays where what it tells of does, whatever goes below that; else it closes. */
static void
test_card_beside_change (LongPage *self, gconstpointer data)
{
  GtkWidget *entry = long_page_get_entry (self, MIDDLE);
  GtkWidget *card = add_card (entry);

  scroll_to_middle (self, entry);
  open (card);
  long_page_show_entries (self, MIDDLE + 1, MIDDLE + 8, FALSE);
  display_wait_ms (100);
  g_assert_true (gtk_widget_get_mapped (card));
  long_page_show_entries (self, MIDDLE - 2, MIDDLE, FALSE);
  display_wait_ms (100);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_widget_unparent (card);
}

/* A key lays the page out before its frame does; what would be moved away by that closes, too. */
static void
test_key (LongPage *self, gconstpointer data)
{
  GtkWidget *entry = long_page_get_entry (self, MIDDLE);
  GtkWidget *popover = add_popover (entry, "A question");

  rgm_keys_in_sight_keep (GTK_WINDOW (self->window));
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  scroll_to_middle (self, entry);
  open (popover);
  gtk_widget_grab_focus (long_page_get_entry (self, MIDDLE + 4));
  display_wait_ms (50);
  long_page_show_entries (self, 1, MIDDLE, FALSE);
  long_page_press_key (self);
  display_wait_ms (100);
  g_assert_false (gtk_widget_get_visible (popover));
  gtk_widget_unparent (popover);
}

#define PAGE_TEST(path, function)                                                               \
  g_test_add (path, LongPage, NULL, long_page_set_up, function, long_page_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rgm_popovers_in_sight_keep ();
  PAGE_TEST ("/popovers-in-sight/keyboard", test_keyboard);
  PAGE_TEST ("/popovers-in-sight/resized", test_resized);
  PAGE_TEST ("/popovers-in-sight/moved-away", test_moved_away);
  PAGE_TEST ("/popovers-in-sight/menu-button", test_menu_button);
  PAGE_TEST ("/popovers-in-sight/held", test_held);
  PAGE_TEST ("/popovers-in-sight/card-beside-change", test_card_beside_change);
  PAGE_TEST ("/popovers-in-sight/key", test_key);
  PAGE_TEST ("/popovers-in-sight/presented", test_presented);
  PAGE_TEST ("/popovers-in-sight/scrolled", test_scrolled);
  return g_test_run ();
}
