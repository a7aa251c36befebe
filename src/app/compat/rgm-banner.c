#include "config.h"

#include "rgm-banner.h"

#define SPACING_PX 12

/**
 * RgmBanner:
 *
 * A bar with a sentence that holds for as long as it is seen, and perhaps a button. It has the
 * shape of AdwBanner of libadwaita 1.3.
 */
struct _RgmBanner {
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (RgmBanner, rgm_banner, GTK_TYPE_WIDGET)

static void
rgm_banner_dispose (GObject *object)
{
  RgmBanner *self = RGM_BANNER (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (rgm_banner_parent_class)->dispose (object);
}

static void
rgm_banner_class_init (RgmBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rgmbanner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rgm_banner_init (RgmBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rgm_banner_new:
 * @title: (nullable): the sentence
 *
 * Makes a banner that is not revealed.
 *
 * Returns: (transfer floating): the banner
 */
GtkWidget *
rgm_banner_new (const char *title)
{
  RgmBanner *self = g_object_new (RGM_TYPE_BANNER, NULL);

  rgm_banner_set_title (self, title);
  return GTK_WIDGET (self);
}

/**
 * rgm_banner_get_title:
 * @self: a banner
 *
 * Returns: the sentence
 */
const char *
rgm_banner_get_title (RgmBanner *self)
{
  g_return_val_if_fail (RGM_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->title);
}

/**
 * rgm_banner_set_title:
 * @self: a banner
 * @title: (nullable): the sentence, without markup
 *
 * Sets the sentence, which is also what a screen reader calls the banner.
 */
void
rgm_banner_set_title (RgmBanner *self, const char *title)
{
  g_return_if_fail (RGM_IS_BANNER (self));

  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

/**
 * rgm_banner_set_button_label:
 * @self: a banner
 * @label: (nullable): what the button says, or %NULL for no button
 *
 * Sets the button.
 */
void
rgm_banner_set_button_label (RgmBanner *self, const char *label)
{
  g_return_if_fail (RGM_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  gtk_button_set_label (self->button, label != NULL ? label : "");
}

/**
 * rgm_banner_set_action_name:
 * @self: a banner
 * @action_name: (nullable): the action of the button
 *
 * Sets what the button does.
 */
void
rgm_banner_set_action_name (RgmBanner *self, const char *action_name)
{
  g_return_if_fail (RGM_IS_BANNER (self));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
}

/**
 * rgm_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether it is seen
 */
gboolean
rgm_banner_get_revealed (RgmBanner *self)
{
  g_return_val_if_fail (RGM_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * rgm_banner_set_revealed:
 * @self: a banner
 * @revealed: whether it is seen
 *
 * Shows or hides the banner.
 */
void
rgm_banner_set_revealed (RgmBanner *self, gboolean revealed)
{
  g_return_if_fail (RGM_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), revealed);
  gtk_revealer_set_reveal_child (self->revealer, revealed);
}
