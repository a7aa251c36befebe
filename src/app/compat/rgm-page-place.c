#include "config.h"

#include "rgm-page-place.h"

/* GTK tells where something will be only when it is there already. What is above it can be measured
 * before, and what that leaves out (margins, the room between) is the same before and after. GTK
 * keeps what it measured, and asks for the same itself when it lays out. */

static GtkWidget *
get_whole (GtkScrolledWindow *page)
{
  return gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (page)));
}

static gboolean
has_room (GtkWidget *widget)
{
  return gtk_widget_should_layout (widget) && gtk_widget_get_child_visible (widget);
}

static double
get_top_in (GtkWidget *widget, GtkWidget *ancestor)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, ancestor, &bounds) ? bounds.origin.y : 0;
}

/* What has had no room yet is in a list or a column. */
static gboolean
is_above (GtkWidget *sibling, GtkWidget *widget, GtkWidget *parent)
{
  gpointer layout = gtk_widget_get_layout_manager (parent);

  if (GTK_IS_ORIENTABLE (layout))
    return gtk_orientable_get_orientation (layout) == GTK_ORIENTATION_VERTICAL;
  if (GTK_IS_LIST_BOX (parent))
    return TRUE;
  return get_top_in (sibling, parent) + gtk_widget_get_height (sibling)
         <= get_top_in (widget, parent);
}

static double
get_spacing (GtkWidget *parent)
{
  gpointer layout = gtk_widget_get_layout_manager (parent);

  return GTK_IS_BOX_LAYOUT (layout) ? gtk_box_layout_get_spacing (layout) : 0;
}

static double
measure (GtkWidget *widget, int width)
{
  int narrowest, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, narrowest), &height, NULL,
                      NULL, NULL);
  return height;
}

static double
measure_above_in (GtkWidget *widget, GtkWidget *parent)
{
  double above = 0;

  for (GtkWidget *sibling = gtk_widget_get_prev_sibling (widget); sibling != NULL;
       sibling = gtk_widget_get_prev_sibling (sibling))
    if (has_room (sibling) && is_above (sibling, widget, parent))
      above += measure (sibling, gtk_widget_get_width (parent)) + get_spacing (parent);
  return above;
}

static double
measure_above (const RgmPagePlace *self)
{
  GtkWidget *whole = get_whole (self->page);
  double above = 0;

  for (GtkWidget *at = self->beside; at != whole; at = gtk_widget_get_parent (at))
    above += measure_above_in (at, gtk_widget_get_parent (at));
  return above;
}

static double
measure_height (GtkScrolledWindow *page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page);
  GtkWidget *viewport = gtk_scrolled_window_get_child (page);

  return MAX (measure (get_whole (page), gtk_widget_get_width (viewport)),
              gtk_adjustment_get_page_size (adjustment));
}

static gboolean
is_on_page (GtkWidget *widget, GtkScrolledWindow *page)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (page);

  return GTK_IS_VIEWPORT (viewport) && gtk_widget_is_ancestor (widget, viewport);
}

/**
 * rgm_page_place_find_page:
 * @widget: a widget
 *
 * Finds the page that a widget is on: a field that scrolls may itself lie on a page that does. What
 * is within something that opens beside another thing is on no page below that.
 *
 * Returns: (transfer none) (nullable): what scrolls the page
 */
GtkScrolledWindow *
rgm_page_place_find_page (GtkWidget *widget)
{
  GtkScrolledWindow *page = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  for (GtkWidget *at = widget; at != NULL && !GTK_IS_NATIVE (at); at = gtk_widget_get_parent (at))
    if (GTK_IS_SCROLLED_WINDOW (at) && is_on_page (widget, GTK_SCROLLED_WINDOW (at)))
      page = GTK_SCROLLED_WINDOW (at);
  return page;
}

/**
 * rgm_page_place_settle:
 * @self: a place, of which @beside and @page are set
 *
 * Says that the page is laid out now as it is measured.
 */
void
rgm_page_place_settle (RgmPagePlace *self)
{
  if (is_on_page (self->beside, self->page))
    self->rest = get_top_in (self->beside, get_whole (self->page)) - measure_above (self);
}

/**
 * rgm_page_place_expect:
 * @self: a place
 * @move: (out): by how many pixels the widget will be further down on the page, in sight or not,
 *   once that is laid out
 * @height: (out): how many pixels all of the page will be high then
 *
 * Returns: whether the widget is on the page; if not, the outputs are untouched
 */
gboolean
rgm_page_place_expect (const RgmPagePlace *self, double *move, double *height)
{
  if (!is_on_page (self->beside, self->page))
    return FALSE;
  *move = measure_above (self) + self->rest
          - get_top_in (self->beside, get_whole (self->page));
  *height = measure_height (self->page);
  return TRUE;
}
