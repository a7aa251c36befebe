/* What went wrong is said until it is looked at, and no longer than it is so. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-database.h"
#include "window-fixture.h"

#define NOT_UNDONE "Could not be undone"
#define NOT_BACKED_UP "The backup that was due could not be made"

typedef struct {
  WindowFixture *fixture;
  const char *words;
} Message;

/* @data: a message */
static gboolean
is_gone (gpointer data)
{
  const Message *message = data;

  return window_fixture_find_toast (message->fixture, message->words) == NULL;
}

static void
wait_for_end (WindowFixture *self, const char *words)
{
  Message message = { self, words };

  g_test_message ("waiting for the end of \"%s\"", words);
  g_assert_true (display_wait_for (is_gone, &message));
}

static void
close_toast (WindowFixture *self, const char *words)
{
  GtkWidget *toast = window_fixture_wait_for_toast (self, words);

  g_signal_emit_by_name (display_find (toast, GTK_TYPE_BUTTON, 1), "clicked");
  wait_for_end (self, words);
}

static void
archive_first (WindowFixture *self)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  window_fixture_activate (self, "archive-patient");
  service_fixture_settle (&self->store);
  close_toast (self, "Patient archived");
}

static void
turn (WindowFixture *self, const char *action)
{
  window_fixture_activate (self, action);
  service_fixture_settle (&self->store);
}

/* Somebody else keeps the file for as long as one call takes. */
static void
turn_in_vain (WindowFixture *self, const char *action)
{
  RgmDatabase *other = rgm_database_open (self->store.path, RGM_DATABASE_READ_WRITE, NULL);

  g_assert_true (rgm_database_run (other, "BEGIN EXCLUSIVE", NULL));
  turn (self, action);
  rgm_database_close (other);
}

/* Once it is undone, nothing says that it could not be: whoever believed that would undo more. */
static void
test_undone_after_all (WindowFixture *self, gconstpointer data)
{
  archive_first (self);
  turn_in_vain (self, "undo");
  window_fixture_wait_for_toast (self, NOT_UNDONE);
  turn (self, "undo");
  window_fixture_wait_for_toast (self, "Undone: Archive Patient");
  wait_for_end (self, NOT_UNDONE);
  close_toast (self, "Undone: Archive Patient");
  display_wait_ms (1000);
  g_assert_null (window_fixture_find_toast (self, NOT_UNDONE));
}

/* Several times in vain are one message, which is gone when it is closed. */
static void
test_failed_twice (WindowFixture *self, gconstpointer data)
{
  archive_first (self);
  turn_in_vain (self, "undo");
  window_fixture_wait_for_toast (self, NOT_UNDONE);
  display_wait_ms (1000);
  turn_in_vain (self, "undo");
  display_wait_ms (1500);
  close_toast (self, NOT_UNDONE);
  display_wait_ms (1000);
  g_assert_null (window_fixture_find_toast (self, NOT_UNDONE));
}

static void
fail_backup (WindowFixture *self)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "No room is left");

  g_signal_emit_by_name (rgm_workspace_get_backups (self->workspace), "failed", error);
  window_fixture_wait_for_toast (self, NOT_BACKED_UP);
}

/* The way back of what is done now is seen at once; what still went wrong is seen again then. */
static void
test_newer_first (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  fail_backup (self);
  display_wait_ms (1000);
  turn (self, "delete-patient");
  window_fixture_wait_for_toast (self, "Patient deleted");
  wait_for_end (self, NOT_BACKED_UP);
  close_toast (self, "Patient deleted");
  window_fixture_wait_for_toast (self, NOT_BACKED_UP);
  /* Also where the other message waits behind it and says something new. */
  turn (self, "undo");
  window_fixture_wait_for_toast (self, "Undone: Delete Patient");
  fail_backup (self);
  turn (self, "redo");
  window_fixture_wait_for_toast (self, "Redone: Delete Patient");
  wait_for_end (self, NOT_BACKED_UP);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmBackupEntry **made = data;

  *made = rgm_backup_service_make_finish (RGM_BACKUP_SERVICE (source), result, NULL);
  g_assert_nonnull (*made);
}

/* @data: a pointer */
static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* A backup that somebody asks for is one as well. */
static void
test_backed_up_after_all (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) made = NULL;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  fail_backup (self);
  rgm_backup_service_make_async (rgm_workspace_get_backups (self->workspace),
                                 RGM_BACKUP_ASKED, NULL, on_made_cb, &made);
  g_assert_true (display_wait_for (is_there, &made));
  wait_for_end (self, NOT_BACKED_UP);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  WINDOW_TEST ("/window-failures/undone-after-all", test_undone_after_all);
  WINDOW_TEST ("/window-failures/failed-twice", test_failed_twice);
  WINDOW_TEST ("/window-failures/newer-first", test_newer_first);
  WINDOW_TEST ("/window-failures/backed-up-after-all", test_backed_up_after_all);
  return g_test_run ();
}
