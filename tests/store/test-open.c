#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* Opening: whose file it is, what may be done with it, and that a file which cannot be opened is
 * left as it is. */

static char *
read_all (const char *path, gsize *length)
{
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

/* Refuses the file with @code however it is opened, and does not touch it or its folder. */
static void
assert_refused_and_untouched (Fixture *fixture, const char *path, RgmStoreError code)
{
  static const RgmStoreFlags all[] = { RGM_STORE_DEFAULT, RGM_STORE_CREATE, RGM_STORE_READ_ONLY };
  gsize before_length;
  gsize after_length;
  g_autofree char *before = read_all (path, &before_length);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *after = NULL;

      fixture_assert_cannot_open (path, all[i], code);
      after = read_all (path, &after_length);
      g_assert_cmpmem (before, before_length, after, after_length);
      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    }
}

static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  static const char *const pragmas[][2] = {
    { "PRAGMA journal_mode", "truncate" },
    { "PRAGMA synchronous", "3" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA secure_delete", "1" },
    { "PRAGMA cell_size_check", "1" },
    { "PRAGMA mmap_size", "0" },
    { "PRAGMA temp_store", "2" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA busy_timeout", "0" },
    { "PRAGMA application_id", "1382509934" },
    { "PRAGMA encoding", "UTF-8" },
  };

  rgm_store_set_busy_timeout (fixture->store, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *value = fixture_ask_own (fixture->store, pragmas[i][0]);

      g_test_message ("%s", pragmas[i][0]);
      g_assert_cmpstr (value, ==, pragmas[i][1]);
    }
}

static void
test_default_timeout (Fixture *fixture, gconstpointer data)
{
  g_autofree char *value = fixture_ask_own (fixture->store, "PRAGMA busy_timeout");

  g_assert_cmpstr (value, ==, "2000");
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.db", NULL);
  g_autofree char *deep = g_build_filename (fixture->folder, "none", "none.db", NULL);

  fixture_assert_cannot_open (path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_NO_FILE);
  fixture_assert_cannot_open (deep, RGM_STORE_DEFAULT, RGM_STORE_ERROR_NO_FILE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_exclusive (Fixture *fixture, gconstpointer data)
{
  fixture_assert_cannot_open (fixture->path, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE,
                              RGM_STORE_ERROR_EXISTS);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.db", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_EMPTY);
}

static void
test_stray_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_assert_true (g_file_set_contents (journal, "something", -1, NULL));
  fixture_assert_cannot_open (path, RGM_STORE_CREATE, RGM_STORE_ERROR_STRAY_JOURNAL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  /* An empty one is what a closed database leaves. */
  g_assert_true (g_file_set_contents (journal, "", 0, NULL));
  fixture_assert_opens (path, RGM_STORE_CREATE);
}

static void
test_text_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *much = g_strnfill (5000, 'x');

  g_assert_true (g_file_set_contents (path, "Dear all\n", -1, NULL));
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (path, much, -1, NULL));
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_FOREIGN);
}

static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.db", NULL);

  fixture_run_sql (path, "CREATE TABLE patient (id TEXT); PRAGMA user_version = 1");
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_FOREIGN);
  fixture_run_sql (path, "PRAGMA application_id = 17");
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_FOREIGN);
}

static void
test_foreign_wal_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.db", NULL);

  fixture_run_sql (path, "PRAGMA journal_mode = WAL; CREATE TABLE patient (id TEXT)");
  assert_refused_and_untouched (fixture, path, RGM_STORE_ERROR_FOREIGN);
}

