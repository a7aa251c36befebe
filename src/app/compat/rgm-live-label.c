#include "config.h"

#include "rgm-live-label.h"

/**
 * rgm_live_label_set_text:
 * @label: a label whose role is that of a status or an alert
 * @text: its text
 *
 * Sets the text of a label that is to be heard when it changes. Later GTK takes the name of such a
 * role from its label property alone, and not from what is written in it.
 */
void
rgm_live_label_set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
