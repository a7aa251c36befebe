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
#define DAYS_OF_CONTROL 3

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

static gint64
get_newest (GArray *moments)
{
  return moments->len > 0 ? g_array_index (moments, RgmBackupMoment, moments->len - 1).at : 0;
}

/* Whether the moment at @index was made for a purpose so lately, and with so few after it, that it
 * is wanted for that. */
static gboolean
is_wanted_for_purpose (GArray *moments, guint index, RgmBackupReason from, RgmBackupReason to,
                       gint64 days, guint n)
{
  const RgmBackupMoment *own = &g_array_index (moments, RgmBackupMoment, index);
  guint n_later = 0;

  for (guint i = index + 1; i < moments->len; i++)
    {
      RgmBackupReason reason = g_array_index (moments, RgmBackupMoment, i).reason;

      n_later += reason >= from && reason <= to;
    }
  return own->reason >= from && own->reason <= to && n_later < n
         && get_newest (moments) - own->at < days * DAY;
}

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

/* Returns: how many are kept or dropped against the rules */
static guint
count_wrong (GArray *moments, const gboolean *keep)
{
  guint n_wrong = 0;

  for (guint i = 0; i < moments->len; i++)
    {
      gboolean wanted = FALSE;

      for (guint rule = 0; rule < G_N_ELEMENTS (rules) && !wanted; rule++)
        wanted = is_wanted (moments, i, rule);
      wanted = wanted
               || is_wanted_for_purpose (moments, i, RGM_BACKUP_ASKED, RGM_BACKUP_COPY, 1, 24)
               || is_wanted_for_purpose (moments, i, RGM_BACKUP_BEFORE_MIGRATION,
                                         RGM_BACKUP_BEFORE_MIGRATION, 366, 12);
      n_wrong += keep[i] != wanted;
    }
  return n_wrong;
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

/* A choice between backups, which a control replaces by one that errs. */
typedef void (*Choose) (const RgmBackupMoment *moments, gsize n, gint64 now, gboolean *keep);

typedef struct {
  guint n_made;
  guint most;
  guint n_wrong;
} Paper;

/* Most are made by the clock; an update of the file is rare. */
static RgmBackupReason
choose_reason (void)
{
  switch (g_test_rand_int_range (0, 40))
    {
    case 0:
      return RGM_BACKUP_BEFORE_MIGRATION;
    case 1 ... 12:
      return RGM_BACKUP_ASKED;
    case 13:
      return RGM_BACKUP_BEFORE_ERASE;
    default:
      return RGM_BACKUP_EDITS;
    }
}

static void
make_on_paper (Paper *paper, GArray *moments, gint64 at, Choose choose)
{
  RgmBackupMoment moment = { at, choose_reason (), RGM_BACKUP_UNCHECKED };
  g_autofree gboolean *keep = NULL;

  g_array_append_val (moments, moment);
  keep = g_new0 (gboolean, moments->len);
  choose ((RgmBackupMoment *) moments->data, moments->len, at, keep);
  paper->n_made++;
  paper->n_wrong += count_wrong (moments, keep) + !keep[moments->len - 1];
  drop (moments, keep);
  paper->most = MAX (paper->most, moments->len);
}

/* One to twenty backups a day at any time, on most days, and what is not kept goes each time; until
 * the days are over or a choice was wrong. */
static Paper
go_through_days (GArray *moments, Choose choose)
{
  Paper paper = { 0 };
  guint day;

  for (day = 0; day < ALL_DAYS && paper.n_wrong == 0; day++)
    {
      gint64 at = START + day * DAY;
      guint n = g_test_rand_int_range (0, 5) == 0 ? 0 : (guint) g_test_rand_int_range (1, 21);

      for (guint i = 0; i < n; i++)
        {
          at += g_test_rand_int_range (1, 70) * MINUTE;
          make_on_paper (&paper, moments, at, choose);
        }
    }
  g_test_message ("%u days, %u backups made, at most %u kept, %u at the end, %u chosen wrongly",
                  day, paper.n_made, paper.most, moments->len, paper.n_wrong);
  return paper;
}

static void
test_paper (void)
{
  g_autoptr(GArray) moments = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));
  Paper paper = go_through_days (moments, rgm_backup_retention_choose);

  g_assert_cmpuint (paper.n_wrong, ==, 0);
  g_assert_cmpuint (paper.most, <=, 24 + 14 + 8 + 12 + 24 + 12);
  /* More than a year ago is still within reach. */
  g_assert_cmpint (g_array_index (moments, RgmBackupMoment, 0).at, <, START + 95 * DAY);
}

