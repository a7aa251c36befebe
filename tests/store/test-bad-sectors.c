#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "fault-disk.h"
#include "rgm-backup-list.h"
#include "rgm-backup-retention.h"
#include "rgm-examination.h"
#include "store-fixture.h"

/* A disk that cannot read something tells nothing of what is there: whatever read fails, once or
 * from then on, no file is taken for damaged. */

#define N_PATIENTS 200

static void
fill (Fixture *fixture)
{
  g_assert_true (rgm_store_begin (fixture->store, "fill", NULL));
  for (int i = 0; i < N_PATIENTS; i++)
    rgm_patient_free (fixture_add_patient (fixture, "Sample Patient"));
  g_assert_true (rgm_store_commit (fixture->store, NULL));
  g_clear_pointer (&fixture->store, rgm_store_close);
}

static gboolean
open_it (Fixture *fixture, GError **error)
{
  g_autoptr(RgmStore) store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, error);

  return store != NULL;
}

static gboolean
examine_it (Fixture *fixture, GError **error)
{
  g_autoptr(RgmStore) store = NULL;
  RgmExamination found = { 0 };
  gboolean examined;

  store = rgm_store_open (fixture->path, RGM_STORE_READ_ONLY | RGM_STORE_SKIP_CHECK, error);
  examined = store && rgm_store_examine (store, fixture->areas, 739000, &found, error);
  if (examined)
    g_assert_false (rgm_examination_is_damaged (&found));
  rgm_examination_clear (&found);
  return examined;
}

/* Fails each read in turn. */
static void
fail_reads (Fixture *fixture, gboolean (*use) (Fixture *fixture, GError **error),
            gboolean lasting)
{
  guint n_told = 0;
  guint number = 0;
  gboolean over = FALSE;

  while (!over)
    {
      g_autoptr(GError) error = NULL;
      gboolean used;

      fault_disk_start (fixture->folder);
      fault_disk_fail (FAULT_DISK_READ, ++number, EIO, lasting);
      used = use (fixture, &error);
      over = !fault_disk_has_failed ();
      fault_disk_stop ();
      g_assert_true (used == (error == NULL));
      if (over)
        g_assert_no_error (error);
      g_assert_false (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED));
      g_assert_false (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN));
      n_told += g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IO);
    }
  g_test_message ("%u reads failed, told %u times", number - 1, n_told);
  g_assert_cmpuint (number, >, 20);
  g_assert_cmpuint (n_told, >, 10);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  fail_reads (fixture, open_it, FALSE);
  fail_reads (fixture, open_it, TRUE);
}

static void
test_examine (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  fail_reads (fixture, examine_it, FALSE);
  fail_reads (fixture, examine_it, TRUE);
}

static void
add_backup (Fixture *fixture, gint64 at)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = at };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (fixture->path, &options, &error);

  g_assert_no_error (error);
}

/* Lists and reads the backups while @number-th and later reads fail.
 * Returns: how many of them the disk could not read */
static guint
list_while_failing (Fixture *fixture, guint number, gboolean *over)
{
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  guint n_unreadable = 0;

  fault_disk_start (fixture->folder);
  fault_disk_fail (FAULT_DISK_READ, number, EIO, TRUE);
  backups = rgm_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  rgm_backup_list_verify (backups, TRUE, NULL);
  *over = !fault_disk_has_failed ();
  fault_disk_stop ();
  g_assert_cmpuint (backups->len, ==, 2);
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      g_assert_cmpint (entry->state, !=, RGM_BACKUP_DAMAGED);
      g_assert_cmpint (entry->state, !=, RGM_BACKUP_UNCHECKED);
      n_unreadable += entry->state == RGM_BACKUP_UNREADABLE;
    }
  return n_unreadable;
}

/* A backup that cannot be read just now is told of as that. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;
  guint number;

  fill (fixture);
  add_backup (fixture, G_USEC_PER_SEC);
  add_backup (fixture, 2 * G_USEC_PER_SEC);
  for (number = 1; !over; number++)
    {
      guint n_unreadable = list_while_failing (fixture, number, &over);

      g_assert_cmpuint (n_unreadable, <=, over ? 0 : 2);
      if (number == 1)
        g_assert_cmpuint (n_unreadable, ==, 2);
    }
  g_assert_cmpuint (number, >, 6);
}

/* What could not be read does not push another out, and is not dropped at all. */
static void
test_retention (void)
{
  const gint64 minute = 60 * (gint64) G_USEC_PER_SEC;
  const RgmBackupMoment moments[] = {
    { 10 * minute, RGM_BACKUP_EDITS, RGM_BACKUP_UNREADABLE },
    { 20 * minute, RGM_BACKUP_EDITS, RGM_BACKUP_UNREADABLE },
    { 25 * minute, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED },
    { 30 * minute, RGM_BACKUP_EDITS, RGM_BACKUP_UNREADABLE },
  };
  gboolean keep[G_N_ELEMENTS (moments)];

  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), 60 * minute, keep);
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    g_assert_true (keep[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/bad-sectors/open", test_open);
  FIXTURE_TEST ("/bad-sectors/examine", test_examine);
  FIXTURE_TEST ("/bad-sectors/list", test_list);
  g_test_add_func ("/bad-sectors/retention", test_retention);
  return g_test_run ();
}
