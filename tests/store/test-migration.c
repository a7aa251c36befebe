#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-vfs.h"
#include "ladder-resources.h"
#include "rgm-backup-list.h"
#include "rgm-migration.h"
#include "rgm-schema.h"
#include "store-fixture.h"
#include "temporary-folder.h"

/* A database of every released form is brought up to date with all that it holds, and whatever goes
 * wrong on the way, the file is as it was, to the byte, and can be used. */

static gboolean full_run;

typedef struct {
  char *folder;
  char *path;
  char *good;
  gsize good_length;
  GPtrArray *rows;
} Kept;

static char *
find_kept (int version)
{
  g_autofree char *name = g_strdup_printf ("%d.db", version);

  return g_test_build_filename (G_TEST_DIST, "data", "databases", name, NULL);
}

static sqlite3 *
open_raw (const char *path, int flags)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, flags, NULL), ==, SQLITE_OK);
  return handle;
}

static void
add_row (GPtrArray *rows, const char *table, sqlite3_stmt *row)
{
  GString *text = g_string_new (table);

  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      const guint8 *bytes = sqlite3_column_blob (row, i);
      g_autofree char *printable = g_base64_encode (bytes,
                                                    (gsize) sqlite3_column_bytes (row, i));

      g_string_append_printf (text, "|%s %d %s", sqlite3_column_name (row, i),
                              sqlite3_column_type (row, i), printable);
    }
  g_ptr_array_add (rows, g_string_free (text, FALSE));
}

static void
add_rows (GPtrArray *rows, sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    add_row (rows, table, statement);
  sqlite3_finalize (statement);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every row of every table of @path, in an order of their own. */
static GPtrArray *
list_rows (const char *path)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle = open_raw (path, SQLITE_OPEN_READWRITE);
  sqlite3_stmt *tables = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                       " ORDER BY name",
                                       -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    add_rows (rows, handle, (const char *) sqlite3_column_text (tables, 0));
  sqlite3_finalize (tables);
  sqlite3_close (handle);
  g_ptr_array_sort (rows, compare);
  return rows;
}

static gboolean
equal_rows (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    {
      if (!g_str_equal (a->pdata[i], b->pdata[i]))
        return FALSE;
    }
  return a->len == b->len;
}

static void
remove_backups (Kept *kept)
{
  g_autofree char *folder = rgm_backup_get_folder (kept->path);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
write_good (Kept *kept)
{
  g_autofree char *journal = g_strconcat (kept->path, "-journal", NULL);

  /* No user has a hundred in a second. */
  remove_backups (kept);
  g_unlink (journal);
  /* GLib leaves the end of a longer file behind, where it need not be safe. */
  g_unlink (kept->path);
  g_assert_true (g_file_set_contents_full (kept->path, kept->good, (gssize) kept->good_length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
set_up (Kept *kept, gconstpointer data)
{
  g_autofree char *source = find_kept (GPOINTER_TO_INT (data));

  kept->folder = temporary_folder_new ();
  kept->path = g_build_filename (kept->folder, "regimen.db", NULL);
  g_assert_true (g_file_get_contents (source, &kept->good, &kept->good_length, NULL));
  write_good (kept);
  kept->rows = list_rows (kept->path);
  g_assert_cmpuint (kept->rows->len, >, 50);
}

static void
tear_down (Kept *kept, gconstpointer data)
{
  g_ptr_array_unref (kept->rows);
  g_free (kept->good);
  g_free (kept->path);
  temporary_folder_remove (kept->folder);
}

static gboolean
is_untouched (Kept *kept)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (kept->path, &content, &length, NULL));
  return length == kept->good_length && memcmp (content, kept->good, length) == 0;
}

static guint
count_backups (Kept *kept)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = rgm_backup_list (kept->path, &error);

  g_assert_no_error (error);
  rgm_backup_list_verify (backups, TRUE, NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *backup = backups->pdata[i];

      g_assert_cmpint (backup->state, ==, RGM_BACKUP_VERIFIED);
      g_assert_cmpint (backup->reason, ==, RGM_BACKUP_BEFORE_MIGRATION);
    }
  return backups->len;
}

static guint
count_files (const char *folder, const char *suffix)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (listing)))
    n += g_str_has_suffix (name, suffix);
  return n;
}

static void
assert_up_to_date (Kept *kept)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (kept->path, RGM_STORE_DEFAULT, &error);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *version = NULL;

  g_assert_no_error (error);
  g_assert_true (rgm_store_check (store, &error));
  version = fixture_ask_own (store, "PRAGMA user_version");
  g_assert_cmpint (atoi (version), ==, RGM_SCHEMA_VERSION);
  g_clear_pointer (&store, rgm_store_close);
  rows = list_rows (kept->path);
  g_assert_true (equal_rows (rows, kept->rows));
}

