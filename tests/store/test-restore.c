#include "config.h"

#include <string.h>

#include "rgm-backup-restore.h"
#include "rgm-database-file.h"
#include "rgm-patient.h"
#include "rgm-store-private.h"
#include "store-fixture.h"

/* A restore that is watched: how far it has come is told, and whoever cancels it finds everything
 * as it was. */

/* More than one look of SQLite, so that statements are interrupted as well as parts left out. */
#define N_PATIENTS 400
/* How often the threads that cancel at any moment do. */
#define N_MOMENTS 25
#define LONGEST_MOMENT_US 60000

/* One who watches, and cancels when told of something for the @patience-th time. */
typedef struct {
  RgmStoreTransfer transfer;
  guint patience;
  guint n_told;
  guint last;
  gboolean fell;
} Watcher;

static void
on_told (guint done, guint total, gpointer data)
{
  Watcher *self = data;

  g_assert_cmpuint (total, >, 0);
  g_assert_cmpuint (done, <=, total);
  self->fell |= done * 1000 / total < self->last;
  self->last = done * 1000 / total;
  if (++self->n_told == self->patience)
    g_cancellable_cancel (self->transfer.cancellable);
}

static void
watcher_init (Watcher *self, guint patience)
{
  *self = (Watcher) { .patience = patience };
  self->transfer = (RgmStoreTransfer) { g_cancellable_new (), on_told, self };
}

static void
watcher_clear (Watcher *self)
{
  g_clear_object (&self->transfer.cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watcher, watcher_clear)

static void
fill (Fixture *fixture)
{
  g_assert_true (rgm_store_begin (fixture->store, NULL, NULL));
  for (int i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %d", i);
      g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, name);
      g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

      rgm_session_record_free (fixture_add_session (fixture, course, 1000, RGM_SESSION_DONE));
    }
  g_assert_true (rgm_store_commit (fixture->store, NULL));
}

/* A backup of many, and a store in which one is other, one is gone and one is new. */
static char *
make_backup (Fixture *fixture)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *id = NULL;

  fill (fixture);
  entry = rgm_backup_make (fixture->path, &options, NULL);
  g_assert_nonnull (entry);
  id = fixture_ask (fixture, "SELECT id FROM patient WHERE name = 'Sample Patient 7'");
  g_assert_true (rgm_store_delete_patient (fixture->store, id, NULL, NULL));
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 999"));
  return g_strdup (entry->path);
}

static char *
sum_up (Fixture *fixture)
{
  g_autofree char *content = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *rest = fixture_ask (fixture, "SELECT (SELECT count (*) FROM history) || ' ' ||"
                                       " (SELECT count (*) FROM undo)");

  g_assert_nonnull (content);
  return g_strdup_printf ("%s %s", content, rest);
}

static void
assert_as_it_was (Fixture *fixture, const char *before)
{
  g_autofree char *now = sum_up (fixture);
  g_autofree char *sound = fixture_ask (fixture, "PRAGMA integrity_check");

  g_assert_cmpstr (now, ==, before);
  g_assert_cmpstr (sound, ==, "ok");
}

/* Nothing of the file that was taken out of the backup is left. */
static void
assert_tidy (Fixture *fixture)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)))
    g_assert_false (g_str_has_suffix (name, ".new"));
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  g_auto(Watcher) watcher = { 0 };
  g_autoptr(GError) error = NULL;

  watcher_init (&watcher, 0);
  g_assert_true (rgm_backup_restore (fixture->store, backup, NULL, &watcher.transfer, NULL,
                                     &error));
  g_assert_no_error (error);
  g_test_message ("told %u times", watcher.n_told);
  g_assert_cmpuint (watcher.n_told, >, 20);
  g_assert_false (watcher.fell);
  g_assert_cmpuint (watcher.last, ==, 1000);
}

/* Each time it tells how far it is, somebody has had enough; but for the last, when it is done. */
static void
test_cancelled_at_each_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *before = sum_up (fixture);
  guint n_cancelled = 0;
  gboolean restored = FALSE;

  while (!restored)
    {
      g_auto(Watcher) watcher = { 0 };
      g_autoptr(GError) error = NULL;

      watcher_init (&watcher, n_cancelled + 1);
      restored = rgm_backup_restore (fixture->store, backup, NULL, &watcher.transfer, NULL, &error);
      if (restored)
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_as_it_was (fixture, before);
      assert_tidy (fixture);
      n_cancelled++;
    }
  g_test_message ("cancelled %u times", n_cancelled);
  g_assert_cmpuint (n_cancelled, >, 20);
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  {
    g_autofree char *undone = sum_up (fixture);

    g_assert_true (strncmp (undone, before, strcspn (before, " ")) == 0);
  }
}

