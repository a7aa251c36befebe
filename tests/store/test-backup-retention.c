#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-retention.h"
#include "rgm-patient.h"
#include "store-fixture.h"

/* Which backups are kept: as specified, on paper for 400 days and on the disk for as many as asked
 * for. The rule is written a second time here, in another way: by looking at each period. */

#define START (G_GINT64_CONSTANT (1763596800) * G_USEC_PER_SEC) /* 2025-11-20 00:00 UTC */
#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define ALL_DAYS 400
#define QUICK_DAYS_ON_DISK 40

static guint n_days_on_disk = QUICK_DAYS_ON_DISK;

/* What a moment is called by each rule: the same for two that are in the same period. */
static char *
name_period (gint64 at, const char *format)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return g_date_time_format (time, format);
}

static const struct {
  const char *format;
  guint n;
} rules[] = { { "%Y-%m-%d %H", 24 }, { "%Y-%m-%d", 14 }, { "%G-W%V", 8 }, { "%Y-%m", 12 } };

/* Whether the moment at @index of moments that rise in time is wanted by @rule. */
static gboolean
is_wanted (GArray *moments, guint index, guint rule)
{
  g_autofree char *own = name_period (g_array_index (moments, RgmBackupMoment, index).at,
                                      rules[rule].format);
  g_autoptr(GHashTable) later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = index + 1; i < moments->len; i++)
    g_hash_table_add (later, name_period (g_array_index (moments, RgmBackupMoment, i).at,
                                          rules[rule].format));
  return !g_hash_table_contains (later, own) && g_hash_table_size (later) < rules[rule].n;
}

static guint
assert_as_specified (GArray *moments, const gboolean *keep)
{
  guint n_kept = 0;

  for (guint i = 0; i < moments->len; i++)
    {
      gboolean wanted = FALSE;

      for (guint rule = 0; rule < G_N_ELEMENTS (rules) && !wanted; rule++)
        wanted = is_wanted (moments, i, rule);
      g_assert_cmpint (keep[i], ==, wanted);
      n_kept += keep[i] != FALSE;
    }
  return n_kept;
}

static void
drop (GArray *moments, const gboolean *keep)
{
  guint kept = 0;

  for (guint i = 0; i < moments->len; i++)
    {
      if (keep[i])
        g_array_index (moments, RgmBackupMoment, kept++)
          = g_array_index (moments, RgmBackupMoment, i);
    }
  g_array_set_size (moments, kept);
}

/* One to twenty backups a day at any time, on most days, and what is not kept goes each time. */
static void
test_paper (void)
{
  g_autoptr(GArray) moments = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));
  guint n_made = 0, most = 0;

  for (guint day = 0; day < ALL_DAYS; day++)
    {
      gint64 at = START + day * DAY;
      guint n = g_test_rand_int_range (0, 5) == 0 ? 0 : (guint) g_test_rand_int_range (1, 21);

      for (guint i = 0; i < n; i++, n_made++)
        {
          g_autofree gboolean *keep = NULL;
          RgmBackupMoment moment = { 0, RGM_BACKUP_UNCHECKED };

          at += g_test_rand_int_range (1, 70) * MINUTE;
          moment.at = at;
          g_array_append_val (moments, moment);
          keep = g_new0 (gboolean, moments->len);
          rgm_backup_retention_choose ((RgmBackupMoment *) moments->data, moments->len, keep);
          most = MAX (most, assert_as_specified (moments, keep));
          g_assert_true (keep[moments->len - 1]);
          drop (moments, keep);
        }
    }
  g_test_message ("%u days, %u backups made, at most %u kept, %u at the end", ALL_DAYS, n_made,
                  most, moments->len);
  g_assert_cmpuint (most, <=, 24 + 14 + 8 + 12);
  /* More than a year ago is still within reach. */
  g_assert_cmpint (g_array_index (moments, RgmBackupMoment, 0).at, <, START + 95 * DAY);
}

static void
test_newest_verified (void)
{
  RgmBackupMoment moments[100];
  gboolean keep[100];

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      moments[i].at = START + i * HOUR / 4;
      moments[i].state = RGM_BACKUP_UNCHECKED;
    }
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), keep);
  g_assert_false (keep[1]);
  moments[1].state = RGM_BACKUP_VERIFIED;
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), keep);
  g_assert_true (keep[1]);
  g_assert_false (keep[2]);
}

