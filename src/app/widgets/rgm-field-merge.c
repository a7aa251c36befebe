#include "config.h"

#include "rgm-field-merge.h"

#include "rgm-field-note.h"

#include <glib/gi18n-lib.h>

/* How a form takes in what was changed elsewhere, field by field: what the user has left alone
 * shows what is there now; what both have changed stays as the user has it, and says what is
 * there. */

static void
set_note (GtkWidget *field, const char *note)
{
  if (RGM_IS_TEXT_FIELD (field))
    rgm_text_field_set_note (RGM_TEXT_FIELD (field), note);
  else
    rgm_field_note_set (field, note);
}

/**
 * rgm_field_merge_tell:
 * @field: a field of a form
 * @shown: what the other has in it, as it is read
 *
 * Tells beside a field that both sides have changed what the other has.
 */
void
rgm_field_merge_tell (GtkWidget *field, const char *shown)
{
  g_autofree char *note = NULL;

  if (*shown == '\0')
    /* Translators: below a field: somebody else has emptied it while one typed into it. */
    note = g_strdup (_("Emptied elsewhere meanwhile"));
  else
    /* Translators: below a field; %s is what somebody else has put there while one typed. */
    note = g_strdup_printf (_("Changed elsewhere to: %s"), shown);
  set_note (field, note);
}

/**
 * rgm_field_merge:
 * @field: a field of a form
 * @before: what the form was filled with
 * @here: what it holds
 * @there: what it would be filled with now
 * @shown: @there, as it is read
 *
 * Merges one field. Where both sides have changed it, it is told what the other has.
 *
 * Returns: whether the field is to be filled with @there
 */
gboolean
rgm_field_merge (GtkWidget *field, const char *before, const char *here, const char *there,
                 const char *shown)
{
  gboolean is_same;

  g_return_val_if_fail (GTK_IS_WIDGET (field), FALSE);

  if (g_str_equal (before, there))
    return FALSE;
  is_same = g_str_equal (here, there);
  if (is_same || g_str_equal (here, before))
    set_note (field, NULL);
  else
    rgm_field_merge_tell (field, shown);
  return !is_same && g_str_equal (here, before);
}

/**
 * rgm_field_merge_text:
 * @field: a field
 * @before: what it was filled with
 * @there: what it would be filled with now
 *
 * Merges a field of text.
 */
void
rgm_field_merge_text (RgmTextField *field, const char *before, const char *there)
{
  if (rgm_field_merge (GTK_WIDGET (field), before, rgm_text_field_get_text (field), there, there))
    rgm_text_field_set_text (field, there);
}

/**
 * rgm_field_merge_entry:
 * @field: a row of a list to type into
 * @before: what it was filled with
 * @there: what it would be filled with now
 *
 * Merges a row of text.
 */
void
rgm_field_merge_entry (GtkEditable *field, const char *before, const char *there)
{
  if (rgm_field_merge (GTK_WIDGET (field), before, gtk_editable_get_text (field), there, there))
    gtk_editable_set_text (field, there);
}

/**
 * rgm_field_merge_notes:
 * @field: a text of several lines, in a window that scrolls
 * @before: what it was filled with
 * @there: what it would be filled with now
 *
 * Merges a text of several lines.
 */
void
rgm_field_merge_notes (GtkTextView *field, const char *before, const char *there)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (field);
  g_autofree char *here = NULL;

  g_object_get (buffer, "text", &here, NULL);
  if (rgm_field_merge (gtk_widget_get_parent (GTK_WIDGET (field)), before, here, there, there))
    gtk_text_buffer_set_text (buffer, there, -1);
}

/**
 * rgm_field_merge_choice:
 * @field: a choice from a list of strings
 * @before: what was chosen when it was filled
 * @there: what would be chosen now
 *
 * Merges a choice.
 */
void
rgm_field_merge_choice (AdwComboRow *field, guint before, guint there)
{
  g_autofree char *old = g_strdup_printf ("%u", before);
  g_autofree char *here = g_strdup_printf ("%u", adw_combo_row_get_selected (field));
  g_autofree char *now = g_strdup_printf ("%u", there);
  g_autoptr (GtkStringObject) item =
    g_list_model_get_item (adw_combo_row_get_model (field), there);
  const char *shown = item != NULL ? gtk_string_object_get_string (item) : now;

  if (rgm_field_merge (GTK_WIDGET (field), old, here, now, shown))
    adw_combo_row_set_selected (field, there);
}
