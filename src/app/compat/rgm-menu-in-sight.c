#include "config.h"

#include "rgm-menu-in-sight.h"

/* So long a scroller may take to show what it was told to. */
#define WAIT_FRAMES 30

/* A screen reader may open the menu of a button that is scrolled out of sight. There is no place on
 * the screen for a menu then, and GTK complains that it finds no monitor. So the page is scrolled
 * first, and the menu opens in the frame after. */

typedef struct {
  GMenuModel *menu;
  int frames;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->menu);
  g_free (waiting);
}

static GtkScrolledWindow *
find_scroller (GtkWidget *widget, graphene_rect_t *bounds)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, bounds))
    return NULL;
  return GTK_SCROLLED_WINDOW (scroller);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  graphene_rect_t bounds;
  GtkScrolledWindow *scroller = find_scroller (widget, &bounds);

  return scroller == NULL
         || (bounds.origin.y >= 0
             && bounds.origin.y + bounds.size.height
                  <= gtk_widget_get_height (GTK_WIDGET (scroller)));
}

static void
scroll_to (GtkWidget *widget)
{
  graphene_rect_t bounds;
  GtkScrolledWindow *scroller = find_scroller (widget, &bounds);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
}

static gboolean
on_tick_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  Waiting *waiting = data;

  if (!is_in_sight (button) && waiting->frames++ < WAIT_FRAMES)
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), waiting->menu);
  if (is_in_sight (button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

/* GTK asks for the menu before it opens it. */
static void
on_create_popup_cb (GtkMenuButton *button, gpointer data)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);
  Waiting *waiting;

  if (menu == NULL || is_in_sight (GTK_WIDGET (button)))
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->menu = g_object_ref (menu);
  gtk_menu_button_set_menu_model (button, NULL);
  scroll_to (GTK_WIDGET (button));
  gtk_widget_add_tick_callback (GTK_WIDGET (button), on_tick_cb, waiting, waiting_free);
}

/**
 * rgm_menu_in_sight_keep:
 * @button: a button with a menu model, on a page that scrolls
 *
 * Sees to it that @button is in sight when its menu opens, whoever opens it.
 */
void
rgm_menu_in_sight_keep (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, on_create_popup_cb, NULL, NULL);
}
