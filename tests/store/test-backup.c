#define _GNU_SOURCE
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-patient.h"
#include "rgm-store-private.h"
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

  g_assert_true (rgm_backup_is_due (fixture->store, &due, NULL, &error));
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
  fixture->now = G_GINT64_CONSTANT (1763647533) * G_USEC_PER_SEC + 42137;
  entry = make (fixture, RGM_BACKUP_BEFORE_IMPORT);
  name = g_path_get_basename (entry->path);
  g_assert_cmpstr (name, ==, "regimen.db.20251120T140533Z.before-import-042137.backup");
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

/* A value that is out of its range is damage like any other, and no backup is made of it. */
static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) made = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  RgmDatabase *database = fixture->store->database;

  g_assert_true (rgm_database_run (database, "PRAGMA ignore_check_constraints = ON", NULL));
  g_assert_true (rgm_database_run (database, "INSERT INTO setting VALUES ('', 'x', 1)", NULL));
  made = rgm_backup_make (fixture->path, &options, &error);
  g_assert_null (made);
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  backups = rgm_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 0);
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
  g_autoptr(RgmRestoreReport) report = NULL;
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
  g_assert_true (rgm_backup_restore (fixture->store, entry->path, NULL, NULL, &report, &error));
  g_assert_no_error (error);
  assert_hash (fixture, then);
  g_assert_cmpint (report->before->reason, ==, RGM_BACKUP_BEFORE_RESTORE);
  g_assert_cmpint (report->before->n_sessions, ==, 6);
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

static RgmPassphrase *
say (const char *text)
{
  RgmPassphrase *passphrase = rgm_passphrase_new (text);

  g_assert_nonnull (passphrase);
  return passphrase;
}

static void
seal_database (Fixture *fixture, const RgmPassphrase *passphrase)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = rgm_backup_seal_to_text (seal);
  g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_SEAL, text, &error));
  g_assert_no_error (error);
}

static gboolean
contains (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return memmem (content, length, text, strlen (text)) != NULL;
}

