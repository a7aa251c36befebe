#include "config.h"

#include "rgm-chooser-focus.h"

#include "rgm-map-hook.h"

/* What has the keyboard in GTK's dialog for files may go, as the dialog passes from a folder to
 * searching. It then heard no key; and GTK 4.8 complains when such a dialog is to save, because it
 * asks what has the keyboard without asking whether anything has. */

/* The field for a name has no public type. */
static GtkWidget *
find_name (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkFileChooserEntry"))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_name (child);
  return found;
}

/* A dialog that closes is not mapped any more when it gives the keyboard up. */
static void
on_focus_cb (GtkWidget *dialog)
{
  GtkWidget *name;

  if (!gtk_widget_get_mapped (dialog) || gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL)
    return;
  name = find_name (dialog);
  if (name == NULL || !gtk_widget_grab_focus (name))
    gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
}

/* Tab leaves the last place for none, to come to the first from there: it would go on from the name
 * instead, and never come to what is before that. */
static void
on_move_begins_cb (GtkWidget *dialog)
{
  g_signal_handlers_block_by_func (dialog, on_focus_cb, dialog);
}

static void
on_move_ended_cb (GtkWidget *dialog)
{
  g_signal_handlers_unblock_by_func (dialog, on_focus_cb, dialog);
  on_focus_cb (dialog);
}

static void
on_mapped_cb (GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "notify::focus-widget", G_CALLBACK (on_focus_cb), dialog, 0);
  g_signal_connect_object (dialog, "move-focus", G_CALLBACK (on_move_begins_cb), dialog, 0);
  g_signal_connect_object (dialog, "move-focus", G_CALLBACK (on_move_ended_cb), dialog,
                           G_CONNECT_AFTER);
}

/**
 * rgm_chooser_focus_keep:
 *
 * From now on something always has the keyboard in a dialog for files: where nothing has it any
 * more, the field for the name, or what else can. To be called once.
 */
void
rgm_chooser_focus_keep (void)
{
  rgm_map_hook_add_once (GTK_TYPE_FILE_CHOOSER_DIALOG, "rgm-chooser-focus", on_mapped_cb);
}
