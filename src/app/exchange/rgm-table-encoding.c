#include "config.h"

#include "rgm-table-encoding.h"

#include "rgm-choice-rows.h"
#include "rgm-csv-letters.h"

/* The row that tells how a table is encoded. Who knows it for certain need not look at it; where it
 * is a guess it stands open, with what hangs on it. */

/**
 * rgm_table_encoding_fill:
 * @encoding: an empty row
 *
 * Lets every encoding be chosen, in their order from `RGM_CSV_ENCODING_UTF8`.
 */
void
rgm_table_encoding_fill (AdwComboRow *encoding)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = RGM_CSV_ENCODING_UTF8; i < RGM_CSV_N_ENCODINGS; i++)
    gtk_string_list_append (list, rgm_csv_encoding_get_name ((RgmCsvEncoding) i));
  adw_combo_row_set_model (encoding, G_LIST_MODEL (list));
  rgm_choice_rows_name (GTK_WIDGET (encoding));
}

/**
 * rgm_table_encoding_unfold:
 * @encoding: the row
 * @fold: what it is folded into
 * @letters: a row of the list that @fold is in
 *
 * Takes the row out, so that it stands before @letters.
 */
void
rgm_table_encoding_unfold (AdwComboRow *encoding, AdwExpanderRow *fold, AdwActionRow *letters)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (letters)));

  g_object_ref (encoding);
  adw_expander_row_remove (fold, GTK_WIDGET (encoding));
  gtk_list_box_insert (list, GTK_WIDGET (encoding),
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (letters)));
  g_object_unref (encoding);
}

static char *
join_letters (const RgmCsvTable *table)
{
  g_autoptr (GPtrArray) lines = rgm_csv_letters_list (table);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * rgm_table_encoding_show_letters:
 * @letters: a row
 * @import: a table on its way in
 *
 * Shows the first lines that a wrong guess would spoil, or nothing where there is none.
 */
void
rgm_table_encoding_show_letters (AdwActionRow *letters, const RgmTableImport *import)
{
  gboolean is_guess = import->guess != RGM_CSV_ENCODING_AUTO && import->table != NULL;
  g_autofree char *lines = is_guess ? join_letters (import->table) : g_strdup ("");
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (letters));
  g_autofree char *name = g_strdup_printf ("%s: %s", title, lines);

  gtk_widget_set_visible (GTK_WIDGET (letters), *lines != '\0');
  adw_action_row_set_subtitle (letters, lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (letters), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* Later libadwaita names a row by its title alone, which would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (letters), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
