/* memmem() */
#define _GNU_SOURCE
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "rgm-backup-list.h"
#include "rgm-erase.h"
#include "rgm-salvage.h"
#include "store-fixture.h"

/* Whose a backup is, where files were renamed: by what it holds, and not by its name. */

#define SECRET "Zebedee Secretname"
#define N_MANY 30

typedef struct {
  Fixture base;
  RgmPatient *patient;
  char *renamed;
} Renamed;

static void
set_up (Renamed *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  self->patient = fixture_add_patient (&self->base, SECRET);
  self->renamed = g_build_filename (self->base.folder, "practice.regimen", NULL);
}

static void
tear_down (Renamed *self, gconstpointer data)
{
  rgm_patient_free (self->patient);
  g_free (self->renamed);
  fixture_tear_down (&self->base, data);
}

static char *
make_backup (const char *path, gint64 now, const RgmBackupSeal *seal)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = now, .seal = seal };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, &error);

  g_assert_no_error (error);
  return g_strdup (made->path);
}

/* As one that was made before databases had an origin. */
static char *
make_old_backup (Renamed *self, const RgmBackupSeal *seal)
{
  char *path;

  fixture_run_sql (self->base.path, "DELETE FROM setting WHERE key = 'origin'");
  path = make_backup (self->base.path, 0, seal);
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
assert_listed (const char *database, const char *backup, gboolean expected)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, NULL);
  gboolean found = FALSE;

  g_assert_nonnull (backups);
  for (guint i = 0; i < backups->len; i++)
    found |= g_str_equal (((RgmBackupEntry *) backups->pdata[i])->path, backup);
  g_assert_cmpint (found, ==, expected);
}

static gboolean
has_secret (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, SECRET, strlen (SECRET)) != NULL;
}

static RgmErasure *
erase (Renamed *self, const RgmPassphrase *passphrase)
{
  g_autoptr(GError) error = NULL;
  RgmErasure *erasure = rgm_erase_patient (self->base.store, self->patient->id, passphrase, &error);

  g_assert_no_error (error);
  return erasure;
}

static void
assert_erased_from (Renamed *self, const char *backup)
{
  g_autoptr(RgmErasure) erasure = NULL;

  g_assert_true (has_secret (backup));
  erasure = erase (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) erasure->rewritten, backup));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_false (has_secret (backup));
}

/* It is offered, and erased from, whatever the file is called now. */
static void
test_renamed (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = make_backup (self->base.path, 0, NULL);

  rename_database (self);
  assert_listed (self->renamed, backup, TRUE);
  assert_erased_from (self, backup);
}

/* One that does not say whose it is has the same history. */
static void
test_without_origin (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = make_old_backup (self, NULL);

  rename_database (self);
  assert_listed (self->renamed, backup, TRUE);
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
  assert_listed (self->renamed, own, TRUE);
  alter (own, 0);
  assert_listed (self->renamed, own, TRUE);
  alter (own, 1);
  assert_listed (self->renamed, own, FALSE);
}

/* A change of the database has it looked into again. */
static void
test_read_again (Renamed *self, gconstpointer data)
{
  g_autofree char *own = make_old_backup (self, NULL);

  rename_database (self);
  assert_listed (self->renamed, own, TRUE);
  alter (own, 0);
  rgm_patient_free (fixture_add_patient (&self->base, "Sample Patient 2"));
  assert_listed (self->renamed, own, FALSE);
}

/* Another database in the folder, with backups of its own: nobody's but its own. */
static void
test_neighbours (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmStore) store = rgm_store_open (self->renamed, RGM_STORE_CREATE, NULL);
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *own = make_backup (self->base.path, 0, NULL);
  g_autofree char *old = make_old_backup (self, NULL);
  g_autofree char *theirs = NULL;

  g_assert_true (rgm_store_save_patient (store, other, NULL));
  theirs = make_backup (self->renamed, 0, NULL);
  assert_listed (self->base.path, own, TRUE);
  assert_listed (self->base.path, old, TRUE);
  assert_listed (self->base.path, theirs, FALSE);
  assert_listed (self->renamed, own, FALSE);
  assert_listed (self->renamed, old, FALSE);
  assert_listed (self->renamed, theirs, TRUE);
  erasure = erase (self, NULL);
  g_assert_false (g_strv_contains ((const char *const *) erasure->rewritten, theirs));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
}

