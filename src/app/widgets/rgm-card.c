#include "config.h"

#include "rgm-card.h"

#include "rgm-snug-layout.h"

#define WIDTH_CHARS 44

enum {
  LINE_WHAT,
  LINE_DAYS,
  LINE_COUNT,
  LINE_NOTE,
  LINE_SOURCES,
  N_LINES,
};

/**
 * RgmCard:
 *
 * Tells of something that the pointer or the keyboard is on, in a few lines beside it. The pointer
 * goes through it, so that it never stands in its own way and flickers; the keyboard never goes
 * there. What a screen reader is told is the description of the thing itself.
 */
struct _RgmCard {
  GtkPopover parent_instance;

  GtkWidget *lines[N_LINES];
};

G_DEFINE_FINAL_TYPE (RgmCard, rgm_card, GTK_TYPE_POPOVER)

/* GTK lets the pointer into a popover whenever it gives it another shape. */
static void
let_pointer_through (RgmCard *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  cairo_region_t *nowhere = cairo_region_create ();

  if (surface != NULL)
    gdk_surface_set_input_region (surface, nowhere);
  cairo_region_destroy (nowhere);
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

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rgm_card_init (RgmCard *self)
{
  static const char *const css_classes[N_LINES] = { "what", "days", "count", "note", "sources" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (int i = 0; i < N_LINES; i++)
    {
      self->lines[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->lines[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (self->lines[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->lines[i]), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (self->lines[i]), WIDTH_CHARS);
      gtk_widget_add_css_class (self->lines[i], css_classes[i]);
      gtk_box_append (GTK_BOX (box), self->lines[i]);
    }
  gtk_popover_set_child (GTK_POPOVER (self), rgm_snug_layout_wrap (box));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rgm-card");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * rgm_card_new:
 *
 * Makes a card. Its parent gives it its place with gtk_popover_present() and ends it with
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
                                       text->sources };

  g_return_if_fail (RGM_IS_CARD (self));

  for (int i = 0; i < N_LINES; i++)
    {
      gtk_label_set_text (GTK_LABEL (self->lines[i]), lines[i] != NULL ? lines[i] : "");
      gtk_widget_set_visible (self->lines[i], lines[i] != NULL);
    }
}

/**
 * rgm_card_show_beside:
 * @self: a card with a parent
 * @what: what it tells of, in the parent: it stays uncovered
 *
 * Shows the card above @what, or below where there is no room.
 */
void
rgm_card_show_beside (RgmCard *self, const GdkRectangle *what)
{
  g_return_if_fail (RGM_IS_CARD (self));

  gtk_popover_set_pointing_to (GTK_POPOVER (self), what);
  gtk_popover_popup (GTK_POPOVER (self));
  /* Shown again as large as it was, GTK shapes it once more without telling. */
  let_pointer_through (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_shown_cb, NULL, NULL);
}

/**
 * rgm_card_hide:
 * @self: a card
 *
 * Hides the card.
 */
void
rgm_card_hide (RgmCard *self)
{
  g_return_if_fail (RGM_IS_CARD (self));

  gtk_popover_popdown (GTK_POPOVER (self));
}
