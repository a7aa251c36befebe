#include "config.h"

#include "rgm-button-words.h"

#include "rgm-fit-layout.h"

/* What a button says where large text or long words leave it little room. */

/* Returns: (nullable): the first label in @widget, which may be one */
static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/**
 * rgm_button_words_wrap:
 * @button: a button, or what else has a label
 *
 * Lets the words of a button take several lines. To be called again when it gets another label.
 */
void
rgm_button_words_wrap (GtkWidget *button)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_WIDGET (button));
  label = find_label (button);
  g_return_if_fail (label != NULL);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  /* Under text that begins where the button does, the lines do so, too. */
  gtk_label_set_justify (label, gtk_widget_get_halign (button) == GTK_ALIGN_START
                                  ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
}

/**
 * rgm_button_words_set_icon:
 * @button: a button with a label
 * @icon_name: the name of an icon that says the same
 *
 * Shows a button as an icon where there is no room for its words, which screen readers still call
 * it by, and a tooltip says.
 */
void
rgm_button_words_set_icon (GtkWidget *button, const char *icon_name)
{
  g_autofree char *words = NULL;
  GtkWidget *box, *label, *icon;

  g_return_if_fail (GTK_IS_BUTTON (button) && icon_name != NULL);
  words = g_strdup (gtk_button_get_label (GTK_BUTTON (button)));
  g_return_if_fail (words != NULL);

  label = gtk_label_new_with_mnemonic (words);
  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (box, rgm_fit_layout_new (1));
  gtk_widget_set_parent (label, box);
  gtk_widget_set_parent (icon, box);
  gtk_widget_add_css_class (button, "words-or-icon");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (label)));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}
