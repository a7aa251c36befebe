#include "config.h"

#include "display-fixture.h"
#include "rgm-backup.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A backup that may not be read just now, when somebody is erased: it is told of with the reason,
 * is not offered to be deleted, and can be tried again. */

#define NOBODY 65534

static GtkWidget *
find_button (GtkWindow *dialog, const char *label)
{
  for (guint i = 0; i < display_count (GTK_WIDGET (dialog), GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = display_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  return NULL;
}

static void
answer (WindowFixture *self, const char *label)
{
  GtkWidget *button = find_button (window_fixture_find_dialog (self), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_alone (gpointer self)
{
  return window_fixture_find_dialog (self) == NULL;
}

static void
change_owner (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      change_owner (below);
    }
}

/* Root may read whatever it likes. */
static char *
forbid_backup (WindowFixture *self)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) backup = rgm_backup_make (self->store.path, &options, &error);

  g_assert_no_error (error);
  if (geteuid () == 0)
    {
      change_owner (self->store.folder);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (backup->path, 0), ==, 0);
  return g_strdup (backup->path);
}

static void
test_unread (WindowFixture *self, gconstpointer data)
{
  g_autofree char *backup = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  backup = forbid_backup (self);
  window_fixture_activate (self, "erase-patient");
  g_assert_true (display_wait_for (display_says, (gpointer) "cannot be undone"));
  answer (self, "_Erase for Good");
  g_assert_true (display_wait_for (display_says, (gpointer) "Not All Backups Could Be Read"));
  g_assert_true (display_says (backup));
  g_assert_true (display_says ((gpointer) "You are not allowed to open"));
  g_assert_null (find_button (window_fixture_find_dialog (self), "_Delete Files"));
  g_assert_cmpint (g_chmod (backup, 0600), ==, 0);
  answer (self, "_Try Again");
  g_assert_true (display_wait_for (is_alone, self));
  service_fixture_settle (&self->store);
  g_assert_true (is_alone (self));
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  WINDOW_TEST ("/erase-unread/unread", test_unread);
  return g_test_run ();
}
