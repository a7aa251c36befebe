#include "config.h"

#include "rgm-card.h"

#include "rgm-in-sight.h"
#include "rgm-snug-layout.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 44
#define LINE_SPACING_PX 3
#define KEY_SPACING_PX 8
/* What asks on timeline and calendar, whatever the language. */
#define KEY "W"

enum {
  LINE_WHAT,
  LINE_DAYS,
  LINE_COUNT,
  LINE_NOTE,
  LINE_SOURCES,
  LINE_ALSO,
  N_LINES,
};

/**
 * RgmCard:
 *
 * Tells of something that the pointer or the keyboard is on, in a few lines beside it, with a
 * button that asks why. The way from the thing to the button is open to the pointer; elsewhere the
 * pointer goes through the card, so that it never stands in its own way and flickers. The keyboard
 * never goes there: it asks by a key. What a screen reader is told is the description of the thing
 * itself.
 *
 * Signals: `asked`, when the button was pressed.
 */
struct _RgmCard {
  RgmPressedPopover parent_instance;

  GtkWidget *lines[N_LINES];
  GtkWidget *why_button;
};

G_DEFINE_FINAL_TYPE (RgmCard, rgm_card, RGM_TYPE_PRESSED_POPOVER)

enum {
  SIGNAL_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where in the surface of the card the thing is that it tells of: %FALSE before it has a place. */
static gboolean
find_thing (RgmCard *self, double *top, double *bottom)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkNative *native = parent != NULL ? gtk_widget_get_native (parent) : NULL;
  GdkRectangle thing;
  double x, y, native_x, native_y;

  if (native == NULL || !gtk_popover_get_pointing_to (GTK_POPOVER (self), &thing)
      || !gtk_widget_translate_coordinates (parent, GTK_WIDGET (native), thing.x, thing.y, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  *top = y + native_y - gdk_popup_get_position_y (GDK_POPUP (surface));
  *bottom = *top + thing.height;
  return TRUE;
}

/* The button and the way to it from the thing, which is above or below. */
static cairo_region_t *
make_way (RgmCard *self)
{
  graphene_rect_t button;
  double top, bottom, card_x, card_y, from, to;

  if (!gtk_widget_compute_bounds (self->why_button, GTK_WIDGET (self), &button)
      || !find_thing (self, &top, &bottom))
    return cairo_region_create ();
  gtk_native_get_surface_transform (GTK_NATIVE (self), &card_x, &card_y);
  graphene_rect_offset (&button, (float) card_x, (float) card_y);
  from = MIN (button.origin.y, bottom);
  to = MAX (button.origin.y + button.size.height, top);
  if (button.origin.y < top)
    to = top;
  else
    from = bottom;
  return cairo_region_create_rectangle (&(cairo_rectangle_int_t) {
    (int) button.origin.x, (int) from, (int) button.size.width, MAX ((int) (to - from), 0),
  });
}

/* GTK lets the pointer into a popover whenever it gives it another shape. */
static void
let_pointer_through (RgmCard *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  cairo_region_t *way;

  if (surface == NULL)
    return;
  way = make_way (self);
  gdk_surface_set_input_region (surface, way);
  cairo_region_destroy (way);
}

static void
rgm_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (rgm_card_parent_class)->size_allocate (widget, width, height, baseline);

  let_pointer_through (RGM_CARD (widget));
}

static void
rgm_card_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_card_parent_class)->realize (widget);

  /* After GTK, which does it again whenever the card has another place. */
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (let_pointer_through), widget,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
rgm_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_card_parent_class)->map (widget);

  let_pointer_through (RGM_CARD (widget));
}

static gboolean
on_shown_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  let_pointer_through (RGM_CARD (widget));
  return G_SOURCE_REMOVE;
}

static void
rgm_card_class_init (RgmCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->realize = rgm_card_realize;
  widget_class->map = rgm_card_map;
  widget_class->size_allocate = rgm_card_size_allocate;
  signals[SIGNAL_ASKED] = g_signal_new ("asked", RGM_TYPE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
on_clicked_cb (RgmCard *self)
{
  g_signal_emit (self, signals[SIGNAL_ASKED], 0);
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (line), WIDTH_CHARS);
  gtk_widget_add_css_class (line, css_class);
  return line;
}

/* As wide as the card, so that the way to it is, too. */
static void
add_button (RgmCard *self, GtkWidget *box)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, KEY_SPACING_PX);
  GtkWidget *key = gtk_label_new (KEY);

  gtk_widget_add_css_class (key, "key");
  gtk_box_append (GTK_BOX (words), gtk_label_new (_("Why?")));
  gtk_box_append (GTK_BOX (words), key);
  self->why_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->why_button), words);
  gtk_widget_add_css_class (self->why_button, "flat");
  gtk_widget_add_css_class (self->why_button, "link-button");
  g_signal_connect_object (self->why_button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->why_button);
}