static void
overwrite (const char *path, const char *content, gsize length)
{
  g_assert_true (g_file_set_contents_full (path, content, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

static void
assert_not_restored (Fixture *fixture, const char *path, const RgmPassphrase *passphrase,
                     RgmStoreError code)
{
  g_autofree char *before = hash (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_backup_restore (fixture->store, path, passphrase, NULL, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  assert_hash (fixture, before);
}

/* A single bit is changed anywhere, also in what tells of changes. */
static void
flip (Fixture *fixture, gboolean sealed)
{
  g_autoptr(RgmPassphrase) passphrase = say ("correct horse");
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *content = NULL;
  gsize length;
  guint told = 0;

  fill (fixture, "Sample Patient 1", 3);
  if (sealed)
    seal_database (fixture, passphrase);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_assert_cmpint (entry->sealed, ==, sealed);
  g_assert_true (g_file_get_contents (entry->path, &content, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      /* A third of them at the end, where the trailer is. */
      gsize from = i % 3 == 0 ? length - 512 : 0;
      gsize at = from + (gsize) g_test_rand_int_range (0, (gint32) (length - from));
      char bit = (char) (1 << g_test_rand_int_range (0, 8));
      g_autoptr(GError) error = NULL;
      g_autoptr(RgmBackupEntry) read = NULL;

      content[at] ^= bit;
      overwrite (entry->path, content, length);
      read = rgm_backup_verify (entry->path, &error);
      told += read == NULL && g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
      if (i % 20 == 0)
        assert_not_restored (fixture, entry->path, passphrase, RGM_STORE_ERROR_ALTERED);
      content[at] ^= bit;
    }
  g_test_message ("%u of %u single-bit flips told", told, N_FLIPS);
  g_assert_cmpuint (told, ==, N_FLIPS);
  /* The control: as it was, it is sound. */
  overwrite (entry->path, content, length);
  g_clear_pointer (&entry, rgm_backup_entry_free);
  {
    g_autoptr(GPtrArray) list = rgm_backup_list (fixture->path, NULL);

    rgm_backup_list_verify (list, TRUE, NULL);
    g_assert_cmpint (((RgmBackupEntry *) list->pdata[0])->state, ==, RGM_BACKUP_VERIFIED);
  }
}

static void
test_flips (Fixture *fixture, gconstpointer data)
{
  flip (fixture, FALSE);
}

static void
test_flips_sealed (Fixture *fixture, gconstpointer data)
{
  flip (fixture, TRUE);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *content = NULL;
  gsize length;

  fill (fixture, "Sample Patient 1", 3);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_assert_true (g_file_get_contents (entry->path, &content, &length, NULL));
  for (guint i = 0; i < 50; i++)
    {
      gsize size = i < 20 ? length - 1 - i * 40 : length * i / 50;
      g_autoptr(GError) error = NULL;

      overwrite (entry->path, content, size);
      g_assert_null (rgm_backup_verify (entry->path, &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
    }
  assert_not_restored (fixture, entry->path, NULL, RGM_STORE_ERROR_ALTERED);
}

static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) right = say ("correct horse");
  g_autoptr(RgmPassphrase) wrong = say ("correct hors");
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *then = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 3);
  then = hash (fixture);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_assert_true (contains (entry->path, "Sample Patient"));
  g_clear_pointer (&entry, rgm_backup_entry_free);
  seal_database (fixture, right);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_assert_true (entry->sealed);
  g_assert_false (contains (entry->path, "Sample Patient"));
  g_assert_false (contains (entry->path, "SQLite"));
  list = rgm_backup_list (fixture->path, NULL);
  g_assert_cmpint (((RgmBackupEntry *) list->pdata[0])->n_sessions, ==, 3);
  fill (fixture, "Sample Patient 2", 1);
  assert_not_restored (fixture, entry->path, NULL, RGM_STORE_ERROR_SEALED);
  assert_not_restored (fixture, entry->path, wrong, RGM_STORE_ERROR_WRONG_PASSPHRASE);
  g_assert_true (rgm_backup_restore (fixture->store, entry->path, right, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_hash (fixture, then);
}

/* Changed on purpose, sum and all: the seal tells it all the same. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = say ("correct horse");
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  gsize length;

  fill (fixture, "Sample Patient 1", 3);
  seal_database (fixture, passphrase);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_assert_true (g_file_get_contents (entry->path, &content, &length, NULL));
  content[length / 2] ^= 1;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content,
                                     length - strlen ("SHA256=\n") - 64);
  memcpy (content + length - 65, sum, 64);
  overwrite (entry->path, content, length);
  rgm_backup_entry_free (rgm_backup_verify (entry->path, NULL));
  assert_not_restored (fixture, entry->path, passphrase, RGM_STORE_ERROR_ALTERED);
}

/* The disk cannot read it: a folder in its place cannot either. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.backup", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (rgm_backup_verify (path, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE);
  g_clear_error (&error);
  g_rmdir (path);
  g_assert_null (rgm_backup_verify (path, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
}

/* Triggers, views and virtual tables of the file are never run, and neither are its values taken
 * unseen. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 2);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  overwrite (path, content, length);
  fixture_run_sql (path, "CREATE TRIGGER evil AFTER INSERT ON history BEGIN DELETE FROM patient;"
                         " END; CREATE VIEW v AS SELECT * FROM patient;"
                         "UPDATE patient SET name = 'Sample Patient 9'");
  g_assert_true (rgm_backup_restore (fixture->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  name = fixture_ask (fixture, "SELECT name FROM patient");
  g_assert_cmpstr (name, ==, "Sample Patient 9");
  fixture_run_sql (path, "DROP TRIGGER evil; PRAGMA foreign_keys = OFF;"
                         "DROP TABLE area; CREATE VIEW area AS SELECT * FROM patient");
  assert_not_restored (fixture, path, NULL, RGM_STORE_ERROR_FOREIGN);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *then = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 2);
  then = hash (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  overwrite (path, content, length);
  fill (fixture, "Sample Patient 2", 2);
  g_assert_true (rgm_backup_restore (fixture->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_hash (fixture, then);
  overwrite (path, content, length - 4096);
  assert_not_restored (fixture, path, NULL, RGM_STORE_ERROR_ALTERED);
  overwrite (path, "a letter", 8);
  assert_not_restored (fixture, path, NULL, RGM_STORE_ERROR_FOREIGN);
}

/* On another computer all comes in, and what was said at the time comes along. */
static void
test_other_computer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(RgmStore) other = NULL;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *history = NULL;
  g_autoptr(GError) error = NULL;

  fill (fixture, "Sample Patient 1", 2);
  then = hash (fixture);
  history = fixture_ask (fixture, "SELECT group_concat (id || ' ' || at || record_id)"
                         " FROM history");
  entry = make (fixture, RGM_BACKUP_ASKED);
  other = rgm_store_open (path, RGM_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_backup_restore (other, entry->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  now = rgm_store_dup_content_hash (other, NULL);
  g_assert_cmpstr (now, ==, then);
  {
    g_autofree char *told = fixture_ask_own (other, "SELECT group_concat (id || ' ' || at"
                                             " || record_id) FROM history");

    g_assert_true (g_str_has_prefix (told, history));
  }
}

static void
assert_in_place (Fixture *fixture, const char *backup, const char *then, gboolean kept)
{
  g_autoptr(RgmRestoreReport) report = NULL;
  g_autoptr(GError) reason = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &reason));
  g_assert_true (rgm_backup_can_restore_in_place (fixture->path, reason));
  g_assert_true (rgm_backup_restore_in_place (fixture->path, backup, NULL, fixture->now, NULL,
                                              &report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report->aside != NULL, ==, kept);
  g_assert_true (!kept || strstr (report->aside, "regimen.db.damaged-"));
  fixture_reopen (fixture);
  assert_hash (fixture, then);
  g_clear_pointer (&fixture->store, rgm_store_close);
}

static void
test_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *then = NULL;
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *damaged = g_malloc0 (20000);

  fill (fixture, "Sample Patient 1", 2);
  then = hash (fixture);
  entry = make (fixture, RGM_BACKUP_ASKED);
  g_clear_pointer (&fixture->store, rgm_store_close);
  overwrite (fixture->path, damaged, 20000);
  overwrite (journal, damaged, 600);
  assert_in_place (fixture, entry->path, then, TRUE);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS) && contains (journal, "x"));
  g_unlink (fixture->path);
  g_unlink (journal);
  assert_in_place (fixture, entry->path, then, FALSE);
  overwrite (fixture->path, "", 0);
  assert_in_place (fixture, entry->path, then, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup/make", test_make);
  FIXTURE_TEST ("/backup/constraints", test_constraints);
  FIXTURE_TEST ("/backup/due", test_due);
  FIXTURE_TEST ("/backup/restore", test_restore);
  FIXTURE_TEST ("/backup/flips", test_flips);
  FIXTURE_TEST ("/backup/flips-sealed", test_flips_sealed);
  FIXTURE_TEST ("/backup/truncated", test_truncated);
  FIXTURE_TEST ("/backup/sealed", test_sealed);
  FIXTURE_TEST ("/backup/forged", test_forged);
  FIXTURE_TEST ("/backup/unreadable", test_unreadable);
  FIXTURE_TEST ("/backup/hostile", test_hostile);
  FIXTURE_TEST ("/backup/copy", test_copy);
  FIXTURE_TEST ("/backup/other-computer", test_other_computer);
  FIXTURE_TEST ("/backup/in-place", test_in_place);
  return g_test_run ();
}
