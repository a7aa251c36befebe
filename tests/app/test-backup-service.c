#include "config.h"

#include <errno.h>

#include "fault-disk.h"
#include "rgm-backup-service-private.h"
#include "rgm-backup.h"
#include "service-fixture.h"

/* When backups are made by themselves: at the start if anything was changed, and after half an hour
 * of edits. */

/* Instead of half an hour. */
#define SHORT_MS 20

typedef struct {
  ServiceFixture store;
  RgmBackupService *backups;
} BackupFixture;

static void
set_up (BackupFixture *self, gconstpointer data)
{
  service_fixture_set_up_open (&self->store, NULL);
  self->backups = rgm_backup_service_new (self->store.service);
}

static void
tear_down (BackupFixture *self, gconstpointer data)
{
  rgm_backup_service_close (self->backups);
  service_fixture_settle (&self->store);
  g_assert_finalize_object (g_steal_pointer (&self->backups));
  service_fixture_tear_down (&self->store, NULL);
}

static void
edit (BackupFixture *self)
{
  rgm_patient_free (service_fixture_add_patient (&self->store, "Sample Patient 1"));
}

/* Waits until no edit waits for a backup, and none is being asked for, read or made. */
static void
wait_until_calm (BackupFixture *self)
{
  while (self->backups->timeout_id != 0)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (&self->store);
  while (rgm_backup_service_get_busy (self->backups) || G_OBJECT (self->backups)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

/* What the newest backup is of, and why. Older ones of the same hour are not kept. */
static void
assert_newest (BackupFixture *self, RgmBackupReason reason, guint n_patients)
{
  g_autoptr (GPtrArray) made = rgm_backup_list (self->store.path, NULL);
  const RgmBackupEntry *newest;

  g_assert_nonnull (made);
  g_assert_cmpuint (made->len, >, 0);
  newest = made->pdata[0];
  g_assert_cmpint (newest->reason, ==, reason);
  g_assert_cmpuint (newest->n_patients, ==, n_patients);
}

static void
assert_none (BackupFixture *self)
{
  g_autoptr (GPtrArray) made = rgm_backup_list (self->store.path, NULL);

  g_assert_nonnull (made);
  g_assert_cmpuint (made->len, ==, 0);
}

/* Where the newest backup is that is known to be sound. */
static const char *
get_last_path (BackupFixture *self)
{
  const RgmBackupEntry *last = rgm_backup_service_get_last (self->backups);

  g_assert_nonnull (last);
  return last->path;
}

static void
start_again (BackupFixture *self)
{
  rgm_backup_service_close (self->backups);
  wait_until_calm (self);
  g_assert_finalize_object (self->backups);
  self->backups = rgm_backup_service_new (self->store.service);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) backups =
    rgm_backup_service_list_finish (RGM_BACKUP_SERVICE (source), result, NULL);

  g_assert_nonnull (backups);
}

/* The start makes one of what is there, and none where nothing was changed since. */
static void
test_start (BackupFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  edit (self);
  wait_until_calm (self);
  assert_none (self);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
  assert_newest (self, RGM_BACKUP_START, 1);
  path = g_strdup (get_last_path (self));

  start_again (self);
  g_assert_cmpstr (get_last_path (self), ==, path);
  assert_newest (self, RGM_BACKUP_START, 1);
}

static void
list_without_disk (BackupFixture *self)
{
  fault_disk_start (self->store.folder);
  fault_disk_fail (FAULT_DISK_READ, 1, EIO, TRUE);
  rgm_backup_service_list_async (self->backups, NULL, on_listed_cb, NULL);
  wait_until_calm (self);
  fault_disk_stop ();
}

/* What the disk cannot read just now is not gone: the last that was sound is still told of, and
 * where none was known yet, that there are some. */
static void
test_unreadable (BackupFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  edit (self);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
  path = g_strdup (get_last_path (self));
  g_assert_false (rgm_backup_service_get_unreadable (self->backups));
  list_without_disk (self);
  g_assert_cmpstr (get_last_path (self), ==, path);
  g_assert_true (rgm_backup_service_get_unreadable (self->backups));

  g_clear_pointer (&self->backups->last, rgm_backup_entry_free);
  list_without_disk (self);
  g_assert_null (rgm_backup_service_get_last (self->backups));
  g_assert_true (rgm_backup_service_get_unreadable (self->backups));
  rgm_backup_service_list_async (self->backups, NULL, on_listed_cb, NULL);
  wait_until_calm (self);
  g_assert_cmpstr (get_last_path (self), ==, path);
  g_assert_false (rgm_backup_service_get_unreadable (self->backups));
}

/* The only backup was damaged where it lies: it is told of no more, and another is made. */
static void
test_damaged (BackupFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  edit (self);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
  path = g_strdup (get_last_path (self));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  rgm_backup_service_list_async (self->backups, NULL, on_listed_cb, NULL);
  wait_until_calm (self);
  g_assert_null (rgm_backup_service_get_last (self->backups));
  start_again (self);
  g_assert_cmpstr (get_last_path (self), !=, path);
  assert_newest (self, RGM_BACKUP_START, 1);
}

/* The first edit starts the clock, and what is edited until it is over makes one backup. */
static void
test_edits (BackupFixture *self, gconstpointer data)
{
  guint timeout_id;

  edit (self);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
  edit (self);
  timeout_id = self->backups->timeout_id;
  g_assert_cmpuint (timeout_id, !=, 0);
  edit (self);
  g_assert_cmpuint (self->backups->timeout_id, ==, timeout_id);
  assert_newest (self, RGM_BACKUP_START, 1);
  g_clear_handle_id (&self->backups->timeout_id, g_source_remove);

  rgm_backup_service_set_interval (self->backups, SHORT_MS);
  edit (self);
  wait_until_calm (self);
  assert_newest (self, RGM_BACKUP_EDITS, 4);
  edit (self);
  wait_until_calm (self);
  assert_newest (self, RGM_BACKUP_EDITS, 5);
}

/* What was backed up meanwhile needs no other. */
static void
test_made_meanwhile (BackupFixture *self, gconstpointer data)
{
  g_autoptr (RgmBackupEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  edit (self);
  rgm_backup_service_begin (self->backups);
  wait_until_calm (self);
  rgm_backup_service_set_interval (self->backups, SHORT_MS);
  edit (self);
  g_assert_cmpuint (self->backups->timeout_id, !=, 0);
  entry = rgm_backup_make (self->store.path,
                           &(RgmBackupOptions) { .reason = RGM_BACKUP_ASKED }, &error);
  g_assert_no_error (error);
  wait_until_calm (self);
  assert_newest (self, RGM_BACKUP_ASKED, 2);
  g_assert_cmpint (rgm_backup_service_get_last (self->backups)->reason, ==, RGM_BACKUP_START);
}

/* It is half an hour, as the preferences say. */
static void
test_half_an_hour (BackupFixture *self, gconstpointer data)
{
  g_assert_cmpuint (self->backups->interval_ms, ==, 30 * 60 * 1000);
}

#define BACKUP_TEST(path, function) \
  g_test_add (path, BackupFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BACKUP_TEST ("/backup-service/start", test_start);
  BACKUP_TEST ("/backup-service/damaged", test_damaged);
  BACKUP_TEST ("/backup-service/unreadable", test_unreadable);
  BACKUP_TEST ("/backup-service/edits", test_edits);
  BACKUP_TEST ("/backup-service/made-meanwhile", test_made_meanwhile);
  BACKUP_TEST ("/backup-service/half-an-hour", test_half_an_hour);
  return g_test_run ();
}