/* There is one for each form that was ever released. */
static void
test_kept (void)
{
  for (int version = 1; version <= RGM_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = find_kept (version);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_brings_up_to_date (Kept *kept, gconstpointer data)
{
  gboolean old = GPOINTER_TO_INT (data) < RGM_SCHEMA_VERSION;
  g_autofree char *before = g_strdup_printf ("%u rows", kept->rows->len);

  assert_up_to_date (kept);
  g_test_message ("%s", before);
  g_assert_true (is_untouched (kept) == !old);
  if (old)
    g_assert_cmpuint (count_backups (kept), ==, 1);
  else
    g_assert_false (g_file_test (kept->folder, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (kept->folder, ".new"), ==, 0);
}

/* The comparison would notice one row more, one less, and one byte that is another. */
static void
test_control (Kept *kept, gconstpointer data)
{
  static const char *const changes[] = {
    "DELETE FROM session_product WHERE rowid IS NULL OR position ="
    " (SELECT max (position) FROM session_product)",
    "INSERT INTO setting VALUES ('x', '', 1)",
    "UPDATE patient SET notes = notes || ' ' WHERE id = (SELECT max (id) FROM patient)",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GPtrArray) rows = NULL;

      write_good (kept);
      fixture_run_sql (kept->path, changes[i]);
      rows = list_rows (kept->path);
      g_assert_false (equal_rows (rows, kept->rows));
      g_assert_false (is_untouched (kept));
    }
}

static void
add_operation (GString *tried, const char *name, guint places)
{
  g_string_append_printf (tried, "%s%s %u", tried->len > 0 ? ", " : "", name, places);
}

/* Opens while the disk fails. Answers whether it did fail. */
static gboolean
fail_at (Kept *kept, FaultOperations operations, guint number, int result, gboolean lasting)
{
  g_autoptr(GError) error = NULL;
  RgmStore *store;
  gboolean failed;

  fault_vfs_reset ();
  write_good (kept);
  if (lasting)
    fault_vfs_fail_lasting (operations, number, result);
  else
    fault_vfs_fail (operations, number, result);
  store = rgm_store_open (kept->path, RGM_STORE_DEFAULT, &error);
  failed = fault_vfs_has_failed ();
  g_assert_true (store || failed);
  /* The folder of backups is told of where that has no room. */
  if (!store)
    g_assert_true (strstr (error->message, "regimen.db")
                   || (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL)
                       && strstr (error->message, "/" RGM_BACKUP_FOLDER)));
  g_clear_pointer (&store, rgm_store_close);
  fault_vfs_reset ();
  {
    /* What is left of a journal is played back by whoever opens the file next. */
    g_autoptr(GPtrArray) rows = list_rows (kept->path);

    g_assert_true (equal_rows (rows, kept->rows));
  }
  /* A commit that reports an error may have landed; otherwise nothing was touched. */
  if (error && !is_untouched (kept))
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IO);
  g_assert_cmpuint (count_files (kept->folder, ".new"), ==, 0);
  assert_up_to_date (kept);
  return failed;
}

static void
test_disk (Kept *kept, gconstpointer data)
{
  static const struct {
    const char *name;
    FaultOperations operations;
    int result;
  } kinds[] = {
    { "write", FAULT_WRITE, SQLITE_IOERR_WRITE },
    { "full", FAULT_WRITE, SQLITE_FULL },
    { "sync", FAULT_SYNC, SQLITE_IOERR_FSYNC },
    { "truncate", FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE },
    { "delete", FAULT_DELETE, SQLITE_IOERR_DELETE },
  };
  g_autoptr(GString) tried = g_string_new (NULL);

  fault_vfs_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (int lasting = 0; lasting < 2; lasting++)
        {
          guint step = full_run ? 1 : 7;
          guint number = 1;

          while (fail_at (kept, kinds[i].operations, number, kinds[i].result, lasting))
            number += number < 12 ? 1 : step;
          add_operation (tried, kinds[i].name, number - 1);
          if (kinds[i].operations != FAULT_DELETE)
            g_assert_cmpuint (number, >, 1);
        }
    }
  fault_vfs_uninstall ();
  g_test_message ("operations reached, once and lasting: %s", tried->str);
}

/* Where there is no space left, from whichever write on, it is refused with a sentence that says
 * so; the file is as it was, to the byte, and nothing lies about. With space again it succeeds. */
static void
test_no_space (Kept *kept, gconstpointer data)
{
  guint number = 0;
  gboolean failed;

  fault_vfs_install ();
  do
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RgmStore) store = NULL;
      g_autoptr(GPtrArray) rows = NULL;

      fault_vfs_reset ();
      write_good (kept);
      fault_vfs_fail_lasting (FAULT_WRITE, ++number, SQLITE_FULL);
      store = rgm_store_open (kept->path, RGM_STORE_DEFAULT, &error);
      failed = fault_vfs_has_failed ();
      fault_vfs_reset ();
      if (!failed)
        break;
      g_assert_null (store);
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
      g_assert_true (strstr (error->message, "regimen.db”. Nothing was changed; free some")
                     || strstr (error->message,
                                "/" RGM_BACKUP_FOLDER "”. Nothing was changed; free some"));
      /* What is left of a journal is played back by whoever opens the file next. */
      rows = list_rows (kept->path);
      g_assert_true (equal_rows (rows, kept->rows));
      g_assert_true (is_untouched (kept));
      g_assert_cmpuint (count_files (kept->folder, ".new"), ==, 0);
      assert_up_to_date (kept);
    }
  while (failed);
  fault_vfs_uninstall ();
  g_test_message ("no space from each of %u writes on", number - 1);
  g_assert_cmpuint (number, >, 20);
}

