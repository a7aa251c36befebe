#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "fault-vfs.h"
#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-patient.h"
#include "store-fixture.h"

/* A disk that fails or loses power while a backup is made or restored: the backups that there were
 * stay as they were, and the records are those of before or those of after. */

typedef struct {
  Fixture base;
  RgmBackupEntry *backup;
  /* the database before a restore, and the sums of its records before and after */
  char *good;
  gsize good_length;
  char *before;
  char *after;
} Faults;

static char *
hash (RgmStore *store)
{
  g_autoptr(GError) error = NULL;
  char *value = rgm_store_dup_content_hash (store, &error);

  g_assert_no_error (error);
  return value;
}

static void
add_patient (Faults *faults, const char *name)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (&faults->base, name);
  g_autoptr(RgmCourseRecord) course = fixture_add_course (&faults->base, patient, "face");

  for (int i = 0; i < 20; i++)
    rgm_session_record_free (fixture_add_session (&faults->base, course, 1000 + 30 * i,
                                                  RGM_SESSION_DONE));
}

static void
set_up (Faults *faults, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = 1 };
  g_autoptr(GError) error = NULL;

  fixture_set_up (&faults->base, data);
  add_patient (faults, "Sample Patient 1");
  faults->after = hash (faults->base.store);
  faults->backup = rgm_backup_make (faults->base.path, &options, &error);
  g_assert_no_error (error);
  add_patient (faults, "Sample Patient 2");
  faults->before = hash (faults->base.store);
  g_clear_pointer (&faults->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (faults->base.path, &faults->good, &faults->good_length,
                                      NULL));
  fault_vfs_install ();
}

static void
tear_down (Faults *faults, gconstpointer data)
{
  fault_vfs_uninstall ();
  rgm_backup_entry_free (faults->backup);
  g_free (faults->good);
  g_free (faults->before);
  g_free (faults->after);
  fixture_tear_down (&faults->base, data);
}

static RgmStore *
start_over (Faults *faults)
{
  g_autofree char *journal = g_strconcat (faults->base.path, "-journal", NULL);
  g_autoptr(GError) error = NULL;
  RgmStore *store;

  g_unlink (journal);
  g_unlink (faults->base.path);
  g_assert_true (g_file_set_contents_full (faults->base.path, faults->good,
                                           (gssize) faults->good_length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  fault_vfs_reset ();
  store = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  return store;
}

/* All backups there are, which are sound, and nothing half made. */
static guint
count_backups (Faults *faults)
{
  g_autofree char *folder = rgm_backup_get_folder (faults->base.path);
  g_autoptr(GPtrArray) backups = rgm_backup_list (faults->base.path, NULL);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  rgm_backup_list_verify (backups, TRUE, NULL);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (((RgmBackupEntry *) backups->pdata[i])->state, ==, RGM_BACKUP_VERIFIED);
  while (g_dir_read_name (listing))
    n_files++;
  g_assert_cmpuint (n_files, ==, backups->len);
  return backups->len;
}

static const struct {
  FaultOperations operations;
  int result;
} kinds[] = { { FAULT_WRITE, SQLITE_FULL }, { FAULT_ALL, SQLITE_IOERR_WRITE } };

static void
test_make (Faults *faults, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = 2 };
  guint n_failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean failed = TRUE;

      for (guint number = 1; failed; number++)
        {
          RgmStore *store = start_over (faults);
          guint before = count_backups (faults);
          g_autoptr(GError) error = NULL;
          g_autoptr(RgmBackupEntry) made = NULL;
          g_autofree char *now = NULL;

          fault_vfs_reset_counts ();
          fault_vfs_fail (kinds[i].operations, number, kinds[i].result);
          made = rgm_backup_make (faults->base.path, &options, &error);
          failed = fault_vfs_has_failed ();
          fault_vfs_fail (0, 0, 0);
          g_assert_true (made != NULL || failed);
          g_assert_true (made == NULL || error == NULL);
          n_failed += made == NULL;
          g_assert_cmpuint (count_backups (faults), ==, before + (made != NULL));
          now = hash (store);
          g_assert_cmpstr (now, ==, faults->before);
          rgm_store_close (store);
        }
    }
  g_test_message ("%u backups failed, and no other was touched", n_failed);
  g_assert_cmpuint (n_failed, >, 10);
}