static guint
count_backups (Renamed *self)
{
  g_autofree char *folder = rgm_backup_get_folder (self->base.path);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (listing))
    count++;
  return count;
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
    g_free (make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  g_free (make_old_backup (self, NULL));
  rename_database (self);
  store = rgm_store_open (self->base.path, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE, NULL);
  g_assert_true (rgm_store_save_patient (store, other, NULL));
  g_assert_true (rgm_backup_is_due (store, &due, NULL));
  g_assert_true (due);
  newest = make_backup (self->base.path, 0, NULL);
  g_assert_true (rgm_backup_prune (self->base.path, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
  g_assert_cmpuint (count_backups (self), ==, N_MANY + 2);
  /* The one that they are of does not clear them away under a name that is another's, either. */
  g_assert_true (rgm_backup_prune (self->renamed, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
}

/* What was left behind under the old name is cleared away as what has the new one. */
static void
test_left_behind (Renamed *self, gconstpointer data)
{
  const gint64 hour = (gint64) 1600000000 * G_USEC_PER_SEC;
  guint n_dropped = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_free (make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  rename_database (self);
  g_free (make_backup (self->renamed, 0, NULL));
  g_assert_true (rgm_backup_prune (self->renamed, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, N_MANY - 1);
}

/* Whose a sealed one is that does not say it is not known: it is told of, or opened. */
static void
test_sealed (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *saying = make_backup (self->base.path, 0, seal);
  g_autofree char *stray = make_old_backup (self, seal);
  g_autoptr(RgmErasure) first = NULL;
  g_autoptr(RgmErasure) second = NULL;

  rename_database (self);
  first = erase (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) first->left, stray));
  second = erase (self, passphrase);
  g_assert_true (g_strv_contains ((const char *const *) second->rewritten, stray));
  g_assert_false (g_strv_contains ((const char *const *) second->left, stray));
  g_assert_true (g_strv_contains ((const char *const *) first->left, saying)
                 || g_strv_contains ((const char *const *) second->rewritten, saying));
}

static RgmSalvageReport *
salvage (Renamed *self, const char *to)
{
  const RgmSalvageOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  RgmSalvageReport *report;
  g_autofree char *bytes = NULL;
  gsize length;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  memset (bytes + 100, 0xa5, 1100);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  report = rgm_salvage_run (self->base.path, to, &options, NULL, &error);
  g_assert_no_error (error);
  self->base.store = rgm_store_open (to, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_damaged_one_left (Renamed *self, const char *rewritten)
{
  g_autoptr(RgmErasure) erasure = erase (self, NULL);

  g_assert_true (g_strv_contains ((const char *const *) erasure->rewritten, rewritten));
  g_assert_false (has_secret (rewritten));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, self->base.path);
}

/* What was salvaged has the backups of what it was salvaged from, and the damaged file is told of
 * when somebody is erased. */
static void
test_salvaged (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = make_backup (self->base.path, 0, NULL);
  g_autoptr(RgmSalvageReport) report = salvage (self, self->renamed);

  g_assert_null (report->backups);
  assert_listed (self->renamed, backup, TRUE);
  assert_damaged_one_left (self, backup);
}

/* So it does from another folder: where they are is said, they are offered and erased from, and
 * cleared away by nobody there. */
static void
test_salvaged_elsewhere (Renamed *self, gconstpointer data)
{
  const gint64 hour = (gint64) 1600000000 * G_USEC_PER_SEC;
  g_autofree char *folder = g_build_filename (self->base.folder, "else\nwhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autofree char *backup = NULL;
  guint n_dropped = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_free (make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  backup = make_backup (self->base.path, 0, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = salvage (self, to);
  g_assert_cmpstr (report->backups, ==, backups);
  g_assert_cmpuint (report->n_backups, ==, N_MANY + 1);
  assert_listed (to, backup, TRUE);
  g_free (make_backup (to, 0, NULL));
  g_assert_true (rgm_backup_prune (to, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
  g_assert_cmpuint (count_backups (self), ==, N_MANY + 1);
  assert_damaged_one_left (self, backup);
}

/* Whatever else is in that folder is of nobody here. */
static void
test_salvaged_from_among_others (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmStore) store = rgm_store_open (self->renamed, RGM_STORE_CREATE, NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autofree char *theirs = NULL;

  g_assert_true (rgm_store_save_patient (store, other, NULL));
  theirs = make_backup (self->renamed, 0, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = salvage (self, to);
  g_assert_null (report->backups);
  assert_listed (to, theirs, FALSE);
  assert_listed (self->renamed, theirs, TRUE);
}

/* Nor is a damaged file there, but for that which was salvaged. */
static void
test_salvaged_from_among_damaged (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *theirs = g_strconcat (self->renamed, ".damaged", NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = salvage (self, to);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (theirs, bytes, (gssize) length, NULL));
  erasure = erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, self->base.path);
}

/* What was damaged is worked with again: its backups are its own, whoever is erased elsewhere. */
static void
test_restored_since (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *backup = make_backup (self->base.path, 0, NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = salvage (self, to);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  erasure = erase (self, NULL);
  g_assert_false (g_strv_contains ((const char *const *) erasure->rewritten, backup));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_true (has_secret (backup));
}

#define RENAMED_TEST(name, function) \
  g_test_add (name, Renamed, NULL, set_up, function, tear_down)

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
  RENAMED_TEST ("/renamed/salvaged", test_salvaged);
  RENAMED_TEST ("/renamed/salvaged-elsewhere", test_salvaged_elsewhere);
  RENAMED_TEST ("/renamed/salvaged-from-among-others", test_salvaged_from_among_others);
  RENAMED_TEST ("/renamed/salvaged-from-among-damaged", test_salvaged_from_among_damaged);
  RENAMED_TEST ("/renamed/restored-since", test_restored_since);
  return g_test_run ();
}
