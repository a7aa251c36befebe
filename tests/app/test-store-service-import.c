#include "config.h"

#include "rgm-store-service-archive.h"

#include "rgm-database.h"
#include "service-fixture.h"

#include <string.h>

/* An import tells how far it is, in the store's thread, and can be cancelled to its last record. */

#define N_PATIENTS 40

/* What the thread tells. */
typedef struct {
  guint n_told;
  double last;
  /* where to have had enough, or more than 1 for never */
  double enough;
  GCancellable *cancellable;
} Telling;

static void
on_told_cb (guint done, guint total, gpointer data)
{
  Telling *self = data;
  double part = (double) done / total;

  g_assert_cmpuint (total, >, 0);
  g_assert_cmpfloat (part, >=, self->last);
  g_assert_cmpfloat (part, <=, 1);
  self->last = part;
  self->n_told++;
  if (part >= self->enough)
    g_cancellable_cancel (self->cancellable);
}

static RgmArchive *
make_archive (void)
{
  RgmArchive *archive = rgm_archive_new ();

  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %u", i + 2);
      g_autoptr (RgmPatient) patient = rgm_patient_new (name);

      g_ptr_array_add (archive->patients, rgm_patient_content_new (patient));
    }
  return archive;
}

static RgmImportReport *
import (ServiceFixture *self, Telling *telling, GError **error)
{
  g_autoptr (RgmImportJob) job = rgm_import_job_new (make_archive ());
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  telling->cancellable = cancellable;
  job->progress = on_told_cb;
  job->data = telling;
  rgm_store_service_import_async (self->service, job, cancellable, service_fixture_on_done_cb,
                                  self);
  result = service_fixture_wait (self);
  return rgm_store_service_import_finish (self->service, result, error);
}

static void
test_tells (ServiceFixture *self, gconstpointer data)
{
  Telling telling = { .enough = 2 };
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmImportReport) report = import (self, &telling, NULL);

  g_assert_nonnull (report);
  g_assert_cmpuint (report->added[RGM_RECORD_KIND_PATIENT], ==, N_PATIENTS);
  g_assert_cmpfloat (telling.last, ==, 1);
  g_assert_cmpuint (telling.n_told, >=, N_PATIENTS);
}

/* Whenever it is cancelled, while the backup is made or while records are written: nothing of it
 * is there. */
static void
test_cancelled (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autofree char *before = service_fixture_dup_content_hash (self);
  static const double places[] = { 0, 0.1, 0.3, 0.5, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      Telling telling = { .enough = places[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (RgmImportReport) report = import (self, &telling, &error);
      g_autofree char *after = service_fixture_dup_content_hash (self);

      g_assert_null (report);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (telling.last, >=, places[i]);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
alter (const char *path)
{
  RgmDatabase *database = rgm_database_open (path, RGM_DATABASE_READ_WRITE, NULL);

  g_assert_nonnull (database);
  g_assert_true (rgm_database_run (database, "UPDATE protocol_copy SET content = content || ' '",
                                   NULL));
  rgm_database_close (database);
}

static void
damage_text (const char *path)
{
  RgmDatabase *database = rgm_database_open (path, RGM_DATABASE_READ_WRITE, NULL);

  g_assert_nonnull (database);
  g_assert_true (rgm_database_run (database,
                                   "UPDATE patient SET notes = CAST (x'ff41' AS TEXT)", NULL));
  rgm_database_close (database);
}

static RgmArchive *
load (ServiceFixture *self, gboolean to_import, GError **error)
{
  const RgmStoreTransfer transfer = { NULL, NULL, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  (to_import ? rgm_store_service_load_to_import_async : rgm_store_service_load_archive_async)
    (self->service, NULL, &transfer, service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  return rgm_store_service_load_archive_finish (self->service, result, error);
}

/* What is to be imported elsewhere is refused where a protocol was altered; a text of it is not. */
static void
test_altered (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = service_fixture_add_course (self, patient, "acne-scars");
  g_autoptr (RgmArchive) before = load (self, TRUE, NULL);
  g_autoptr (RgmArchive) after = NULL;
  g_autoptr (RgmArchive) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (before);
  alter (self->path);
  after = load (self, TRUE, &error);
  g_assert_null (after);
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, course->id));
  read = load (self, FALSE, NULL);
  g_assert_nonnull (read);
}

/* Where a text is damaged it is loaded, and says so. */
static void
test_flawed (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmArchive) before = load (self, TRUE, NULL);
  g_autoptr (RgmArchive) after = NULL;

  g_assert_false (before->flawed);
  damage_text (self->path);
  after = load (self, TRUE, NULL);
  g_assert_true (after->flawed);
  g_assert_cmpuint (after->patients->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-service-import/tells", ServiceFixture, NULL, service_fixture_set_up_open,
              test_tells, service_fixture_tear_down);
  g_test_add ("/store-service-import/cancelled", ServiceFixture, NULL,
              service_fixture_set_up_open, test_cancelled, service_fixture_tear_down);
  g_test_add ("/store-service-import/altered", ServiceFixture, NULL, service_fixture_set_up_open,
              test_altered, service_fixture_tear_down);
  g_test_add ("/store-service-import/flawed", ServiceFixture, NULL, service_fixture_set_up_open,
              test_flawed, service_fixture_tear_down);
  return g_test_run ();
}
