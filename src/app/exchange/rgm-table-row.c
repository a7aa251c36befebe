#include "config.h"

#include "rgm-table-row.h"

#include "rgm-csv-row-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What an icon shows is in the words of the row too. */
static const char *
get_icon (const RgmCsvRow *row)
{
  if (row->outcome == RGM_CSV_REFUSED)
    return "dialog-error-symbolic";
  if (row->verdict == RGM_VERDICT_TOO_EARLY)
    return "dialog-warning-symbolic";

  return row->outcome == RGM_CSV_ADDED ? "list-add-symbolic" : "document-edit-symbolic";
}

/**
 * rgm_table_row_new:
 * @row: a row of a table on its way in, and what becomes of it
 *
 * Makes what tells of it in a list, to the eye and to a screen reader.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rgm_table_row_new (const RgmCsvRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", get_icon (row), NULL);
  /* Translators: %1$u is the number of a line, %2$s the name of a patient */
  g_autofree char *title = *row->patient
    ? g_strdup_printf (_("Line %1$u, %2$s"), row->line, row->patient)
    : g_strdup_printf (_("Line %u"), row->line);
  g_autofree char *subtitle = rgm_csv_row_text_describe (row);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  /* What a file says is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* Later libadwaita names a row by its title alone, which would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return widget;
}