/* Ours, but somebody changed its journal mode, which would lose commits. */
static void
test_own_wal_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mode = NULL;

  g_clear_pointer (&fixture->store, rgm_store_close);
  fixture_run_sql (fixture->path, "PRAGMA journal_mode = WAL");
  fixture_reopen (fixture);
  mode = fixture_ask_own (fixture->store, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "truncate");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  const GError *why = NULL;

  g_clear_pointer (&fixture->store, rgm_store_close);
  fixture_run_sql (fixture->path, "PRAGMA user_version = 999; CREATE TABLE novelty (id INTEGER)");
  store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_store_get_read_only (store, &why));
  g_assert_error (why, RGM_STORE_ERROR, RGM_STORE_ERROR_NEWER);
  entries = rgm_store_list_patients (store, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_false (rgm_store_save_patient (store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (rgm_store_begin (store, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NEWER);
}

static void
test_read_only_flag (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  store = rgm_store_open (fixture->path, RGM_STORE_READ_ONLY, &error);
  g_assert_true (rgm_store_get_read_only (store, NULL));
  entries = rgm_store_list_patients (store, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  rgm_record_set_text (&patient->name, "B");
  g_assert_false (rgm_store_save_patient (store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
}

/* Overwrites @length bytes at @position. */
static void
spoil (const char *path, gsize position, gsize length)
{
  g_autofree guint8 *junk = g_malloc (length);
  int file = g_open (path, O_WRONLY, 0);

  memset (junk, 0x5a, length);
  g_assert_cmpint (pwrite (file, junk, length, (off_t) position), ==, (gssize) length);
  close (file);
}

static void
fill_some (Fixture *fixture)
{
  g_assert_true (rgm_store_begin (fixture->store, NULL, NULL));
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %d", i);
      g_autoptr(RgmPatient) patient = rgm_patient_new (name);

      g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
    }
  g_assert_true (rgm_store_commit (fixture->store, NULL));
  g_clear_pointer (&fixture->store, rgm_store_close);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GError) error = NULL;

  fill_some (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 8 * 4096);
  spoil (fixture->path, 4096, (gsize) status.st_size - 4096);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_DAMAGED);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_CREATE, RGM_STORE_ERROR_DAMAGED);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_READ_ONLY, RGM_STORE_ERROR_DAMAGED);
  /* Whoever skips the check finds out when reading, and later by asking. */
  store = rgm_store_open (fixture->path, RGM_STORE_SKIP_CHECK, &error);
  if (store)
    g_assert_false (rgm_store_check (store, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
}

/* Each page in turn: the check finds it, or the page held nothing. */
static void
test_damaged_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length;
  guint found = 0;

  fill_some (fixture);
  good = read_all (fixture->path, &length);
  for (gsize page = 1; page < length / 4096; page++)
    {
      g_autoptr(RgmStore) store = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, good, (gssize) length, NULL));
      spoil (fixture->path, page * 4096, 4096);
      store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);
      g_assert_null (store);
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
      found++;
    }
  g_assert_cmpuint (found, >, 20);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  fill_some (fixture);
  g_assert_cmpint (truncate (fixture->path, 3 * 4096), ==, 0);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_DAMAGED);
  g_assert_cmpint (truncate (fixture->path, 50), ==, 0);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_FOREIGN);
}

/* SQLite finds nothing wrong with a file that lacks an index, until that is needed. */
static void
test_lacking (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  fixture_run_sql (fixture->path, "DROP INDEX course_digest");
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_DAMAGED);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_READ_ONLY, RGM_STORE_ERROR_DAMAGED);
  fixture_assert_opens (fixture->path, RGM_STORE_SKIP_CHECK);
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.db", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target.db", NULL);

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_cmpint (symlink (target, dangling), ==, 0);
  fixture_assert_cannot_open (link, RGM_STORE_DEFAULT, RGM_STORE_ERROR_SYMLINK);
  fixture_assert_cannot_open (link, RGM_STORE_READ_ONLY, RGM_STORE_ERROR_SYMLINK);
  fixture_assert_cannot_open (dangling, RGM_STORE_CREATE, RGM_STORE_ERROR_SYMLINK);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* A folder that is a link is how some systems are set up: `/home` for one. */
static void
test_linked_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "here", NULL);
  g_autofree char *path = g_build_filename (link, "regimen.db", NULL);
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (symlink (fixture->folder, link), ==, 0);
  store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (rgm_store_get_path (store), "/here/"));
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);

  fixture_assert_cannot_open (fixture->folder, RGM_STORE_CREATE, RGM_STORE_ERROR_NOT_A_FILE);
  fixture_assert_cannot_open ("/dev/null", RGM_STORE_DEFAULT, RGM_STORE_ERROR_NOT_A_FILE);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  fixture_assert_cannot_open (pipe, RGM_STORE_DEFAULT, RGM_STORE_ERROR_NOT_A_FILE);
}

static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a b.db", "50%.db", "?x=1&mode=ro.db", "Größe.db",
                                       "new\nline.db", "\xff.db", "file:x.db" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      fixture_assert_opens (path, RGM_STORE_CREATE);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      fixture_assert_cannot_open (path, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE,
                                  RGM_STORE_ERROR_EXISTS);
    }
}

/* Nothing but the database and its journal is left in a folder. */
static void
test_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  fixture_reopen (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    g_assert_true (g_str_has_prefix (name, "regimen.db") && !g_str_has_suffix (name, ".new"));
}

static char *
plant (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  return path;
}