/* A damaged one does not push a sound one out, and is not dropped before its time either. */
static void
test_damaged (void)
{
  const RgmBackupMoment moments[] = {
    { START + 10 * MINUTE, RGM_BACKUP_UNCHECKED },
    { START + 20 * MINUTE, RGM_BACKUP_UNCHECKED },
    { START + 30 * MINUTE, RGM_BACKUP_DAMAGED },
  };
  gboolean keep[3];

  rgm_backup_retention_choose (moments, 3, keep);
  g_assert_false (keep[0]);
  g_assert_true (keep[1]);
  g_assert_true (keep[2]);
}

static void
test_none (void)
{
  rgm_backup_retention_choose (NULL, 0, NULL);
}

static void
assert_sound_on_disk (Fixture *fixture, GArray *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = rgm_backup_list (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, expected->len);
  rgm_backup_list_verify (backups, TRUE, NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[backups->len - 1 - i];
      g_autoptr(RgmStore) store = rgm_store_open (entry->path, RGM_STORE_READ_ONLY, &error);

      g_assert_no_error (error);
      g_assert_nonnull (store);
      g_assert_cmpint (entry->state, ==, RGM_BACKUP_VERIFIED);
      g_assert_cmpint (entry->at, ==, g_array_index (expected, RgmBackupMoment, i).at);
    }
}

static void
back_up_at (Fixture *fixture, gint64 at, GArray *expected)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = at };
  RgmBackupMoment moment = { at, RGM_BACKUP_UNCHECKED };
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree gboolean *keep = NULL;
  g_autoptr(GError) error = NULL;

  entry = rgm_backup_make (fixture->path, &options, &error);
  g_assert_no_error (error);
  g_array_append_val (expected, moment);
  keep = g_new0 (gboolean, expected->len);
  rgm_backup_retention_choose ((RgmBackupMoment *) expected->data, expected->len, keep);
  drop (expected, keep);
  g_assert_true (rgm_backup_prune (fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (entry->path, G_FILE_TEST_EXISTS));
}

/* Some backups a day: after each day all that are kept open and verify. */
static void
test_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));
  guint n_made = 0;

  for (guint day = 0; day < n_days_on_disk; day++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %u", day + 1);
      g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, name);

      for (guint i = 0; i < 3; i++, n_made++)
        back_up_at (fixture, START + day * DAY + (8 + 4 * i) * HOUR, expected);
      if (day % 5 == 4 || day + 1 == n_days_on_disk)
        assert_sound_on_disk (fixture, expected);
    }
  g_test_message ("%u days, %u backups made, %u kept, opened and verified", n_days_on_disk, n_made,
                  expected->len);
}

/* Nothing is dropped where nothing is sound. */
static void
test_rot (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;

  back_up_at (fixture, START, expected);
  back_up_at (fixture, START + HOUR, expected);
  back_up_at (fixture, START + 2 * HOUR, expected);
  backups = rgm_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    fixture_run_sql (((RgmBackupEntry *) backups->pdata[i])->path, "PRAGMA user_version = 77");
  rgm_backup_list_verify (backups, FALSE, NULL);
  g_assert_cmpint (((RgmBackupEntry *) backups->pdata[0])->state, ==, RGM_BACKUP_DAMAGED);
  g_assert_cmpint (((RgmBackupEntry *) backups->pdata[1])->state, ==, RGM_BACKUP_DAMAGED);
  g_assert_cmpint (((RgmBackupEntry *) backups->pdata[2])->state, ==, RGM_BACKUP_VERIFIED);
  g_assert_true (rgm_backup_prune (fixture->path, NULL, &error));
  g_assert_true (g_file_test (((RgmBackupEntry *) backups->pdata[2])->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "--full") == 0)
    n_days_on_disk = ALL_DAYS;
  g_test_add_func ("/backup-retention/paper", test_paper);
  g_test_add_func ("/backup-retention/newest-verified", test_newest_verified);
  g_test_add_func ("/backup-retention/damaged", test_damaged);
  g_test_add_func ("/backup-retention/none", test_none);
  FIXTURE_TEST ("/backup-retention/disk", test_disk);
  FIXTURE_TEST ("/backup-retention/rot", test_rot);
  return g_test_run ();
}
