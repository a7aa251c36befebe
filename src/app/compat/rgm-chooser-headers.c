#include "config.h"

#include "rgm-chooser-headers.h"

#include "rgm-map-hook.h"

/* GTK's dialog for files shows nothing while it begins to read a folder. A heading that is pressed
 * then has GTK 4.8 sort that nothing, and complain of it. Later GTK lists the files otherwise. */

#define RESTING "rgm-chooser-headers-resting"

/* What GTK connects to the button of a heading to hand its press on. */
static void
set_heard (GtkTreeViewColumn *column, gboolean is_heard)
{
  const GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  const guint clicked = g_signal_lookup ("clicked", GTK_TYPE_BUTTON);
  GtkWidget *button = gtk_tree_view_column_get_button (column);

  if (is_heard)
    g_signal_handlers_unblock_matched (button, match, clicked, 0, NULL, NULL, column);
  else
    g_signal_handlers_block_matched (button, match, clicked, 0, NULL, NULL, column);
}

static void
on_model_cb (GtkTreeView *files)
{
  gboolean was_resting = g_object_get_data (G_OBJECT (files), RESTING) != NULL;
  gboolean is_resting = gtk_tree_view_get_model (files) == NULL;
  g_autoptr (GList) columns = gtk_tree_view_get_columns (files);

  if (is_resting == was_resting)
    return;
  for (GList *link = columns; link != NULL; link = link->next)
    set_heard (link->data, !is_resting);
  g_object_set_data (G_OBJECT (files), RESTING, is_resting ? files : NULL);
}

static void
on_mapped_cb (GtkWidget *files)
{
  if (gtk_widget_get_ancestor (files, GTK_TYPE_FILE_CHOOSER_WIDGET) == NULL)
    return;
  g_signal_connect_object (files, "notify::model", G_CALLBACK (on_model_cb), files, 0);
  on_model_cb (GTK_TREE_VIEW (files));
}

/**
 * rgm_chooser_headers_rest:
 *
 * From now on the headings of the files in a dialog for files do nothing while there is nothing to
 * sort. To be called once.
 */
void
rgm_chooser_headers_rest (void)
{
  rgm_map_hook_add_once (GTK_TYPE_TREE_VIEW, "rgm-chooser-headers", on_mapped_cb);
}