/* What a process left that was killed while it made a database goes when one is made or opened, but
 * not what another is making, nor what bears another name. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  static const char uuid[] = "5c2a1f0e-8f31-4d6e-9a52-0c1d2e3f4a5b";
  static const char *const kept[] = { "new.db.new", "new.db.x.new", "other.db", "new.db-old" };
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *stale_name = g_strdup_printf ("new.db.%s.new", uuid);
  g_autofree char *held_name = g_strdup_printf ("new.db.9%s.new", uuid + 1);
  g_autofree char *foreign_name = g_strdup_printf ("other.db.%s.new", uuid);
  g_autofree char *link_name = g_strdup_printf ("new.db.8%s.new", uuid + 1);
  g_autofree char *stale = plant (fixture, stale_name);
  g_autofree char *held = plant (fixture, held_name);
  g_autofree char *foreign = plant (fixture, foreign_name);
  g_autofree char *link = g_build_filename (fixture->folder, link_name, NULL);
  int file = g_open (held, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (flock (file, LOCK_EX), ==, 0);
  g_assert_cmpint (symlink (foreign, link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    g_free (plant (fixture, kept[i]));

  fixture_assert_opens (path, RGM_STORE_CREATE);

  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *other = g_build_filename (fixture->folder, kept[i], NULL);

      g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
    }
  g_free (plant (fixture, stale_name));
  fixture_assert_opens (path, RGM_STORE_READ_ONLY);
  g_assert_true (g_file_test (stale, G_FILE_TEST_EXISTS));
  fixture_assert_opens (path, RGM_STORE_DEFAULT);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  close (file);
}

static void
assert_refuses_to_save (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 2");
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);

  g_assert_false (rgm_store_save_patient (fixture->store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_MOVED);
  g_clear_error (&error);
  g_assert_false (rgm_store_check_place (fixture->store, &error));
  g_clear_error (&error);
  g_assert_false (rgm_store_begin (fixture->store, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_MOVED);
  g_clear_error (&error);

  /* What was there can still be had, in a file of its own. */
  g_assert_true (rgm_store_save_copy (fixture->store, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (rgm_store_save_copy (fixture->store, copy, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS);
  {
    g_autoptr(RgmStore) other = rgm_store_open (copy, RGM_STORE_DEFAULT, NULL);
    g_autoptr(GPtrArray) patients = rgm_store_list_patients (other, NULL);

    g_assert_cmpuint (patients->len, ==, 1);
  }
  g_assert_cmpint (g_unlink (copy), ==, 0);
}

/* Moved away while it is open: nothing is written to where nobody would look for it. Back in its
 * place, all is as before. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize length, length_after;

  g_assert_true (rgm_store_check_place (fixture->store, &error));
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_true (g_file_get_contents (aside, &before, &length, NULL));
  assert_refuses_to_save (fixture);
  g_assert_true (g_file_get_contents (aside, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  g_assert_true (rgm_store_check_place (fixture->store, &error));
  patient->archived = TRUE;
  g_assert_true (rgm_store_save_patient (fixture->store, patient, &error));
  g_assert_no_error (error);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
  assert_refuses_to_save (fixture);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_refuses_to_save (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/open/pragmas", test_pragmas);
  FIXTURE_TEST ("/open/default-timeout", test_default_timeout);
  FIXTURE_TEST ("/open/no-file", test_no_file);
  FIXTURE_TEST ("/open/exclusive", test_exclusive);
  FIXTURE_TEST ("/open/empty", test_empty);
  FIXTURE_TEST ("/open/stray-journal", test_stray_journal);
  FIXTURE_TEST ("/open/text-file", test_text_file);
  FIXTURE_TEST ("/open/foreign-database", test_foreign_database);
  FIXTURE_TEST ("/open/foreign-wal-database", test_foreign_wal_database);
  FIXTURE_TEST ("/open/own-wal-database", test_own_wal_database);
  FIXTURE_TEST ("/open/newer", test_newer);
  FIXTURE_TEST ("/open/read-only-flag", test_read_only_flag);
  FIXTURE_TEST ("/open/damaged", test_damaged);
  FIXTURE_TEST ("/open/damaged-pages", test_damaged_pages);
  FIXTURE_TEST ("/open/truncated", test_truncated);
  FIXTURE_TEST ("/open/lacking", test_lacking);
  FIXTURE_TEST ("/open/symlink", test_symlink);
  FIXTURE_TEST ("/open/linked-folder", test_linked_folder);
  FIXTURE_TEST ("/open/not-a-file", test_not_a_file);
  FIXTURE_TEST ("/open/odd-names", test_odd_names);
  FIXTURE_TEST ("/open/leaves-nothing", test_leaves_nothing);
  FIXTURE_TEST ("/open/stale", test_stale);
  FIXTURE_TEST ("/open/moved", test_moved);
  FIXTURE_TEST ("/open/replaced", test_replaced);
  FIXTURE_TEST ("/open/deleted", test_deleted);
  return g_test_run ();
}
