#include "config.h"

#include "rgm-popovers-in-sight.h"

#include "rgm-map-hook.h"
#include "rgm-page-place.h"
#include "rgm-popover-leave.h"
#include "rgm-pressed-popover.h"

/* Less is a matter of rounding. */
#define MOVE_PX 1.0
/* On a popover that holds its page. */
#define HOLDS "rgm-holds-page"

/* What is open beside something on a page that scrolls goes along with it, out of the window and
 * off the screen, where GTK looks in vain for the monitor that it is on. GTK does so amid giving
 * everything its room: first all of the page goes where it is scrolled to, then each thing on it to
 * its place there. So before that, where both are known, what is beside a thing that would go out
 * of sight on the way or at its end is closed, unless it has the keyboard in it and the page can be
 * scrolled so that the thing stays. */

#define RGM_TYPE_OPEN_POPOVER (rgm_open_popover_get_type ())
G_DECLARE_FINAL_TYPE (RgmOpenPopover, rgm_open_popover, RGM, OPEN_POPOVER, GObject)

/* What is open on a page; it is gone, and hears nothing more, when that closes. */
struct _RgmOpenPopover {
  GObject parent_instance;

  GtkPopover *popover;
  RgmPagePlace place;
  /* where the page is scrolled to */
  GtkAdjustment *adjustment;
  /* of all of the page and of what is in sight of it, when it was laid out last */
  double upper;
  double page_size;
};

G_DEFINE_FINAL_TYPE (RgmOpenPopover, rgm_open_popover, G_TYPE_OBJECT)

static GPtrArray *all_open;

static void
rgm_open_popover_class_init (RgmOpenPopoverClass *klass)
{
}

static void
rgm_open_popover_init (RgmOpenPopover *self)
{
}

static gboolean
may_have_keyboard (RgmOpenPopover *self)
{
  return gtk_widget_get_can_focus (GTK_WIDGET (self->popover));
}

/* Where on all of the page the thing is, whatever of that is in sight: what the popover belongs to,
 * or the part of it that it points to. */
static gboolean
find_thing (RgmOpenPopover *self, graphene_rect_t *bounds)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->place.page);
  GtkWidget *whole = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  graphene_point_t corner;
  GdkRectangle part;

  if (!gtk_popover_get_pointing_to (self->popover, &part))
    return gtk_widget_compute_bounds (self->place.beside, whole, bounds);
  if (!gtk_widget_compute_point (self->place.beside, whole,
                                 &GRAPHENE_POINT_INIT ((float) part.x, (float) part.y), &corner))
    return FALSE;
  graphene_rect_init (bounds, corner.x, corner.y, (float) part.width, (float) part.height);
  return TRUE;
}

/* Where a thing is on its page: at @top, and at @coming once the page is laid out, when it is
 * scrolled to @value. */
typedef struct {
  double top;
  double coming;
  double thing_height;
  double value;
  double page_height;
} Way;

static gboolean
find_way (RgmOpenPopover *self, Way *way)
{
  double page_size = gtk_adjustment_get_page_size (self->adjustment);
  graphene_rect_t thing;
  double move;

  if (!rgm_page_place_expect (&self->place, &move, &way->page_height)
      || !find_thing (self, &thing) || page_size <= 0)
    return FALSE;
  way->top = thing.origin.y;
  way->coming = way->top + move;
  way->thing_height = MAX (thing.size.height, 1);
  way->value = MIN (gtk_adjustment_get_value (self->adjustment), way->page_height - page_size);
  return TRUE;
}

static gboolean
is_seen (RgmOpenPopover *self, const Way *way, double top)
{
  return top + way->thing_height > way->value
         && top < way->value + gtk_adjustment_get_page_size (self->adjustment);
}

static gboolean
stays_in_sight (RgmOpenPopover *self, const Way *way)
{
  return is_seen (self, way, way->top) && is_seen (self, way, way->coming);
}

/* In the window. */
static gboolean
is_moved (RgmOpenPopover *self, const Way *way)
{
  double value = gtk_adjustment_get_value (self->adjustment);

  return ABS (way->coming - way->value - (way->top - value)) >= MOVE_PX;
}

/* Scrolls the page, as far as need be, to where all of the thing is in sight before and after. */
static gboolean
hold_page (RgmOpenPopover *self, const Way *way)
{
  double page_size = gtk_adjustment_get_page_size (self->adjustment);
  double least = MAX (way->top, way->coming) + way->thing_height - page_size;
  double most = MIN (MIN (way->top, way->coming), way->page_height - page_size);

  least = MAX (least, 0);
  most = MIN (most, gtk_adjustment_get_upper (self->adjustment) - page_size);
  if (least > most)
    return FALSE;
  gtk_adjustment_set_value (self->adjustment, CLAMP (way->value, least, most));
  return TRUE;
}

static void
settle (RgmOpenPopover *self)
{
  rgm_page_place_settle (&self->place);
  self->upper = gtk_adjustment_get_upper (self->adjustment);
  self->page_size = gtk_adjustment_get_page_size (self->adjustment);
}

