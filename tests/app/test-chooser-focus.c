/* The keyboard in the dialogs that ask for a file. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-chooser-focus.h"
#include "rgm-file-dialog.h"

#include <adwaita.h>

#define NAME "Plan.ics"
/* More than there are places for the keyboard in such a dialog. */
#define TABS_MAX 100

typedef struct {
  GtkWidget *window;
  GtkWindow *dialog;
  GAsyncResult *result;
} Fixture;

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Fixture *) data)->result, result);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_shown (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_file (gpointer dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (dialog);

  return file != NULL;
}

static gboolean
is_answered (gpointer fixture)
{
  return ((Fixture *) fixture)->result != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer saves)
{
  fixture->window = gtk_window_new ();
  display_show (fixture->window);
  if (saves != NULL)
    rgm_file_dialog_save_async (GTK_WINDOW (fixture->window), "Save", NAME, NULL, on_answered_cb,
                                fixture);
  else
    rgm_file_dialog_open_async (GTK_WINDOW (fixture->window), "Open", NULL, on_answered_cb,
                                fixture);
  g_assert_true (display_wait_for (is_shown, NULL));
  fixture->dialog = find_dialog ();
  g_assert_true (saves == NULL || display_wait_for (has_file, fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer saves)
{
  if (fixture->result == NULL)
    gtk_dialog_response (GTK_DIALOG (fixture->dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (display_wait_for (is_answered, fixture));
  g_clear_object (&fixture->result);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
is_in_name (GtkWidget *focus)
{
  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) != NULL;
}

/* Whatever had the keyboard is gone: Return saves all the same, under the name that is there. */
static void
test_saves (Fixture *fixture, gconstpointer saves)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  gtk_window_set_focus (fixture->dialog, NULL);
  g_signal_emit_by_name (fixture->dialog, "activate-default");
  g_assert_true (display_wait_for (is_answered, fixture));
  file = rgm_file_dialog_save_finish (GTK_WINDOW (fixture->window), fixture->result, &error);
  g_assert_no_error (error);
  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, NAME);
}

static gboolean
is_in_files (GtkWidget *focus)
{
  return focus != NULL
         && (gtk_widget_get_ancestor (focus, GTK_TYPE_TREE_VIEW) != NULL
             || gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) != NULL);
}

/* What is typed goes into the name, where there is one; otherwise it looks for a file: not one of
 * the places beside them. */
static void
test_never_nowhere (Fixture *fixture, gconstpointer saves)
{
  GtkWidget *focus;

  gtk_window_set_focus (fixture->dialog, NULL);
  focus = gtk_window_get_focus (fixture->dialog);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (is_in_name (focus) == (saves != NULL));
  g_assert_true (is_in_files (focus) == (saves == NULL));
}

/* Where the name is not to be had, the files are. */
static void
test_other_place (Fixture *fixture, gconstpointer saves)
{
  GtkWidget *name = gtk_widget_get_ancestor (gtk_window_get_focus (fixture->dialog),
                                             GTK_TYPE_ENTRY);

  gtk_widget_set_sensitive (name, FALSE);
  gtk_window_set_focus (fixture->dialog, NULL);
  g_assert_true (is_in_files (gtk_window_get_focus (fixture->dialog)));
}

/* Where neither is, as while a folder of another kind is looked at, something else is. */
static void
test_without_files (Fixture *fixture, gconstpointer saves)
{
  GtkWidget *files;

  gtk_window_set_focus (fixture->dialog, NULL);
  files = gtk_window_get_focus (fixture->dialog);
  g_assert_true (is_in_files (files));
  gtk_widget_set_sensitive (files, FALSE);
  gtk_window_set_focus (fixture->dialog, NULL);
  g_assert_nonnull (gtk_window_get_focus (fixture->dialog));
  g_assert_false (is_in_files (gtk_window_get_focus (fixture->dialog)));
}

/* Tab leaves the last place for none, and then comes to the first: it goes round past all. */
static void
test_tab_goes_round (Fixture *fixture, gconstpointer saves)
{
  GtkWidget *start = gtk_window_get_focus (fixture->dialog);
  GtkWidget *cancel = gtk_dialog_get_widget_for_response (GTK_DIALOG (fixture->dialog),
                                                          GTK_RESPONSE_CANCEL);
  gboolean is_past_cancel = FALSE;
  int n = 0;

  do
    {
      g_signal_emit_by_name (fixture->dialog, "move-focus", GTK_DIR_TAB_FORWARD);
      is_past_cancel |= gtk_window_get_focus (fixture->dialog) == cancel;
      n++;
    }
  while (n < TABS_MAX && gtk_window_get_focus (fixture->dialog) != start);
  g_assert_cmpint (n, <, TABS_MAX);
  g_assert_true (is_past_cancel);
}

static void
add (const char *path, gboolean saves, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (saves), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rgm_chooser_focus_keep ();
  add ("/chooser-focus/saves", TRUE, test_saves);
  add ("/chooser-focus/name", TRUE, test_never_nowhere);
  add ("/chooser-focus/open", FALSE, test_never_nowhere);
  add ("/chooser-focus/other-place", TRUE, test_other_place);
  add ("/chooser-focus/without-files", FALSE, test_without_files);
  add ("/chooser-focus/tab-goes-round", TRUE, test_tab_goes_round);
  return g_test_run ();
}
