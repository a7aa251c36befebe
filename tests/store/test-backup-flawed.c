#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-patient.h"
#include "store-fixture.h"

/* Backups of a database in which something else than Regimen altered what is kept: there are some,
 * for there may be nothing better, and none is told as sound. */

#define HOUR G_TIME_SPAN_HOUR
/* 2026-11-22 00:00 UTC */
#define START (G_GINT64_CONSTANT (1795305600) * G_USEC_PER_SEC)

static const char *const flaws[] = {
  "UPDATE protocol_copy SET content = content || ' '",
  "UPDATE patient SET notes = CAST (x'ff41' AS TEXT)",
};
static const char mend[] = "UPDATE patient SET notes = ''";

static RgmBackupEntry *
make_at (Fixture *fixture, gint64 at, const RgmBackupSeal *seal)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = at, .seal = seal };
  g_autoptr(GError) error = NULL;
  RgmBackupEntry *entry = rgm_backup_make (fixture->path, &options, &error);

  g_assert_no_error (error);
  return entry;
}

/* Makes a backup and prunes, as the program does. */
static void
back_up_at (Fixture *fixture, gint64 at)
{
  g_autoptr(GError) error = NULL;

  rgm_backup_entry_free (make_at (fixture, at, NULL));
  g_assert_true (rgm_backup_prune (fixture->path, at, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture, gboolean all)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *backups = rgm_backup_list (fixture->path, &error);

  g_assert_no_error (error);
  rgm_backup_list_verify (backups, all, NULL);
  return backups;
}

static void
fill (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
}

/* Made, as it was written, told as flawed by whoever made it and by whoever reads it, sealed or
 * not; and the database as it was before is sound. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("a passphrase");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (flaws) * 2; i++)
    {
      const RgmBackupSeal *with = i % 2 == 0 ? NULL : seal;
      g_autoptr(RgmBackupEntry) sound = make_at (fixture, START, with);
      g_autoptr(RgmBackupEntry) flawed = NULL;
      g_autoptr(RgmBackupEntry) read = NULL;

      g_assert_true (rgm_backup_entry_is_sound (sound));
      fixture_run_sql (fixture->path, flaws[i / 2]);
      flawed = make_at (fixture, START, with);
      read = rgm_backup_verify (flawed->path, NULL);
      g_assert_true (flawed->flawed && read->flawed);
      g_assert_cmpint (read->state, ==, RGM_BACKUP_VERIFIED);
      g_assert_false (rgm_backup_entry_is_sound (flawed) || rgm_backup_entry_is_sound (read));
      fixture_tear_down (fixture, NULL);
      fixture_set_up (fixture, NULL);
      fill (fixture);
    }
}

/* The newest sound one is found behind flawed ones, of which one alone is read. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  static const RgmBackupState states[] = {
    RGM_BACKUP_VERIFIED, RGM_BACKUP_UNCHECKED, RGM_BACKUP_VERIFIED, RGM_BACKUP_UNCHECKED
  };
  g_autoptr(GPtrArray) backups = NULL;

  fill (fixture);
  for (int i = 0; i < 4; i++)
    {
      if (i == 2)
        fixture_run_sql (fixture->path, flaws[1]);
      rgm_backup_entry_free (make_at (fixture, START + i * HOUR, NULL));
    }
  backups = list (fixture, FALSE);
  g_assert_cmpuint (backups->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      g_assert_cmpint (entry->state, ==, states[i]);
      g_assert_cmpint (entry->flawed, ==, i < 2);
    }
}

static guint
count_flawed (const GPtrArray *backups)
{
  guint n_flawed = 0;

  for (guint i = 0; i < backups->len; i++)
    n_flawed += ((const RgmBackupEntry *) backups->pdata[i])->flawed;
  return n_flawed;
}

/* For 60 hours each has a backup, those from the third hour on a flawed one: those of before stay,
 * as the rules keep them without the others, and the others become no more than the rules say. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) backups = NULL;
  const RgmBackupEntry *oldest;
  guint n_flawed;

  fill (fixture);
  for (int i = 0; i < 60; i++)
    {
      if (i == 2)
        fixture_run_sql (fixture->path, flaws[1]);
      back_up_at (fixture, START + i * HOUR);
    }
  backups = list (fixture, TRUE);
  n_flawed = count_flawed (backups);
  g_assert_cmpuint (backups->len - n_flawed, ==, 2);
  g_assert_cmpuint (n_flawed, <, 30);
  oldest = backups->pdata[backups->len - 1];
  g_assert_true (rgm_backup_entry_is_sound (oldest));
  g_assert_cmpint (oldest->at, ==, START);
}

/* Where there never was a sound one they do not fill the disk either. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) backups = NULL;

  fill (fixture);
  fixture_run_sql (fixture->path, flaws[1]);
  for (int i = 0; i < 40; i++)
    back_up_at (fixture, START + i * HOUR);
  backups = list (fixture, TRUE);
  g_assert_cmpuint (count_flawed (backups), ==, backups->len);
  g_assert_cmpuint (backups->len, >=, 24);
  g_assert_cmpuint (backups->len, <, 30);
}

/* What is flawed is a backup all the same: none is due after it, and it can be restored. */
static void
test_usable (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) flawed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *notes = NULL;
  gboolean due = TRUE;

  fill (fixture);
  fixture_run_sql (fixture->path, flaws[1]);
  flawed = make_at (fixture, START, NULL);
  g_assert_true (rgm_backup_is_due (fixture->store, &due, NULL, &error));
  g_assert_false (due);
  fixture_run_sql (fixture->path, mend);
  g_assert_true (rgm_backup_restore (fixture->store, flawed->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  notes = fixture_ask (fixture, "SELECT hex (notes) FROM patient");
  g_assert_cmpstr (notes, ==, "FF41");
}

/* What a database needs to be opened at all is no flaw: a copy without it would be of no use. */
static void
test_lacking (Fixture *fixture, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  g_autofree char *target = g_strconcat (fixture->path, ".target", NULL);
  g_autoptr(GError) error = NULL;

  fill (fixture);
  fixture_run_sql (fixture->path, "DROP INDEX course_digest");
  g_assert_null (rgm_backup_make (fixture->path, &options, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_rename (fixture->path, copy), ==, 0);
  g_assert_false (rgm_backup_restore_in_place (target, copy, NULL, START, NULL, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, copy));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup-flawed/told", test_told);
  FIXTURE_TEST ("/backup-flawed/found", test_found);
  FIXTURE_TEST ("/backup-flawed/kept", test_kept);
  FIXTURE_TEST ("/backup-flawed/alone", test_alone);
  FIXTURE_TEST ("/backup-flawed/usable", test_usable);
  FIXTURE_TEST ("/backup-flawed/lacking", test_lacking);
  return g_test_run ();
}
