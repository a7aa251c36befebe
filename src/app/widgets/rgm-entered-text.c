#include "config.h"

#include "rgm-entered-text.h"

/* Adds to @text what is entered in a widget, or in those below it. */
static void
add_entered (GtkWidget *widget, GString *text)
{
  /* What is hidden while it is typed is kept in no second place. */
  if (GTK_IS_TEXT (widget) && !gtk_text_get_visibility (GTK_TEXT (widget)))
    return;
  if (GTK_IS_TEXT (widget))
    g_string_append (text, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_CHECK_BUTTON (widget))
    g_string_append_c (text, gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) ? '1' : '0');
  else if (GTK_IS_SWITCH (widget))
    g_string_append_c (text, gtk_switch_get_active (GTK_SWITCH (widget)) ? '1' : '0');
  else if (GTK_IS_DROP_DOWN (widget))
    g_string_append_printf (text, "%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)));
  else if (ADW_IS_COMBO_ROW (widget))
    g_string_append_printf (text, "%u", adw_combo_row_get_selected (ADW_COMBO_ROW (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *notes = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &notes, NULL);
      g_string_append (text, notes);
    }
  else
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        add_entered (child, text);
      return;
    }
  g_string_append_c (text, '\n');
}

/**
 * rgm_entered_text_dup:
 * @form: a widget with fields in it
 *
 * Returns: (transfer full): all that is entered in them as one text, to tell whether it has changed
 */
char *
rgm_entered_text_dup (GtkWidget *form)
{
  GString *text = g_string_new (NULL);

  add_entered (form, text);
  return g_string_free (text, FALSE);
}
