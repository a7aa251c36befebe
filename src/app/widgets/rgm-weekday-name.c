#include "config.h"

#include "rgm-weekday-name.h"

#include "rgm-day-text.h"
#include "rgm-fit-layout.h"

static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", text, NULL);

  gtk_widget_add_css_class (label, "weekday");
  gtk_widget_set_parent (label, box);
  return label;
}

/**
 * rgm_weekday_name_new:
 * @weekday: 1 for Monday to 7 for Sunday
 * @words: makes all names as wide as the widest, so that all have room or none
 *
 * Makes the header of a column of days: the short name of a weekday, or its first letter where that
 * has no room.
 *
 * Returns: (transfer floating): the header
 */
GtkWidget *
rgm_weekday_name_new (int weekday, GtkSizeGroup *words)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);
  const char *text = rgm_day_text_weekday (weekday);
  g_autofree char *letter = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 1));
  GtkWidget *word;

  gtk_widget_set_layout_manager (box, rgm_fit_layout_new (1));
  word = add_label (box, text);
  gtk_widget_add_css_class (word, "whole");
  gtk_size_group_add_widget (words, word);
  add_label (box, letter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rgm_day_text_weekday_name (weekday), -1);
  return box;
}
