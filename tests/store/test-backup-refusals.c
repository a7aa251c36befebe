#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-patient.h"
#include "store-fixture.h"

/* What no backup is made of, what is not listed as one, and what is not restored. */

/* 2025-11-20 14:05:33 */
#define NOW (G_GINT64_CONSTANT (1763647533) * G_USEC_PER_SEC)

static RgmBackupEntry *
make (Fixture *fixture)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = NOW };
  g_autoptr(GError) error = NULL;
  RgmBackupEntry *entry = rgm_backup_make (fixture->path, &options, &error);

  g_assert_no_error (error);
  return entry;
}

/* Folders are not counted: that of the backups may come of an attempt. */
static guint
count_files (const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count += !g_file_test (path, G_FILE_TEST_IS_DIR);
    }
  return count;
}

/* No backup is made, and no file is left of the attempt. */
static void
assert_not_made (Fixture *fixture, const char *database, RgmBackupOptions options, GQuark domain,
                 int code)
{
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  guint n_backups = count_files (folder);
  guint n_files = count_files (fixture->folder);
  g_autoptr(GError) error = NULL;

  g_assert_null (rgm_backup_make (database, &options, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count_files (folder), ==, n_backups);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static char *
put_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                           NULL));
  return path;
}

/* Only a database of ours that is there can be backed up, and no file is replaced by it. */
static void
test_no_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *letter = put_file (fixture, "letter", "a letter");
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .to = letter };
  g_autofree char *content = NULL;

  assert_not_made (fixture, fixture->path, options, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (letter, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a letter");
  options.to = NULL;
  fixture_run_sql (foreign, "CREATE TABLE t (a)");
  assert_not_made (fixture, foreign, options, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN);
  assert_not_made (fixture, letter, options, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN);
  assert_not_made (fixture, missing, options, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
}

/* What is no file is refused as it is when it is opened, and not waited for. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = put_file (fixture, "empty.db", "");
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.db", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  assert_not_made (fixture, empty, options, RGM_STORE_ERROR, RGM_STORE_ERROR_EMPTY);
  assert_not_made (fixture, pipe, options, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE);
  assert_not_made (fixture, fixture->folder, options, RGM_STORE_ERROR,
                   RGM_STORE_ERROR_NOT_A_FILE);
  assert_not_made (fixture, link, options, RGM_STORE_ERROR, RGM_STORE_ERROR_SYMLINK);
}

/* What refers to nothing, or is in no index, is told as damage of the database, and not kept as a
 * backup that looks sound. */
static void
test_damaged_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(GError) error = NULL;

  fixture_run_sql (fixture->path, "PRAGMA foreign_keys = OFF; DELETE FROM patient");
  assert_not_made (fixture, fixture->path, options, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  g_assert_null (rgm_backup_make (fixture->path, &options, &error));
  g_assert_nonnull (strstr (error->message, fixture->path));
}

/* Where backups are to be sealed and cannot be, none is made: never an open one. */
static void
test_bad_seal (Fixture *fixture, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };

  g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_SEAL, "seal", NULL));
  assert_not_made (fixture, fixture->path, options, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
}

static void
cancel (double part, gpointer data)
{
  g_assert_cmpfloat (part, >=, 0);
  g_assert_cmpfloat (part, <=, 1);
  g_cancellable_cancel (data);
}

/* Cancelled before or within, sealed or not, there is no backup and no part of one. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = i % 2 == 0 ? seal : NULL,
                                   .cancellable = cancellable, .progress = cancel,
                                   .data = cancellable };

      if (i < 2)
        g_cancellable_cancel (cancellable);
      assert_not_made (fixture, fixture->path, options, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Two of the same second have two names. */
static void
test_same_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) first = make (fixture);
  g_autoptr(RgmBackupEntry) second = make (fixture);
  g_autoptr(GPtrArray) list = rgm_backup_list (fixture->path, NULL);

  g_assert_cmpstr (first->path, !=, second->path);
  g_assert_cmpuint (list->len, ==, 2);
  rgm_backup_list_verify (list, TRUE, NULL);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((RgmBackupEntry *) list->pdata[i])->state, ==, RGM_BACKUP_VERIFIED);
}

/* Where there is no folder there are no backups; files of other names are none; one that is not
 * whole, and a link, are told of as damaged. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "letter.txt", "other.db.20260101T000000Z.asked.backup", "regimen.db.2026.asked.backup",
    "regimen.db.20269901T000000Z.asked.backup", "regimen.db.backup",
    "regimen.db.20260101T000000Z.asked", "regimen.dbx20260101T000000Z.asked.backup",
  };
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autoptr(GPtrArray) none = rgm_backup_list (fixture->path, NULL);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree char *link = g_build_filename (folder, "regimen.db.20260102T000000Z.asked.backup",
                                            NULL);

  g_assert_cmpuint (none->len, ==, 0);
  entry = make (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *name = g_build_filename (RGM_BACKUP_FOLDER, others[i], NULL);

      g_free (put_file (fixture, name, "a letter"));
    }
  g_free (put_file (fixture, RGM_BACKUP_FOLDER "/regimen.db.20260101T000000Z.asked.backup", ""));
  g_assert_cmpint (symlink (entry->path, link), ==, 0);
  list = rgm_backup_list (fixture->path, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((RgmBackupEntry *) list->pdata[0])->path, ==, link);
  g_assert_cmpint (((RgmBackupEntry *) list->pdata[0])->state, ==, RGM_BACKUP_DAMAGED);
  g_assert_cmpint (((RgmBackupEntry *) list->pdata[1])->state, ==, RGM_BACKUP_DAMAGED);
  g_assert_cmpint (((RgmBackupEntry *) list->pdata[2])->state, ==, RGM_BACKUP_UNCHECKED);
}

/* What is damaged is told of by its name, also where that was one of several. */
static void
test_list_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "edits", "edits-2", "edits-042137", "edits-042137-2" };

  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autoptr(GPtrArray) list = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf (RGM_BACKUP_FOLDER "/regimen.db.20260101T000000Z.%s"
                                               RGM_BACKUP_SUFFIX, names[i]);

      g_free (put_file (fixture, name, ""));
    }
  list = rgm_backup_list (fixture->path, NULL);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_cmpint (((RgmBackupEntry *) list->pdata[i])->state, ==, RGM_BACKUP_DAMAGED);
      g_assert_cmpint (((RgmBackupEntry *) list->pdata[i])->reason, ==, RGM_BACKUP_EDITS);
    }
}

