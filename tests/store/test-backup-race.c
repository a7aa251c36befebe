#include "config.h"

#include <glib/gstdio.h>

#include "fault-disk.h"
#include "rgm-backup-list.h"
#include "store-fixture.h"

/* A program that clears away stands still before one of its calls of the C library, and another
 * clears away and makes backups meanwhile, all in one second. So it is with each of its calls: the
 * newest backup is there at the end, and verified. */

#define START (G_GINT64_CONSTANT (1763647533) * G_USEC_PER_SEC)

static struct {
  const char *path;
  gboolean done;
} other;

static void
make_at (const char *path, gint64 at)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = at };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
}

static void
prune (const char *path)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_backup_prune (path, 0, NULL, &error));
  g_assert_no_error (error);
}

/* Drops the older two of three, makes a fourth, and drops the third for that. */
static void
work_as_other (void)
{
  prune (other.path);
  make_at (other.path, START + 3);
  prune (other.path);
  other.done = TRUE;
}

static void
assert_newest_alone (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = rgm_backup_list (path, &error);
  const RgmBackupEntry *entry;

  g_assert_no_error (error);
  rgm_backup_list_verify (backups, TRUE, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  entry = backups->pdata[0];
  g_assert_cmpint (entry->at, ==, START + 3);
  g_assert_cmpint (entry->state, ==, RGM_BACKUP_VERIFIED);
}

/* Answers whether there was such a call. */
static gboolean
interrupt (guint call)
{
  Fixture fixture = { 0 };
  g_autoptr(RgmPatient) patient = NULL;

  fixture_set_up (&fixture, NULL);
  patient = fixture_add_patient (&fixture, "Sample Patient 1");
  for (guint i = 0; i < 3; i++)
    make_at (fixture.path, START + i);
  other.path = fixture.path;
  other.done = FALSE;
  fault_disk_start (fixture.folder);
  fault_disk_pause (call, work_as_other);
  prune (fixture.path);
  fault_disk_pause (0, NULL);
  fault_disk_stop ();
  if (other.done)
    assert_newest_alone (fixture.path);
  fixture_tear_down (&fixture, NULL);
  return other.done;
}

static void
test_two (void)
{
  guint n_calls = 0;

  while (interrupt (n_calls + 1))
    n_calls++;
  g_test_message ("%u calls", n_calls);
  g_assert_cmpuint (n_calls, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-race/two", test_two);
  return g_test_run ();
}
