/* The headings of the files in a dialog for a file, pressed while its folder is read. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-chooser-headers.h"
#include "rgm-file-dialog.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct {
  GtkWidget *window;
  GtkWindow *dialog;
  GtkTreeView *files;
  char *folder;
  gboolean is_answered;
  guint n_presses;
} Fixture;

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->is_answered = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Fixture *) data)->is_answered;
}

/* Whether the dialog is there, which then is @data's. */
static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        fixture->dialog = window;
    }
  return fixture->dialog != NULL;
}

static gboolean
is_read (gpointer files)
{
  return gtk_tree_view_get_model (files) != NULL;
}

static GtkWidget *
get_heading (GtkTreeView *files, int column)
{
  return gtk_tree_view_column_get_button (gtk_tree_view_get_column (files, column));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rgm-headers-XXXXXX", NULL);
  fixture->window = gtk_window_new ();
  display_show (fixture->window);
  rgm_file_dialog_open_async (GTK_WINDOW (fixture->window), "Open", NULL, on_answered_cb, fixture);
  g_assert_true (display_wait_for (is_shown, fixture));
  fixture->files = GTK_TREE_VIEW (display_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_TREE_VIEW,
                                                0));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_dialog_response (GTK_DIALOG (fixture->dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (display_wait_for (is_answered, fixture));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
press_all (Fixture *fixture)
{
  for (guint i = 0; i < gtk_tree_view_get_n_columns (fixture->files); i++)
    {
      g_signal_emit_by_name (get_heading (fixture->files, (int) i), "clicked");
      fixture->n_presses++;
    }
}

static void
on_model_cb (Fixture *fixture)
{
  if (!is_read (fixture->files))
    press_all (fixture);
}

/* Whether the files are sorted by @column, which comes with @order. */
static gboolean
is_sorted_by (GtkTreeView *files, int column, GtkSortType *order)
{
  int id = gtk_tree_view_column_get_sort_column_id (gtk_tree_view_get_column (files, column));
  int sorted = -1;

  gtk_tree_sortable_get_sort_column_id (GTK_TREE_SORTABLE (gtk_tree_view_get_model (files)),
                                        &sorted, order);
  return sorted == id;
}

/* Once there is something to sort, a press sorts it: once so, once the other way. */
static void
assert_sorts (GtkTreeView *files)
{
  GtkSortType before, after;

  is_sorted_by (files, 0, &before);
  g_signal_emit_by_name (get_heading (files, 0), "clicked");
  g_assert_true (is_sorted_by (files, 0, &before));
  g_signal_emit_by_name (get_heading (files, 0), "clicked");
  g_assert_true (is_sorted_by (files, 0, &after));
  g_assert_cmpint (after, !=, before);
}

/* Goes to a folder, and presses as soon as its files are not there yet. */
static void
go_to (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  guint n_presses = fixture->n_presses;

  on_model_cb (fixture);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (fixture->dialog), folder,
                                                      NULL));
  while (fixture->n_presses == n_presses || !is_read (fixture->files))
    g_main_context_iteration (NULL, TRUE);
}

/* Folder after folder, and each time a press before there is anything to sort. */
static void
test_while_reading (Fixture *fixture, gconstpointer data)
{
  if (fixture->files == NULL)
    {
      g_test_skip ("this GTK lists files otherwise");
      return;
    }
  g_signal_connect_data (fixture->files, "notify::model", G_CALLBACK (on_model_cb), fixture, NULL,
                         G_CONNECT_SWAPPED);
  for (int i = 0; i < 3; i++)
    {
      go_to (fixture, i % 2 == 0 ? fixture->folder : g_get_tmp_dir ());
      assert_sorts (fixture->files);
    }
  g_signal_handlers_disconnect_by_data (fixture->files, fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rgm_chooser_headers_rest ();
  g_test_add ("/chooser-headers/while-reading", Fixture, NULL, set_up, test_while_reading,
              tear_down);
  return g_test_run ();
}