/* A page that GTK is just laying out has another size already, if it is to have one. */
static gboolean
is_settled (RgmOpenPopover *self)
{
  return self->upper == gtk_adjustment_get_upper (self->adjustment)
         && self->page_size == gtk_adjustment_get_page_size (self->adjustment);
}

/* What a button opens it would show once more where it gets its own place, were it not hidden. A
 * card goes without asking for a layout. */
static void
close_popover (RgmOpenPopover *self)
{
  if (!may_have_keyboard (self) || !is_settled (self))
    rgm_popover_leave (self->popover);
  else if (RGM_IS_PRESSED_POPOVER (self->popover))
    rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self->popover));
  else
    gtk_popover_popdown (self->popover);
}

static gpointer
take (gconstpointer self, gpointer data)
{
  return g_object_ref ((gpointer) self);
}

static void
judge (RgmOpenPopover *self, gboolean may_scroll)
{
  Way way;

  if (!find_way (self, &way))
    return;
  if (!may_have_keyboard (self))
    {
      if (is_moved (self, &way) || !stays_in_sight (self, &way))
        close_popover (self);
    }
  else if (!stays_in_sight (self, &way) && !(may_scroll && hold_page (self, &way)))
    close_popover (self);
}

/* All of the page has another place now. What has the keyboard in it is still needed. */
static void
on_resized_cb (RgmOpenPopover *self)
{
  if (!may_have_keyboard (self))
    close_popover (self);
}

/* Not amid a layout, which is done with where the page is. */
static gboolean
may_hold_page (RgmOpenPopover *self)
{
  return g_object_get_data (G_OBJECT (self->popover), HOLDS) != NULL && is_settled (self);
}

static void
on_scrolled_cb (RgmOpenPopover *self)
{
  Way way;

  if (may_hold_page (self) && find_way (self, &way) && hold_page (self, &way))
    return;
  judge (self, FALSE);
}

static void
on_frame_cb (RgmOpenPopover *self)
{
  judge (self, TRUE);
}

/* The window may have another size, which nobody could expect. */
static void
on_layout_cb (RgmOpenPopover *self)
{
  settle (self);
  judge (self, FALSE);
}

/* The page would follow the keyboard in a popover, as if that stood at its top. */
static void
follow_keyboard (GtkScrolledWindow *page)
{
  gboolean is_elsewhere = FALSE;

  for (guint i = 0; i < all_open->len; i++)
    {
      RgmOpenPopover *other = all_open->pdata[i];

      is_elsewhere |= other->place.page == page && may_have_keyboard (other);
    }
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (page)),
                                    !is_elsewhere);
}

static void
on_closed_cb (RgmOpenPopover *self)
{
  GtkScrolledWindow *page = self->place.page;

  g_ptr_array_remove_fast (all_open, self);
  follow_keyboard (page);
}

static void
watch (RgmOpenPopover *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->popover));

  g_signal_connect_object (self->popover, "unmap", G_CALLBACK (on_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "notify::page-size", G_CALLBACK (on_resized_cb), self,
                           G_CONNECT_SWAPPED);
  /* Not every frame has an update, in which things move by themselves. */
  g_signal_connect_object (clock, "before-paint", G_CALLBACK (on_frame_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "update", G_CALLBACK (on_frame_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (clock, "layout", G_CALLBACK (on_layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
on_mapped_cb (GtkWidget *popover)
{
  GtkWidget *beside = gtk_widget_get_parent (popover);
  GtkScrolledWindow *page = rgm_page_place_find_page (beside);
  RgmOpenPopover *self;

  if (page == NULL)
    return;
  self = g_object_new (RGM_TYPE_OPEN_POPOVER, NULL);
  self->popover = GTK_POPOVER (popover);
  self->place = (RgmPagePlace) { .beside = beside, .page = page };
  self->adjustment = gtk_scrolled_window_get_vadjustment (page);
  settle (self);
  g_ptr_array_add (all_open, self);
  watch (self);
  follow_keyboard (page);
}

/**
 * rgm_popovers_in_sight_lay_out:
 *
 * Says that a page is about to be laid out, outside of the frame that would do so: what would be
 * taken out of sight by that closes now.
 */
void
rgm_popovers_in_sight_lay_out (void)
{
  g_autoptr (GPtrArray) open = NULL;

  if (all_open == NULL)
    return;
  /* What closes leaves the list. */
  open = g_ptr_array_copy (all_open, take, NULL);
  for (guint i = 0; i < open->len; i++)
    judge (open->pdata[i], FALSE);
}

/**
 * rgm_popovers_in_sight_hold:
 * @popover: a popover
 *
 * Says that @popover waits for an answer, which to scroll the page is not: while it is open, the
 * page scrolls only as far as all of what it is beside stays in sight.
 */
void
rgm_popovers_in_sight_hold (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_object_set_data (G_OBJECT (popover), HOLDS, GINT_TO_POINTER (TRUE));
}

/**
 * rgm_popovers_in_sight_keep:
 *
 * From now on menus and whatever else opens beside something closes before that goes out of sight,
 * or keeps the page where it is seen. To be called once.
 */
void
rgm_popovers_in_sight_keep (void)
{
  all_open = g_ptr_array_new_with_free_func (g_object_unref);
  rgm_map_hook_add (GTK_TYPE_POPOVER, on_mapped_cb);
}