static void
rgm_card_init (RgmCard *self)
{
  static const char *const css_classes[N_LINES] = { "what", "days", "count", "note", "sources",
                                                     "also" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_SPACING_PX);

  for (int i = 0; i < N_LINES; i++)
    {
      self->lines[i] = make_line (css_classes[i]);
      gtk_box_append (GTK_BOX (box), self->lines[i]);
    }
  add_button (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), rgm_snug_layout_wrap (box));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rgm-card");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * rgm_card_new:
 *
 * Makes a card. Its parent gives it its place with rgm_popover_present() and ends it with
 * gtk_widget_unparent().
 *
 * Returns: (transfer floating): a card that is hidden
 */
GtkWidget *
rgm_card_new (void)
{
  return g_object_new (RGM_TYPE_CARD, NULL);
}

/**
 * rgm_card_set_text:
 * @self: a card
 * @text: what it says
 *
 * Changes what the card says; lines that are %NULL are left out.
 */
void
rgm_card_set_text (RgmCard *self, const RgmCardText *text)
{
  const char *const lines[N_LINES] = { text->what, text->days, text->count, text->note,
                                       text->sources, text->also };

  g_return_if_fail (RGM_IS_CARD (self));

  for (int i = 0; i < N_LINES; i++)
    {
      gtk_label_set_text (GTK_LABEL (self->lines[i]), lines[i] != NULL ? lines[i] : "");
      gtk_widget_set_visible (self->lines[i], lines[i] != NULL);
    }
}

/**
 * rgm_card_set_topic:
 * @self: a card in a course view
 * @topic: what explains what it says
 *
 * Says what the button of the card asks the view to explain.
 */
void
rgm_card_set_topic (RgmCard *self, const RgmTopic *topic)
{
  GtkActionable *button;

  g_return_if_fail (RGM_IS_CARD (self) && topic != NULL);

  button = GTK_ACTIONABLE (self->why_button);
  gtk_actionable_set_action_target (button, "(uu)", (guint) topic->kind, topic->index);
  gtk_actionable_set_action_name (button, "view.explain");
}

/**
 * rgm_card_show_beside:
 * @self: a card with a parent
 * @what: what it tells of, in the parent: it stays uncovered
 *
 * Shows the card above what of @what is in sight, or below where there is no room. Of what is out
 * of sight it tells nothing.
 */
void
rgm_card_show_beside (RgmCard *self, const GdkRectangle *what)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GdkRectangle seen = *what;

  g_return_if_fail (RGM_IS_CARD (self));

  if (!rgm_in_sight_clip (parent, &seen))
    {
      rgm_card_hide (self);
      return;
    }
  rgm_pressed_popover_stay (RGM_PRESSED_POPOVER (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &seen);
  gtk_popover_popup (GTK_POPOVER (self));
  /* Shown again as large as it was, GTK shapes it once more without telling. */
  let_pointer_through (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_shown_cb, NULL, NULL);
}

/**
 * rgm_card_has_pointer:
 * @self: a card
 *
 * Asks the display, because GTK believes a window below when that is laid out anew.
 *
 * Returns: whether the pointer is on the button of the card, or on its way there
 */
gboolean
rgm_card_has_pointer (RgmCard *self)
{
  GdkSeat *seat;
  GdkSurface *surface;

  g_return_val_if_fail (RGM_IS_CARD (self), FALSE);

  seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  surface = gtk_native_get_surface (GTK_NATIVE (self));
  return surface != NULL && seat != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
         && gdk_device_get_surface_at_position (gdk_seat_get_pointer (seat), NULL, NULL)
              == surface;
}

/**
 * rgm_card_hide:
 * @self: a card
 *
 * Hides the card, once it is pressed no more.
 */
void
rgm_card_hide (RgmCard *self)
{
  g_return_if_fail (RGM_IS_CARD (self));

  rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self));
}
