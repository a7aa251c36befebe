/* Into which folder what is left of a damaged file goes, and under which name. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-problem-page.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define SALVAGED "data-salvaged-2026-11-24"
#define TAKEN "somebody else’s\n"
/* A folder that the program has, and the computer has not. */
#define ELSEWHERE "resource:///io/github/regimen/Regimen/ui"

/* A damaged database, whose beginning still says whose it is, on its page. */
static void
set_up (WindowFixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  window_fixture_set_up (self, NULL);
  service_fixture_open (&self->store, RGM_STORE_CREATE);
  service_fixture_add_patients (&self->store, 3);
  rgm_store_service_close (self->store.service);
  g_clear_object (&self->store.service);
  g_assert_true (g_file_get_contents (self->store.path, &bytes, &length, NULL));
  memset (bytes + 100, 0xa5, 1100);
  g_assert_true (g_file_set_contents_full (self->store.path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  self->store.service = rgm_store_service_new (self->store.path);
  window_fixture_open_window (self, FALSE);
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_PROBLEM);
}

static void
add_file (WindowFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->store.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, TAKEN, -1, NULL));
}

static void
assert_untouched (WindowFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->store.folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, TAKEN);
}

static gboolean
has_file (WindowFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->store.folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_choosing (gpointer data)
{
  return find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
is_not_choosing (gpointer data)
{
  return find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL;
}

/* While it still reads the folder that it begins in, GTK's dialog forgets what it is told. */
static gboolean
is_read (gpointer chooser)
{
  GtkWidget *files = display_find (chooser, GTK_TYPE_TREE_VIEW, 0);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL && gtk_tree_view_get_model (GTK_TREE_VIEW (files)) != NULL;
}

/* Returns: the dialog that asks where to, once it has an answer of its own */
static GtkWindow *
begin (WindowFixture *self)
{
  GtkWindow *chooser;

  window_fixture_activate (self, "salvage");
  g_assert_true (display_wait_for (is_choosing, NULL));
  chooser = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_true (display_wait_for (is_read, chooser));
  return chooser;
}

static void
answer (GtkWindow *chooser, int response)
{
  gtk_dialog_response (GTK_DIALOG (chooser), response);
  g_assert_true (display_wait_for (is_not_choosing, NULL));
}

typedef struct {
  GtkWindow *chooser;
  GFile *folder;
} Choice;

static gboolean
is_chosen (gpointer data)
{
  const Choice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (choice->chooser));

  return file != NULL && g_file_equal (file, choice->folder);
}

static void
assert_offers (GtkWindow *chooser, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  Choice choice = { chooser, file };

  g_assert_true (display_wait_for (is_chosen, &choice));
}

static gboolean
says (gpointer data)
{
  GtkWindow *window = find_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *label;

  for (guint i = 0; window != NULL
                    && (label = display_find (GTK_WIDGET (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (strstr (gtk_label_get_text (GTK_LABEL (label)), data) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The words of what is said, which is then closed; the page is still there. */
static void
assert_said (WindowFixture *self, const char *title, const char *words)
{
  GtkWindow *window;

  g_test_message ("waiting for \"%s\", \"%s\"", title, words);
  g_assert_true (display_wait_for (says, (gpointer) title));
  g_assert_true (says ((gpointer) words));
  window = find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "0");
  gtk_window_destroy (window);
  g_assert_nonnull (display_find (GTK_WIDGET (self->window), RGM_TYPE_PROBLEM_PAGE, 0));
}

static void
assert_salvaged (WindowFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->store.folder, name, NULL);

  answer (begin (self), GTK_RESPONSE_ACCEPT);
  assert_said (self, "Salvaged", path);
  g_assert_true (has_file (self, name));
}

/* Whatever has the name already stays, and nobody is asked whether it may go: there is always a
 * name that is free. */
static void
test_taken (WindowFixture *self, gconstpointer data)
{
  add_file (self, "regimen-salvaged.db");
  add_file (self, SALVAGED ".db");
  add_file (self, SALVAGED "-3.db-journal");
  assert_salvaged (self, SALVAGED "-2.db");
  /* SQLite would play the journal into a file of that name. */
  assert_salvaged (self, SALVAGED "-4.db");
  assert_untouched (self, "regimen-salvaged.db");
  assert_untouched (self, SALVAGED ".db");
  assert_untouched (self, SALVAGED "-3.db-journal");
}

/* It begins where the file is: that is where most would look for the new one. */
static void
test_begins_beside (WindowFixture *self, gconstpointer data)
{
  GtkWindow *chooser = begin (self);

  assert_offers (chooser, self->store.folder);
  g_assert_cmpint (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)), ==,
                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
  answer (chooser, GTK_RESPONSE_CANCEL);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (has_file (self, SALVAGED ".db"));
  g_assert_nonnull (display_find (GTK_WIDGET (self->window), RGM_TYPE_PROBLEM_PAGE, 0));
}

static void
choose (GtkWindow *chooser, GFile *folder)
{
  Choice choice = { chooser, folder };

  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), folder, NULL));
  g_assert_true (display_wait_for (is_chosen, &choice));
}

/* What has no path cannot be written to: that is said, and not passed over in silence. */
static void
test_not_on_this_computer (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_uri (ELSEWHERE);
  GtkWindow *chooser = begin (self);

  choose (chooser, folder);
  answer (chooser, GTK_RESPONSE_ACCEPT);
  assert_said (self, "Could Not Be Salvaged", "is not a folder of this computer");
}

static void
test_gone (WindowFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->store.folder, "gone", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWindow *chooser;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  chooser = begin (self);
  choose (chooser, folder);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  answer (chooser, GTK_RESPONSE_ACCEPT);
  assert_said (self, "Could Not Be Salvaged", path);
}

static void
add (const char *path, void (*test) (WindowFixture *, gconstpointer))
{
  g_test_add (path, WindowFixture, NULL, set_up, test, window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  add ("/rescue-folder/taken", test_taken);
  add ("/rescue-folder/begins-beside", test_begins_beside);
  add ("/rescue-folder/not-on-this-computer", test_not_on_this_computer);
  add ("/rescue-folder/gone", test_gone);

  return g_test_run ();
}