/* Returns: whether it was acknowledged */
static gboolean
restore (Faults *faults, RgmStore *store, GError **error)
{
  return rgm_backup_restore (store, faults->backup->path, NULL, NULL, error);
}

static void
assert_one_of_two (Faults *faults, gboolean acknowledged, const GError *error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, &reason);
  g_autofree char *now = NULL;

  g_assert_no_error (reason);
  now = hash (store);
  if (acknowledged)
    g_assert_cmpstr (now, ==, faults->after);
  else if (error && !g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN))
    g_assert_cmpstr (now, ==, faults->before);
  else
    g_assert_true (g_str_equal (now, faults->before) || g_str_equal (now, faults->after));
}

static void
test_restore (Faults *faults, gconstpointer data)
{
  guint n_failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean failed = TRUE;

      for (guint number = 1; failed; number++)
        {
          RgmStore *store = start_over (faults);
          g_autoptr(GError) error = NULL;
          gboolean acknowledged;

          fault_vfs_reset_counts ();
          fault_vfs_fail (kinds[i].operations, number, kinds[i].result);
          acknowledged = restore (faults, store, &error);
          failed = fault_vfs_has_failed ();
          fault_vfs_fail (0, 0, 0);
          rgm_store_close (store);
          g_assert_true (acknowledged || failed);
          n_failed += !acknowledged;
          assert_one_of_two (faults, acknowledged, error);
        }
    }
  g_test_message ("%u restores failed", n_failed);
  g_assert_cmpuint (n_failed, >, 20);
}

static guint
cut_everywhere (Faults *faults, FaultKeep keep, const char *pragma, guint *n_harmed)
{
  guint number = 1;

  for (gboolean acknowledged = FALSE; !acknowledged; number++)
    {
      RgmStore *store = start_over (faults);
      g_autoptr(GError) error = NULL;
      g_autoptr(RgmStore) again = NULL;
      g_autofree char *now = NULL;

      if (pragma)
        g_free (fixture_ask_own (store, pragma));
      fault_vfs_reset_counts ();
      fault_vfs_cut (number);
      acknowledged = restore (faults, store, &error);
      rgm_store_close (store);
      fault_vfs_lose_power (keep, number);
      fault_vfs_reset ();
      again = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, NULL);
      now = again ? rgm_store_dup_content_hash (again, NULL) : NULL;
      if (!now || !g_str_equal (now, acknowledged ? faults->after : faults->before))
        *n_harmed += acknowledged || g_strcmp0 (now, faults->after) != 0;
    }
  return number - 1;
}

static void
test_power (Faults *faults, gconstpointer data)
{
  guint n_harmed = 0;
  guint n_cuts = cut_everywhere (faults, FAULT_KEEP_NONE, NULL, &n_harmed)
                 + cut_everywhere (faults, FAULT_KEEP_ALL, NULL, &n_harmed)
                 + cut_everywhere (faults, FAULT_KEEP_SOME, NULL, &n_harmed);

  g_test_message ("%u of %u cuts of power during a restore did harm", n_harmed, n_cuts);
  g_assert_cmpuint (n_harmed, ==, 0);
  g_assert_cmpuint (n_cuts, >, 60);
}

/* The same test finds the loss where nothing is synced: it can fail. */
static void
test_power_control (Faults *faults, gconstpointer data)
{
  guint n_harmed = 0;
  guint n_cuts = cut_everywhere (faults, FAULT_KEEP_NONE, "PRAGMA synchronous = OFF", &n_harmed);

  g_test_message ("%u of %u cuts did harm", n_harmed, n_cuts);
  g_assert_cmpuint (n_harmed, >, 0);
}

static void
add_test (const char *name, void (*test) (Faults *, gconstpointer))
{
  g_test_add (name, Faults, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/backup-faults/make", test_make);
  add_test ("/backup-faults/restore", test_restore);
  add_test ("/backup-faults/power", test_power);
  add_test ("/backup-faults/power-control", test_power_control);
  return g_test_run ();
}
