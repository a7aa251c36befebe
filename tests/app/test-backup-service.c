#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-service.h"
#include "service-fixture.h"

/* The schedule of backups, and what a failure says. */

#define SOON_MS 50

#define SERVICE_TEST(path, function)                                                            \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up_open, function,                \
              service_fixture_tear_down)

static void
add_patient (ServiceFixture *self, const char *name)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, name);

  g_assert_nonnull (patient);
}

static GPtrArray *
list (ServiceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = rgm_backup_list (self->path, &error);

  g_assert_no_error (error);
  return backups;
}

/* Waits until the last backup is one of that reason. */
static const RgmBackupEntry *
wait_for_last (RgmBackupService *backups, RgmBackupReason reason)
{
  const RgmBackupEntry *last;

  while ((last = rgm_backup_service_get_last (backups)) == NULL || last->reason != reason)
    g_main_context_iteration (NULL, TRUE);
  return last;
}

static void
finish (ServiceFixture *self, RgmBackupService *backups)
{
  rgm_backup_service_close (backups);
  service_fixture_settle (self);
  g_assert_finalize_object (backups);
}

/* At the start only if anything was changed; then some time after an edit. */
static void
test_schedule (ServiceFixture *self, gconstpointer data)
{
  RgmBackupService *backups = rgm_backup_service_new (self->service);
  const RgmBackupEntry *last;

  rgm_backup_service_set_interval (backups, SOON_MS);
  rgm_backup_service_begin (backups);
  service_fixture_settle (self);
  {
    g_autoptr (GPtrArray) none = list (self);

    g_assert_cmpuint (none->len, ==, 0);
  }
  add_patient (self, "Sample Patient 1");
  last = wait_for_last (backups, RGM_BACKUP_EDITS);
  g_assert_cmpint (last->state, ==, RGM_BACKUP_VERIFIED);
  g_assert_cmpint (last->n_patients, ==, 1);
  finish (self, backups);

  add_patient (self, "Sample Patient 2");
  backups = rgm_backup_service_new (self->service);
  rgm_backup_service_begin (backups);
  last = wait_for_last (backups, RGM_BACKUP_START);
  g_assert_cmpint (last->n_patients, ==, 2);
  finish (self, backups);
}

static void
on_failed_cb (char **message, const GError *error)
{
  g_free (*message);
  *message = g_strdup (error->message);
}

/* Never silent. */
static void
test_failed (ServiceFixture *self, gconstpointer data)
{
  RgmBackupService *backups = rgm_backup_service_new (self->service);
  g_autofree char *folder = rgm_backup_get_folder (self->path);
  g_autofree char *message = NULL;

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_signal_connect_swapped (backups, "failed", G_CALLBACK (on_failed_cb), &message);
  add_patient (self, "Sample Patient 1");
  rgm_backup_service_begin (backups);
  while (message == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (message, "backups"));
  g_assert_false (rgm_backup_service_get_busy (backups));
  finish (self, backups);
}

static void
make (ServiceFixture *self, RgmBackupService *backups)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) made = NULL;

  rgm_backup_service_make_async (backups, RGM_BACKUP_ASKED, NULL, service_fixture_on_done_cb,
                                 self);
  g_assert_true (rgm_backup_service_get_busy (backups));
  result = service_fixture_wait (self);
  made = rgm_backup_service_make_finish (backups, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
}

static gboolean
restore (ServiceFixture *self, RgmBackupService *backups, const char *words, GError **error)
{
  g_autofree char *path = g_strdup (rgm_backup_service_get_last (backups)->path);
  g_autoptr (GAsyncResult) result = NULL;

  rgm_backup_service_restore_async (backups, path,
                                    words != NULL ? rgm_passphrase_new (words) : NULL,
                                    service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  return rgm_backup_service_restore_finish (backups, result, error);
}

static void
seal (ServiceFixture *self, RgmBackupService *backups, const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_backup_service_seal_async (backups, words != NULL ? rgm_passphrase_new (words) : NULL,
                                 service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  g_assert_true (rgm_backup_service_seal_finish (backups, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rgm_backup_service_get_sealing (backups), ==, words != NULL);
}

/* Sealed from the moment a passphrase is set until it is removed, and opened by it alone. */
static void
test_seal (ServiceFixture *self, gconstpointer data)
{
  RgmBackupService *backups = rgm_backup_service_new (self->service);
  g_autoptr (GError) error = NULL;

  add_patient (self, "Sample Patient 1");
  seal (self, backups, "correct horse");
  make (self, backups);
  g_assert_true (rgm_backup_service_get_last (backups)->sealed);
  g_assert_false (restore (self, backups, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (restore (self, backups, "correct hors", &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  add_patient (self, "Sample Patient 2");
  g_assert_true (restore (self, backups, "correct horse", &error));
  g_assert_no_error (error);
  seal (self, backups, NULL);
  make (self, backups);
  g_assert_false (rgm_backup_service_get_last (backups)->sealed);
  g_assert_cmpint (rgm_backup_service_get_last (backups)->n_patients, ==, 1);
  finish (self, backups);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SERVICE_TEST ("/backup-service/schedule", test_schedule);
  SERVICE_TEST ("/backup-service/failed", test_failed);
  SERVICE_TEST ("/backup-service/seal", test_seal);
  return g_test_run ();
}
