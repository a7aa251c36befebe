#include "config.h"

#include "rgm-move-bubble.h"

#include "rgm-live-label.h"
#include "rgm-verdict-style.h"

#include <string.h>

#define SPACING_PX 6

/**
 * RgmMoveBubble:
 *
 * What is said of a booking while it is moved, beside it: the day that it would be on, and how that
 * day lies. The pointer goes through it.
 */
struct _RgmMoveBubble {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RgmMoveBubble, rgm_move_bubble, GTK_TYPE_WIDGET)

static void
rgm_move_bubble_dispose (GObject *object)
{
  g_clear_pointer (&RGM_MOVE_BUBBLE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rgm_move_bubble_parent_class)->dispose (object);
}

static void
rgm_move_bubble_class_init (RgmMoveBubbleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_move_bubble_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "movebubble");
}

static void
rgm_move_bubble_init (RgmMoveBubble *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "wrap", TRUE, "xalign", 0.0, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  self->icon = GTK_IMAGE (icon);
  self->label = GTK_LABEL (label);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), icon);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * rgm_move_bubble_new:
 *
 * Returns: (transfer floating): a bubble that says nothing yet
 */
GtkWidget *
rgm_move_bubble_new (void)
{
  return g_object_new (RGM_TYPE_MOVE_BUBBLE, NULL);
}

/**
 * rgm_move_bubble_set_text:
 * @self: a bubble
 * @verdict: how the day lies
 * @day: the day
 * @text: what is said of it
 *
 * Changes what the bubble says.
 */
void
rgm_move_bubble_set_text (RgmMoveBubble *self, RgmVerdict verdict, const char *day,
                          const char *text)
{
  const char *icon_name = rgm_verdict_style_get_icon_name (verdict);
  g_autofree char *whole = g_strdup_printf ("%s · %s", day, text);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (RGM_IS_MOVE_BUBBLE (self));

  bold->end_index = (guint) strlen (day);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (self->label, attributes);
  rgm_live_label_set_text (self->label, whole);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  rgm_verdict_style_apply (GTK_WIDGET (self), verdict);
}

/**
 * rgm_move_bubble_get_size:
 * @self: a bubble
 * @max_width: how wide it may be
 * @width: (out): how wide it is
 * @height: (out): how high it is then
 *
 * Says how much room the bubble takes: one line where that fits, else as many as it needs.
 */
void
rgm_move_bubble_get_size (RgmMoveBubble *self, int max_width, int *width, int *height)
{
  int minimum, natural;

  g_return_if_fail (RGM_IS_MOVE_BUBBLE (self));

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  *width = MAX (MIN (natural, max_width), minimum);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL,
                      NULL);
}
