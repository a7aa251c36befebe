#include "config.h"

#include "rgm-chooser-focus.h"

#include "rgm-map-hook.h"

/* What has the keyboard in GTK's dialog for files may go, as the dialog passes from a folder to
 * searching. It then heard no key; and GTK 4.8 complains when such a dialog is to save, because it
 * asks what has the keyboard without asking whether anything has. */

typedef gboolean (*IsWanted) (GtkWidget *widget);

/* The field for a name has no public type. */
static gboolean
is_name (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkFileChooserEntry");
}

/* Later GTK lists the files in columns of its own, or as a grid. */
static gboolean
is_files (GtkWidget *widget)
{
  return GTK_IS_TREE_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_GRID_VIEW (widget);
}

static GtkWidget *
find (GtkWidget *widget, IsWanted is_wanted)
{
  GtkWidget *found = NULL;

  if (is_wanted (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, is_wanted);
  return found;
}

static gboolean
give_keyboard (GtkWidget *dialog, IsWanted is_wanted)
{
  GtkWidget *found = find (dialog, is_wanted);

  return found != NULL && gtk_widget_grab_focus (found);
}

/* A dialog that closes is not mapped any more when it gives the keyboard up. The places beside the
 * files come before them: they are for who goes there. */
static void
on_focus_cb (GtkWidget *dialog)
{
  if (gtk_widget_get_mapped (dialog) && gtk_window_get_focus (GTK_WINDOW (dialog)) == NULL
      && !give_keyboard (dialog, is_name) && !give_keyboard (dialog, is_files))
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
 * more, the field for the name, the list of files where there is none, or what else can. To be
 * called once.
 */
void
rgm_chooser_focus_keep (void)
{
  rgm_map_hook_add_once (GTK_TYPE_FILE_CHOOSER_DIALOG, "rgm-chooser-focus", on_mapped_cb);
}
