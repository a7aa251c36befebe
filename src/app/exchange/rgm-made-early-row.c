#include "config.h"

#include "rgm-made-early-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * rgm_made_early_row_new:
 * @session: a session that becomes too early by an import
 *
 * Makes what tells of it in a list, to the eye and to a screen reader.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rgm_made_early_row_new (const RgmMadeEarly *session)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "dialog-warning-symbolic", NULL);
  /* Translators: %s is the name of a patient; a session of theirs follows */
  g_autofree char *title = g_strdup_printf (_("There already, %s"), session->patient);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, session->spoken);

  /* A name is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), session->sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* Later libadwaita names a row by its title alone, which would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return widget;
}
