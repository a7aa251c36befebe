#include "config.h"

#include "rgm-button-name.h"

/* The label of a button with a mnemonic, or NULL for any other widget. */
static const char *
get_label (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_use_underline (GTK_MENU_BUTTON (widget)))
    return gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

static char *
strip_mnemonic (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at++)
    if (*at != '_' || *++at != '\0')
      g_string_append_c (text, *at);
  return g_string_free (text, FALSE);
}

/**
 * rgm_button_name_apply:
 * @root: a button, or what holds buttons
 *
 * Gives each button with a mnemonic its name once. GTK 4.8 takes it from the label in the button,
 * twice, and reads the mark of the mnemonic out: “_Why? Why?”.
 */
void
rgm_button_name_apply (GtkWidget *root)
{
  const char *label = get_label (root);

  if (label != NULL)
    {
      g_autofree char *name = strip_mnemonic (label);

      gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      if (!GTK_IS_MENU_BUTTON (root))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rgm_button_name_apply (child);
}
