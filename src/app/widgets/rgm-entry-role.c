#include "config.h"

#include "rgm-entry-role.h"

/**
 * rgm_entry_role_apply:
 * @row: a row to type into, with its title, that has not been shown yet
 *
 * Tells screen readers that the text of the row is a text box, and its name. (The text of a
 * GtkEntry has no role of its own because the entry has it; an AdwEntryRow 1.2 is a list item, and
 * its text is nothing.)
 */
void
rgm_entry_role_apply (AdwEntryRow *row)
{
  GtkEditable *text;
  const char *title;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * rgm_entry_role_set_wrong:
 * @row: a row to type into
 * @wrong: whether what was typed is wrong
 *
 * Shows that it is, and tells screen readers so.
 */
void
rgm_entry_role_set_wrong (AdwEntryRow *row, gboolean wrong)
{
  GtkAccessible *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
}