/* Cuts the power before operation @number. Answers whether it was reached. */
static gboolean
cut_at (Kept *kept, guint number, FaultKeep keep, guint *n_untouched)
{
  RgmStore *store;
  gboolean over;

  write_good (kept);
  fault_vfs_reset ();
  fault_vfs_cut (number);
  store = rgm_store_open (kept->path, RGM_STORE_DEFAULT, NULL);
  over = fault_vfs_get_count (FAULT_ALL) < number;
  g_clear_pointer (&store, rgm_store_close);
  fault_vfs_lose_power (keep, number);
  fault_vfs_reset ();
  {
    g_autoptr(GPtrArray) rows = list_rows (kept->path);

    g_assert_true (equal_rows (rows, kept->rows));
  }
  if (is_untouched (kept))
    (*n_untouched)++;
  assert_up_to_date (kept);
  return !over;
}

static void
test_power (Kept *kept, gconstpointer data)
{
  guint places = 0, n_untouched = 0;

  fault_vfs_install ();
  for (int keep = FAULT_KEEP_NONE; keep <= FAULT_KEEP_SOME; keep++)
    {
      guint number = 1;

      while (cut_at (kept, number, (FaultKeep) keep, &n_untouched))
        {
          number += full_run ? 1 : 5;
          places++;
        }
    }
  fault_vfs_uninstall ();
  g_test_message ("%u cuts, after %u of them the file was as before", places, n_untouched);
  g_assert_cmpuint (places, >, 30);
  g_assert_cmpuint (n_untouched, >, 0);
  g_assert_cmpuint (n_untouched, <, places + 3);
}

static gboolean
migrate (Kept *kept, const char *folder, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (kept->path, RGM_DATABASE_READ_WRITE, error);

  return database && rgm_database_configure (database, RGM_DATABASE_READ_WRITE, error)
         && rgm_migration_run_resource (database, 0, ladder_get_resource (), folder, 3, error);
}

/* A step that loses rows, a table or references, or breaks, changes nothing. */
static void
test_bad_steps (Kept *kept, gconstpointer data)
{
  static const char *const bad[] = { "/losing", "/dropping", "/loose", "/broken", "/nowhere" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (migrate (kept, bad[i], &error));
      g_assert_nonnull (error);
      g_assert_true (is_untouched (kept));
    }
  g_assert_cmpuint (count_files (kept->folder, ".new"), ==, 0);
  assert_up_to_date (kept);
}

static void
test_good_step (Kept *kept, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_true (migrate (kept, "/right", &error));
  g_assert_no_error (error);
  rows = list_rows (kept->path);
  g_assert_cmpuint (rows->len, ==, kept->rows->len);
  g_assert_cmpuint (count_backups (kept), ==, 1);
}

/* While somebody else writes nothing happens, and nothing is taken from them. */
static void
test_locked (Kept *kept, gconstpointer data)
{
  sqlite3 *other = open_raw (kept->path, SQLITE_OPEN_READWRITE);
  g_autoptr(GError) error = NULL;
  RgmStore *store;

  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  store = rgm_store_open (kept->path, RGM_STORE_DEFAULT, &error);
  g_assert_null (store);
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  g_assert_true (is_untouched (kept));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_up_to_date (kept);
}

/* A file that can only be read is read as it is. */
static void
test_read_only (Kept *kept, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (kept->path, RGM_STORE_READ_ONLY, &error);
  g_autoptr(GPtrArray) patients = NULL;
  g_autoptr(RgmChange) undo = NULL;
  g_autoptr(RgmChange) redo = NULL;

  g_assert_no_error (error);
  patients = rgm_store_list_patients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patients->len, >, 2);
  g_assert_true (rgm_store_get_changes (store, &undo, &redo, &error));
  g_assert_no_error (error);
  g_assert_true (is_untouched (kept));
}

static void
add_test (const char *name, int version, void (*test) (Kept *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/migration/%s/%d", name, version);

  g_test_add (path, Kept, GINT_TO_POINTER (version), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  g_test_add_func ("/migration/kept", test_kept);
  for (int version = 1; version <= RGM_SCHEMA_VERSION; version++)
    {
      add_test ("brings-up-to-date", version, test_brings_up_to_date);
      add_test ("read-only", version, test_read_only);
    }
  add_test ("control", 1, test_control);
  add_test ("disk", 1, test_disk);
  add_test ("no-space", 1, test_no_space);
  add_test ("power", 1, test_power);
  add_test ("locked", 1, test_locked);
  add_test ("bad-steps", 2, test_bad_steps);
  add_test ("good-step", 2, test_good_step);
  return g_test_run ();
}