/* Errs once it has this many to choose from, which is after some weeks. */
#define MANY 45

static void
drop_oldest_of_many (const RgmBackupMoment *moments, gsize n, gint64 now, gboolean *keep)
{
  rgm_backup_retention_choose (moments, n, now, keep);
  if (n >= MANY)
    keep[0] = FALSE;
}

static void
drop_newest_of_many (const RgmBackupMoment *moments, gsize n, gint64 now, gboolean *keep)
{
  rgm_backup_retention_choose (moments, n, now, keep);
  if (n >= MANY)
    keep[n - 1] = FALSE;
}

/* Keeps one more than it should, if there is any. */
static void
keep_one_more (const RgmBackupMoment *moments, gsize n, gint64 now, gboolean *keep)
{
  gsize i = 0;

  rgm_backup_retention_choose (moments, n, now, keep);
  while (i < n && keep[i])
    i++;
  if (n >= MANY && i < n)
    keep[i] = TRUE;
}

/* A choice that errs seldom is found out. */
static void
test_paper_control (gconstpointer data)
{
  g_autoptr(GArray) moments = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));

  g_assert_cmpuint (go_through_days (moments, *(const Choose *) data).n_wrong, >, 0);
}

static void
test_newest_verified (void)
{
  RgmBackupMoment moments[100];
  gboolean keep[100];

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      moments[i].at = START + i * HOUR / 4;
      moments[i].reason = RGM_BACKUP_EDITS;
      moments[i].state = RGM_BACKUP_UNCHECKED;
    }
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), START + 30 * DAY, keep);
  g_assert_false (keep[1]);
  moments[1].state = RGM_BACKUP_VERIFIED;
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), START + 30 * DAY, keep);
  g_assert_true (keep[1]);
  g_assert_false (keep[2]);
}

/* A clock that is set wrong may be before 1970, when hours begin with their first moment, too. */
static void
test_before_1970 (void)
{
  const RgmBackupMoment moments[] = {
    { -2 * HOUR, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED },
    { -2 * HOUR + 30 * MINUTE, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED },
  };
  gboolean keep[G_N_ELEMENTS (moments)];

  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), 0, keep);
  g_assert_false (keep[0]);
  g_assert_true (keep[1]);
}

typedef struct {
  gint64 at;
  RgmBackupReason reason;
  gboolean kept;
} Purpose;

/* What was made for a purpose is the way back from one thing that was done: it is not dropped for
 * another of the same hour. What the clock makes is. */
static void
test_purposes (void)
{
  static const Purpose cases[] = {
    { START - 400 * DAY, RGM_BACKUP_BEFORE_MIGRATION, FALSE },
    { START - 400 * DAY + MINUTE, RGM_BACKUP_EDITS, TRUE },
    { START - 366 * DAY + MINUTE, RGM_BACKUP_BEFORE_MIGRATION, TRUE },
    { START - 366 * DAY + 2 * MINUTE, RGM_BACKUP_EDITS, TRUE },
    { START - 30 * HOUR, RGM_BACKUP_ASKED, FALSE },
    { START - 30 * HOUR + MINUTE, RGM_BACKUP_EDITS, TRUE },
    { START - 5 * MINUTE, RGM_BACKUP_BEFORE_MIGRATION, TRUE },
    { START - 4 * MINUTE, RGM_BACKUP_BEFORE_RESTORE, TRUE },
    { START - 3 * MINUTE, RGM_BACKUP_START, FALSE },
    { START - 2 * MINUTE, RGM_BACKUP_ASKED, TRUE },
    { START - 1 * MINUTE, RGM_BACKUP_EDITS, TRUE },
  };
  RgmBackupMoment moments[G_N_ELEMENTS (cases)];
  gboolean keep[G_N_ELEMENTS (cases)];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    moments[i] = (RgmBackupMoment) { cases[i].at, cases[i].reason, RGM_BACKUP_UNCHECKED };
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (cases), START, keep);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("backup %zu", i);
      g_assert_cmpint (keep[i], ==, cases[i].kept);
    }
}