/* Reading backups whole can be cancelled: then none is said to be anything. */
static void
test_verify_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = make (fixture);
  g_autoptr(GPtrArray) list = rgm_backup_list (fixture->path, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  rgm_backup_list_verify (list, TRUE, cancellable);
  g_assert_cmpint (((RgmBackupEntry *) list->pdata[0])->state, ==, RGM_BACKUP_UNCHECKED);
}

static void
assert_not_restored (Fixture *fixture, const char *path, RgmStoreError code)
{
  g_autofree char *before = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_backup_restore (fixture->store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  after = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpstr (after, ==, before);
}

static char *
copy_database (Fixture *fixture, const char *sql)
{
  g_autofree char *content = NULL;
  char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents_full (path, content, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  fixture_run_sql (path, sql);
  return path;
}

/* A copy of a newer form, one with a virtual table, one that refers to nothing, and one whose
 * journal may hold pages of it are not restored. */
static void
test_bad_copies (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    RgmStoreError code;
  } copies[] = {
    { "PRAGMA user_version = 9999", RGM_STORE_ERROR_NEWER },
    { "CREATE VIRTUAL TABLE hostile USING fts5 (a)", RGM_STORE_ERROR_FOREIGN },
    { "PRAGMA foreign_keys = OFF; DELETE FROM patient", RGM_STORE_ERROR_DAMAGED },
    { "PRAGMA application_id = 1", RGM_STORE_ERROR_FOREIGN },
  };
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autofree char *journal = NULL;
  g_autofree char *good = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *path = copy_database (fixture, copies[i].sql);

      assert_not_restored (fixture, path, copies[i].code);
    }
  good = copy_database (fixture, "SELECT 1");
  journal = put_file (fixture, "copy.db-journal", "pages");
  assert_not_restored (fixture, good, RGM_STORE_ERROR_LOCKED);
  g_unlink (journal);
  g_assert_true (rgm_backup_restore (fixture->store, good, NULL, NULL, NULL, NULL));
}

/* What can only be read is not replaced. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = make (fixture);
  g_autoptr(RgmStore) reader = rgm_store_open (fixture->path, RGM_STORE_READ_ONLY, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_backup_restore (reader, entry->path, NULL, NULL, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
}

/* A damaged file that was kept before is not replaced by the next, and one stays where it is if the
 * backup is not sound. */
static void
test_kept_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = make (fixture);
  g_autofree char *letter = put_file (fixture, "letter", "a letter");
  g_autoptr(RgmRestoreReport) kept = NULL;
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_free (put_file (fixture, "regimen.db", "damage"));
  g_assert_false (rgm_backup_restore_in_place (fixture->path, letter, NULL, NOW, NULL, &kept,
                                               &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN);
  g_assert_null (kept);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "damage");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("damage %u", i);
      g_autoptr(RgmRestoreReport) report = NULL;
      g_autofree char *found = NULL;

      g_free (put_file (fixture, "regimen.db", text));
      g_assert_true (rgm_backup_restore_in_place (fixture->path, entry->path, NULL, NOW, NULL,
                                                  &report, NULL));
      g_assert_true (g_file_get_contents (report->aside, &found, NULL, NULL));
      g_assert_cmpstr (found, ==, text);
    }
}

static void
assert_missing (const char *path, RgmStoreFlags flags)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rgm_store_open (path, flags, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_MISSING);
}

/* A file whose backups are there is missing, and nothing empty takes its place unasked. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) backup = rgm_backup_make (fixture->path, &options, NULL);
  g_autoptr(RgmStore) anew = NULL;

  g_assert_nonnull (backup);
  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_missing (fixture->path, RGM_STORE_DEFAULT);
  assert_missing (fixture->path, RGM_STORE_READ_ONLY);
  assert_missing (fixture->path, RGM_STORE_CREATE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  anew = rgm_store_open (fixture->path, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE, NULL);
  g_assert_nonnull (anew);
  g_assert_true (g_file_test (backup->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup-refusals/no-source", test_no_source);
  FIXTURE_TEST ("/backup-refusals/no-file", test_no_file);
  FIXTURE_TEST ("/backup-refusals/damaged-source", test_damaged_source);
  FIXTURE_TEST ("/backup-refusals/bad-seal", test_bad_seal);
  FIXTURE_TEST ("/backup-refusals/cancelled", test_cancelled);
  FIXTURE_TEST ("/backup-refusals/same-second", test_same_second);
  FIXTURE_TEST ("/backup-refusals/list", test_list);
  FIXTURE_TEST ("/backup-refusals/list-damaged", test_list_damaged);
  FIXTURE_TEST ("/backup-refusals/verify-cancelled", test_verify_cancelled);
  FIXTURE_TEST ("/backup-refusals/bad-copies", test_bad_copies);
  FIXTURE_TEST ("/backup-refusals/read-only", test_read_only);
  FIXTURE_TEST ("/backup-refusals/kept-aside", test_kept_aside);
  FIXTURE_TEST ("/backup-refusals/missing", test_missing);
  return g_test_run ();
}
