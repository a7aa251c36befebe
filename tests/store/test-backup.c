#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-patient.h"
#include "store-fixture.h"

/* Backups: written, listed, verified, restored, and told when they are not what was written. */

#define N_FLIPS 1000

static RgmBackupEntry *
make (Fixture *fixture, RgmBackupReason reason)
{
  RgmBackupOptions options = { .reason = reason, .now = fixture->now };
  g_autoptr(GError) error = NULL;
  RgmBackupEntry *entry = rgm_backup_make (fixture->path, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entry);
  return entry;
}

static void
fill (Fixture *fixture, const char *name, int n_sessions)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, name);
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

  for (int i = 0; i < n_sessions; i++)
    {
      g_autoptr(RgmSessionRecord) session = NULL;

      session = fixture_add_session (fixture, course, 1000 + 30 * i, RGM_SESSION_DONE);
      rgm_session_record_add_zone (session, "face", 100, i);
      g_assert_true (rgm_store_save_session (fixture->store, session, NULL));
    }
}

static char *
hash (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *value = rgm_store_dup_content_hash (fixture->store, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_hash (Fixture *fixture, const char *expected)
{
  g_autofree char *value = hash (fixture);

  g_assert_cmpstr (value, ==, expected);
}

static int
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static gboolean
is_due (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gboolean due;

  g_assert_true (rgm_backup_is_due (fixture->store, &due, &error));
  g_assert_no_error (error);
  return due;
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(RgmStore) copy = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 3);
  fixture->now = G_GINT64_CONSTANT (1763647533) * G_USEC_PER_SEC;
  entry = make (fixture, RGM_BACKUP_BEFORE_IMPORT);
  name = g_path_get_basename (entry->path);
  g_assert_cmpstr (name, ==, "regimen.db.20251120T140533Z.before-import.backup");
  g_assert_cmpint (get_mode (folder), ==, 0700);
  g_assert_cmpint (get_mode (entry->path), ==, 0600);
  list = rgm_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  {
    RgmBackupEntry *listed = list->pdata[0];

    g_assert_cmpstr (listed->path, ==, entry->path);
    g_assert_cmpint (listed->at, ==, fixture->now);
    g_assert_cmpint (listed->reason, ==, RGM_BACKUP_BEFORE_IMPORT);
    g_assert_cmpint (listed->n_patients, ==, 1);
    g_assert_cmpint (listed->n_sessions, ==, 3);
    g_assert_cmpint (listed->size, ==, entry->size);
    g_assert_false (listed->sealed);
    g_assert_cmpint (listed->state, ==, RGM_BACKUP_UNCHECKED);
    rgm_backup_list_verify (list, TRUE, NULL);
    g_assert_cmpint (listed->state, ==, RGM_BACKUP_VERIFIED);
  }
  /* It is a database as well. */
  copy = rgm_store_open (entry->path, RGM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_clear_pointer (&copy, rgm_store_close);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) first = NULL;
  g_autoptr(RgmStore) other = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 2");

  g_assert_false (is_due (fixture));
  fill (fixture, "Sample Patient 1", 1);
  g_assert_true (is_due (fixture));
  first = make (fixture, RGM_BACKUP_START);
  g_assert_false (is_due (fixture));
  fixture_reopen (fixture);
  g_assert_false (is_due (fixture));
  other = fixture_open_second (fixture);
  g_assert_true (rgm_store_save_patient (other, patient, NULL));
  g_assert_true (is_due (fixture));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *then = NULL;
  g_autofree char *later = NULL;
  g_autofree char *history = NULL;
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(RgmBackupEntry) before = NULL;
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 3);
  fill (fixture, "Sample Patient 2", 2);
  then = hash (fixture);
  entry = make (fixture, RGM_BACKUP_ASKED);
  fill (fixture, "Sample Patient 3", 4);
  fixture_run_sql (fixture->path, "UPDATE session SET pain = 7 WHERE rowid = 2");
  {
    g_autofree char *id = fixture_ask (fixture, "SELECT id FROM patient"
                                       " WHERE name = 'Sample Patient 1'");

    g_assert_true (rgm_store_delete_patient (fixture->store, id, NULL, NULL));
  }
  later = hash (fixture);
  history = fixture_ask (fixture, "SELECT count (*) FROM history");
  g_assert_true (rgm_backup_restore (fixture->store, entry->path, NULL, &before, &error));
  g_assert_no_error (error);
  assert_hash (fixture, then);
  g_assert_cmpint (before->reason, ==, RGM_BACKUP_BEFORE_RESTORE);
  g_assert_cmpint (before->n_sessions, ==, 6);
  {
    g_autofree char *now = fixture_ask (fixture, "SELECT count (*) FROM history");

    /* A patient, a course and its sessions came, and as many went. */
    g_assert_cmpint (atoi (now), >=, atoi (history) + 5 + 6);
  }
  g_assert_true (rgm_store_undo (fixture->store, 0, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (change->name, ==, RGM_CHANGE_RESTORE);
  assert_hash (fixture, later);
  g_assert_true (rgm_store_redo (fixture->store, 0, NULL, &error));
  assert_hash (fixture, then);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup/make", test_make);
  FIXTURE_TEST ("/backup/due", test_due);
  FIXTURE_TEST ("/backup/restore", test_restore);
  return g_test_run ();
}