static gpointer
cancel_later (gpointer data)
{
  GCancellable *cancellable = data;
  gint64 wait = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (cancellable), "wait"));

  g_usleep ((gulong) wait);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static GThread *
start_cancelling (GCancellable *cancellable, guint wait_us)
{
  g_object_set_data (G_OBJECT (cancellable), "wait", GSIZE_TO_POINTER (wait_us));
  return g_thread_new ("canceller", cancel_later, cancellable);
}

/* As a person does: at no particular moment. It is either as it was or wholly restored. */
static void
test_cancelled_at_any_moment (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *before = sum_up (fixture);
  guint n_cancelled = 0;

  for (guint i = 0; i < N_MOMENTS; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      const RgmStoreTransfer transfer = { .cancellable = cancellable };
      GThread *thread = start_cancelling (cancellable, i * LONGEST_MOMENT_US / N_MOMENTS);
      g_autoptr(GError) error = NULL;
      gboolean restored = rgm_backup_restore (fixture->store, backup, NULL, &transfer, NULL,
                                              &error);

      g_thread_join (thread);
      if (restored)
        {
          g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
          g_clear_pointer (&before, g_free);
          before = sum_up (fixture);
          continue;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_as_it_was (fixture, before);
      n_cancelled++;
    }
  assert_tidy (fixture);
  g_test_message ("%u of %u were in time", n_cancelled, N_MOMENTS);
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* A statement that would never end by itself. */
static void
test_statement (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = start_cancelling (cancellable, 20000);
  g_autoptr(GError) error = NULL;

  rgm_database_set_cancellable (fixture->store->database, cancellable);
  g_assert_false (rgm_database_run (fixture->store->database,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                                    " SELECT i + 1 FROM n) SELECT max (i) FROM n", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rgm_database_set_cancellable (fixture->store->database, NULL);
  g_thread_join (thread);
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
}

/* The damaged file stays where it is until the backup is ready to take its place. */
static void
test_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  static const char rubbish[] = "SQLite format 3 that is none";
  gboolean restored = FALSE;
  guint n_cancelled = 0;

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_true (g_file_set_contents (fixture->path, rubbish, -1, NULL));
  while (!restored)
    {
      g_auto(Watcher) watcher = { 0 };
      g_autofree char *content = NULL;
      g_autoptr(RgmRestoreReport) report = NULL;
      g_autoptr(GError) error = NULL;

      watcher_init (&watcher, n_cancelled + 1);
      restored = rgm_backup_restore_in_place (fixture->path, backup, NULL, fixture->now,
                                              &watcher.transfer, &report, &error);
      if (restored)
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (report);
      g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, rubbish);
      assert_tidy (fixture);
      n_cancelled++;
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* It tells which change it is, and that it is none where the backup holds what is there. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  g_autoptr(RgmRestoreReport) first = NULL;
  g_autoptr(RgmRestoreReport) again = NULL;
  g_autoptr(RgmChange) undone = NULL;
  g_autofree char *restored = NULL;

  g_assert_true (rgm_backup_restore (fixture->store, backup, NULL, NULL, &first, NULL));
  g_assert_cmpint (first->change, >, 0);
  restored = sum_up (fixture);
  g_assert_true (rgm_backup_restore (fixture->store, backup, NULL, NULL, &again, NULL));
  g_assert_cmpint (again->change, ==, 0);
  assert_as_it_was (fixture, restored);
  g_assert_true (rgm_store_undo (fixture->store, first->change, &undone, NULL));
  g_assert_cmpstr (undone->name, ==, RGM_CHANGE_RESTORE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/restore/told", test_told);
  FIXTURE_TEST ("/restore/cancelled-at-each-part", test_cancelled_at_each_part);
  FIXTURE_TEST ("/restore/cancelled-at-any-moment", test_cancelled_at_any_moment);
  FIXTURE_TEST ("/restore/statement", test_statement);
  FIXTURE_TEST ("/restore/in-place", test_in_place);
  FIXTURE_TEST ("/restore/change", test_change);
  return g_test_run ();
}