/* Whoever asks for one every minute does not fill the disk. */
static void
test_many_asked (void)
{
  RgmBackupMoment moments[200];
  gboolean keep[200];
  guint n_kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    moments[i] = (RgmBackupMoment) { START + i * MINUTE, RGM_BACKUP_ASKED, RGM_BACKUP_VERIFIED };
  rgm_backup_retention_choose (moments, G_N_ELEMENTS (moments), START + 200 * MINUTE, keep);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    n_kept += keep[i];
  /* The last 24, and the newest of each hour that was over before. */
  g_assert_cmpuint (n_kept, ==, RGM_BACKUP_KEPT_PURPOSED + 200 / 60 - 1);
}

/* How far a clock is set back: by a wrong time zone, by a dead battery, by decades. */
static const gint64 set_back[] = { 5, 95 * 24, 305 * 24, 366 * 24, 11 * 366 * 24 };

/* What is made by a clock that was set back stays, and takes the place of nothing. */
static void
test_clock_set_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (set_back); i++)
    {
      RgmBackupMoment moments[43];
      gint64 now = START - set_back[i] * HOUR;
      gboolean before[41], keep[43];

      for (guint day = 0; day < 41; day++)
        moments[day] = (RgmBackupMoment) { START - (40 - day) * 10 * DAY, RGM_BACKUP_EDITS,
                                           RGM_BACKUP_VERIFIED };
      rgm_backup_retention_choose (moments, 41, START, before);
      moments[41] = (RgmBackupMoment) { now - HOUR, RGM_BACKUP_EDITS, RGM_BACKUP_VERIFIED };
      moments[42] = (RgmBackupMoment) { now, RGM_BACKUP_EDITS, RGM_BACKUP_VERIFIED };
      rgm_backup_retention_choose (moments, 43, now, keep);
      g_assert_true (keep[41]);
      g_assert_true (keep[42]);
      for (guint day = 0; day < 41; day++)
        g_assert_true (keep[day] || !before[day] || moments[day].at <= now);
    }
}

/* A damaged one does not push a sound one out, and is not dropped before its time either. */
static void
test_damaged (void)
{
  const RgmBackupMoment moments[] = {
    { START + 10 * MINUTE, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED },
    { START + 20 * MINUTE, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED },
    { START + 30 * MINUTE, RGM_BACKUP_EDITS, RGM_BACKUP_DAMAGED },
  };
  gboolean keep[3];

  rgm_backup_retention_choose (moments, 3, START + HOUR, keep);
  g_assert_false (keep[0]);
  g_assert_true (keep[1]);
  g_assert_true (keep[2]);
}

static void
test_none (void)
{
  rgm_backup_retention_choose (NULL, 0, START, NULL);
}

/* Returns: what is wrong with @entry, which is to be of @moment, or NULL */
static char *
judge_backup (const RgmBackupEntry *entry, const RgmBackupMoment *moment)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (entry->path, RGM_STORE_READ_ONLY, &error);

  if (!store)
    return g_strdup (error->message);
  if (entry->state != RGM_BACKUP_VERIFIED)
    return g_strdup_printf ("“%s” does not verify", entry->path);
  return entry->at == moment->at ? NULL : g_strdup_printf ("“%s” is of another time", entry->path);
}

/* Returns: what is wrong with the backups that there are, or NULL */
static char *
judge_disk (Fixture *fixture, GArray *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = rgm_backup_list (fixture->path, &error);
  char *trouble = NULL;

  g_assert_no_error (error);
  if (backups->len != expected->len)
    return g_strdup_printf ("there are %u backups, not %u", backups->len, expected->len);
  rgm_backup_list_verify (backups, TRUE, NULL);
  for (guint i = 0; i < backups->len && !trouble; i++)
    trouble = judge_backup (backups->pdata[backups->len - 1 - i],
                            &g_array_index (expected, RgmBackupMoment, i));
  return trouble;
}

