#include "config.h"

#include <errno.h>
#include <string.h>

#include "fault-disk.h"
#include "rgm-backup.h"
#include "store-fixture.h"

/* Wherever the disk turns out to be full while a backup is made, the sentence names the folder that
 * has no room for it, and not the database, which needs none. */

/* More calls than a backup makes. */
#define N_CALLS_MAX 500

/* How often each folder was named. */
typedef struct {
  guint of_backups;
  guint of_database;
} Named;

static void
count_named (Fixture *fixture, const GError *error, Named *named)
{
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autofree char *backups = g_strdup_printf ("“%s”", folder);
  g_autofree char *database = g_strdup_printf ("“%s”", fixture->folder);

  g_test_message ("%s", error->message);
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
  if (strstr (error->message, backups))
    named->of_backups++;
  else if (strstr (error->message, database))
    named->of_database++;
  else
    g_assert_not_reached ();
}

static Named
fill_at_each_call (Fixture *fixture, const RgmBackupOptions *options)
{
  Named named = { 0 };

  fault_disk_start (fixture->folder);
  for (guint number = 1; number < N_CALLS_MAX; number++)
    {
      g_autoptr(RgmBackupEntry) made = NULL;
      g_autoptr(GError) error = NULL;

      fault_disk_fail (FAULT_DISK_CREATE | FAULT_DISK_WRITE, number, ENOSPC, TRUE);
      made = rgm_backup_make (fixture->path, options, &error);
      if (!fault_disk_has_failed ())
        break;
      fault_disk_mend ();
      count_named (fixture, error, &named);
    }
  fault_disk_stop ();
  return named;
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  Named named = fill_at_each_call (fixture, &options);

  g_assert_cmpuint (named.of_backups, >, 10);
  g_assert_cmpuint (named.of_database, ==, 0);
}

/* What is to be sealed is first copied to beside the database. */
static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  Named named = fill_at_each_call (fixture, &options);

  g_assert_cmpuint (named.of_backups, >, 3);
  g_assert_cmpuint (named.of_database, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup-full/open", test_open);
  FIXTURE_TEST ("/backup-full/sealed", test_sealed);
  return g_test_run ();
}
