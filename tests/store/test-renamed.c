#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "renamed-fixture.h"
#include "rgm-backup-list.h"

/* Whose a backup is, where files were renamed: by what it holds, and not by its name. */

#define N_MANY 30

/* As one that was made before databases had an origin. */
static char *
make_old_backup (Renamed *self, const RgmBackupSeal *seal)
{
  char *path;

  fixture_run_sql (self->base.path, "DELETE FROM setting WHERE key = 'origin'");
  path = renamed_make_backup (self->base.path, 0, seal);
  return path;
}

static void
rename_database (Renamed *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_cmpint (g_rename (self->base.path, self->renamed), ==, 0);
  self->base.store = rgm_store_open (self->renamed, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
assert_erased_from (Renamed *self, const char *backup)
{
  g_autoptr(RgmErasure) erasure = NULL;

  g_assert_true (renamed_has_secret (backup));
  erasure = renamed_erase (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) erasure->rewritten, backup));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_false (renamed_has_secret (backup));
}

/* It is offered, and erased from, whatever the file is called now. */
static void
test_renamed (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_make_backup (self->base.path, 0, NULL);

  rename_database (self);
  renamed_assert_listed (self->renamed, backup, TRUE);
  assert_erased_from (self, backup);
}

/* One that does not say whose it is has the same history. */
static void
test_without_origin (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = make_old_backup (self, NULL);

  rename_database (self);
  renamed_assert_listed (self->renamed, backup, TRUE);
  assert_erased_from (self, backup);
}

/* Alters a byte amid a file, which is @seconds newer then. */
static void
alter (const char *path, gint64 seconds)
{
  FILE *file = fopen (path, "r+");
  struct stat status;
  struct timespec times[2];

  g_assert_nonnull (file);
  g_assert_cmpint (fstat (fileno (file), &status), ==, 0);
  g_assert_cmpint (fseek (file, (long) status.st_size / 2, SEEK_SET), ==, 0);
  g_assert_cmpint (fputs ("altered", file), >=, 0);
  g_assert_cmpint (fflush (file), ==, 0);
  times[0] = times[1] = status.st_mtim;
  times[1].tv_sec += seconds;
  g_assert_cmpint (futimens (fileno (file), times), ==, 0);
  fclose (file);
}

/* One that does not say whose it is is read once: until it or the database is another. */
static void
test_read_once (Renamed *self, gconstpointer data)
{
  g_autofree char *own = make_old_backup (self, NULL);

  rename_database (self);
  renamed_assert_listed (self->renamed, own, TRUE);
  alter (own, 0);
  renamed_assert_listed (self->renamed, own, TRUE);
  alter (own, 1);
  renamed_assert_listed (self->renamed, own, FALSE);
}

/* A change of the database has it looked into again. */
static void
test_read_again (Renamed *self, gconstpointer data)
{
  g_autofree char *own = make_old_backup (self, NULL);

  rename_database (self);
  renamed_assert_listed (self->renamed, own, TRUE);
  alter (own, 0);
  rgm_patient_free (fixture_add_patient (&self->base, "Sample Patient 2"));
  renamed_assert_listed (self->renamed, own, FALSE);
}

/* Another database in the folder, with backups of its own: nobody's but its own. */
static void
test_neighbours (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmStore) store = rgm_store_open (self->renamed, RGM_STORE_CREATE, NULL);
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *own = renamed_make_backup (self->base.path, 0, NULL);
  g_autofree char *old = make_old_backup (self, NULL);
  g_autofree char *theirs = NULL;

  g_assert_true (rgm_store_save_patient (store, other, NULL));
  theirs = renamed_make_backup (self->renamed, 0, NULL);
  renamed_assert_listed (self->base.path, own, TRUE);
  renamed_assert_listed (self->base.path, old, TRUE);
  renamed_assert_listed (self->base.path, theirs, FALSE);
  renamed_assert_listed (self->renamed, own, FALSE);
  renamed_assert_listed (self->renamed, old, FALSE);
  renamed_assert_listed (self->renamed, theirs, TRUE);
  erasure = renamed_erase (self, NULL);
  g_assert_false (g_strv_contains ((const char *const *) erasure->rewritten, theirs));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
}

/* A new database under the old name does not clear the backups of the old one away, with or without
 * an origin. */
static void
test_name_taken (Renamed *self, gconstpointer data)
{
  const gint64 hour = (gint64) 1600000000 * G_USEC_PER_SEC;
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmStore) store = NULL;
  g_autofree char *newest = NULL;
  guint n_dropped = 0;
  gboolean due = FALSE;

  for (guint i = 0; i < N_MANY; i++)
    g_free (renamed_make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  g_free (make_old_backup (self, NULL));
  rename_database (self);
  store = rgm_store_open (self->base.path, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE, NULL);
  g_assert_true (rgm_store_save_patient (store, other, NULL));
  g_assert_true (rgm_backup_is_due (store, &due, NULL, NULL));
  g_assert_true (due);
  newest = renamed_make_backup (self->base.path, 0, NULL);
  g_assert_true (rgm_backup_prune (self->base.path, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
  g_assert_cmpuint (renamed_count_backups (self), ==, N_MANY + 2);
  /* The one that they are of does not clear them away under a name that is another's, either. */
  g_assert_true (rgm_backup_prune (self->renamed, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
}

/* What was left behind under the old name is cleared away as what has the new one. */
static void
test_left_behind (Renamed *self, gconstpointer data)
{
  const gint64 hour = (gint64) 1600000000 * G_USEC_PER_SEC;
  guint n_dropped = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_free (renamed_make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  rename_database (self);
  g_free (renamed_make_backup (self->renamed, 0, NULL));
  g_assert_true (rgm_backup_prune (self->renamed, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, N_MANY - 1);
}

/* Whose a sealed one is that does not say it is not known: it is told of, or opened. */
static void
test_sealed (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *saying = renamed_make_backup (self->base.path, 0, seal);
  g_autofree char *stray = make_old_backup (self, seal);
  g_autoptr(RgmErasure) first = NULL;
  g_autoptr(RgmErasure) second = NULL;

  rename_database (self);
  first = renamed_erase (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) first->left, stray));
  second = renamed_erase (self, passphrase);
  g_assert_true (g_strv_contains ((const char *const *) second->rewritten, stray));
  g_assert_false (g_strv_contains ((const char *const *) second->left, stray));
  g_assert_true (g_strv_contains ((const char *const *) first->left, saying)
                 || g_strv_contains ((const char *const *) second->rewritten, saying));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  RENAMED_TEST ("/renamed/offered-and-erased", test_renamed);
  RENAMED_TEST ("/renamed/without-origin", test_without_origin);
  RENAMED_TEST ("/renamed/read-once", test_read_once);
  RENAMED_TEST ("/renamed/read-again", test_read_again);
  RENAMED_TEST ("/renamed/neighbours", test_neighbours);
  RENAMED_TEST ("/renamed/name-taken", test_name_taken);
  RENAMED_TEST ("/renamed/left-behind", test_left_behind);
  RENAMED_TEST ("/renamed/sealed", test_sealed);
  return g_test_run ();
}