static void
back_up_at (Fixture *fixture, gint64 at, GArray *expected)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = at };
  RgmBackupMoment moment = { at, RGM_BACKUP_EDITS, RGM_BACKUP_UNCHECKED };
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autofree gboolean *keep = NULL;
  g_autoptr(GError) error = NULL;

  entry = rgm_backup_make (fixture->path, &options, &error);
  g_assert_no_error (error);
  g_array_append_val (expected, moment);
  keep = g_new0 (gboolean, expected->len);
  rgm_backup_retention_choose ((RgmBackupMoment *) expected->data, expected->len, at, keep);
  drop (expected, keep);
  g_assert_true (rgm_backup_prune (fixture->path, at, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (entry->path, G_FILE_TEST_EXISTS));
}

/* Some backups a day: every few days all that are kept open and verify. What @plant does to the
 * disk before the last look is to be found. Returns what is wrong, or NULL. */
static char *
back_up_daily (Fixture *fixture, guint n_days, void (*plant) (const RgmBackupEntry *entry))
{
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (RgmBackupMoment));
  char *trouble = NULL;
  guint n_made = 0;

  for (guint day = 0; day < n_days && !trouble; day++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %u", day + 1);
      g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, name);

      for (guint i = 0; i < 3; i++, n_made++)
        back_up_at (fixture, START + day * DAY + (8 + 4 * i) * HOUR, expected);
      if (plant && day + 1 == n_days)
        {
          g_autoptr(GPtrArray) backups = rgm_backup_list (fixture->path, NULL);

          plant (backups->pdata[backups->len / 2]);
        }
      if (day % 5 == 4 || day + 1 == n_days)
        trouble = judge_disk (fixture, expected);
    }
  g_test_message ("%u days, %u backups made, %u kept, opened and verified: %s", n_days, n_made,
                  expected->len, trouble ? trouble : "all sound");
  return trouble;
}

static void
test_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *trouble = back_up_daily (fixture, n_days_on_disk, NULL);

  g_assert_cmpstr (trouble, ==, NULL);
}

static void
lose (const RgmBackupEntry *entry)
{
  g_assert_cmpint (g_unlink (entry->path), ==, 0);
}

static void
turn_bit (const RgmBackupEntry *entry)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (entry->path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (entry->path, bytes, (gssize) length, NULL));
}

static void
cut_short (const RgmBackupEntry *entry)
{
  g_assert_true (g_file_set_contents (entry->path, "SQLite", -1, NULL));
}

/* The same with a backup that is gone or damaged: the loop can fail. */
static void
test_disk_control (Fixture *fixture, gconstpointer data)
{
  static void (*const plants[]) (const RgmBackupEntry *) = { lose, turn_bit, cut_short };

  for (gsize i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autofree char *trouble = NULL;

      fixture_tear_down (fixture, NULL);
      fixture_set_up (fixture, NULL);
      trouble = back_up_daily (fixture, DAYS_OF_CONTROL, plants[i]);
      g_assert_nonnull (trouble);
    }
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
  g_assert_true (rgm_backup_prune (fixture->path, START + 2 * HOUR, NULL, &error));
  g_assert_true (g_file_test (((RgmBackupEntry *) backups->pdata[2])->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const Choose dropping = drop_oldest_of_many, losing = drop_newest_of_many,
                      keeping = keep_one_more;

  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "--full") == 0)
    n_days_on_disk = ALL_DAYS;
  g_test_add_func ("/backup-retention/paper", test_paper);
  g_test_add_data_func ("/backup-retention/paper-control/dropped", &dropping, test_paper_control);
  g_test_add_data_func ("/backup-retention/paper-control/newest", &losing, test_paper_control);
  g_test_add_data_func ("/backup-retention/paper-control/kept", &keeping, test_paper_control);
  g_test_add_func ("/backup-retention/newest-verified", test_newest_verified);
  g_test_add_func ("/backup-retention/before-1970", test_before_1970);
  g_test_add_func ("/backup-retention/purposes", test_purposes);
  g_test_add_func ("/backup-retention/many-asked", test_many_asked);
  g_test_add_func ("/backup-retention/clock-set-back", test_clock_set_back);
  g_test_add_func ("/backup-retention/damaged", test_damaged);
  g_test_add_func ("/backup-retention/none", test_none);
  FIXTURE_TEST ("/backup-retention/disk", test_disk);
  FIXTURE_TEST ("/backup-retention/disk-control", test_disk_control);
  FIXTURE_TEST ("/backup-retention/rot", test_rot);
  return g_test_run ();
}
