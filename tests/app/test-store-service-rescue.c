/* Out of a database that cannot be opened, or is not at its place: into a folder, under a name that
 * nothing has. */
#include "config.h"

#include "rgm-store-service-rescue.h"
#include "service-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define TAKEN "somebody else’s\n"
#define N_PATIENTS 3
#define NOBODY 65534

/* What happens to the folder while something is read. */
typedef struct {
  ServiceFixture *fixture;
  const char *name;
  guint n_told;
} Meanwhile;

static void
add_file (const ServiceFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, TAKEN, -1, NULL));
}

static void
on_told_cb (guint done, guint total, gpointer data)
{
  Meanwhile *meanwhile = data;

  g_assert_cmpuint (done, <=, total);
  if (meanwhile->n_told++ == 0 && meanwhile->name != NULL)
    add_file (meanwhile->fixture, meanwhile->name);
}

/* Returns: (transfer full): where it went */
static char *
salvage (ServiceFixture *self, const char *folder, const char *taken_meanwhile, GError **error)
{
  Meanwhile meanwhile = { self, taken_meanwhile, 0 };
  const RgmStoreTransfer transfer = { NULL, on_told_cb, &meanwhile };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmSalvageReport) report = NULL;

  rgm_store_service_salvage_async (self->service, folder, SERVICE_FIXTURE_TODAY, &transfer,
                                   service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  report = rgm_store_service_salvage_finish (self->service, result, error);
  if (report == NULL)
    return NULL;
  g_assert_cmpuint (report->counts[RGM_SALVAGE_PATIENT].whole, ==, N_PATIENTS);
  g_assert_cmpuint (meanwhile.n_told, >, 0);
  return g_strdup (report->path);
}

static char *
save_copy (ServiceFixture *self, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rgm_store_service_save_copy_async (self->service, folder, SERVICE_FIXTURE_TODAY, NULL,
                                     service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  return rgm_store_service_save_copy_finish (self->service, result, error);
}

/* A database that has all patients. */
static void
assert_made (ServiceFixture *self, const char *made, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (path, RGM_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) patients = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, path);
  patients = rgm_store_list_patients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patients->len, ==, N_PATIENTS);
}

static void
assert_untouched (const ServiceFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, TAKEN);
}

static void
move_away (const ServiceFixture *self)
{
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);

  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
}

static void
set_up (ServiceFixture *self, gconstpointer data)
{
  service_fixture_set_up_open (self, data);
  service_fixture_add_patients (self, N_PATIENTS);
}

static void
test_salvages (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *first = salvage (self, self->folder, NULL, NULL);
  g_autofree char *second = salvage (self, self->folder, NULL, NULL);

  assert_made (self, first, "data-salvaged-2026-11-24.db");
  assert_made (self, second, "data-salvaged-2026-11-24-2.db");
}

/* The name was free when it was chosen, and is not when the file is whole. */
static void
test_taken_meanwhile (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = salvage (self, self->folder, "data-salvaged-2026-11-24.db", &error);

  g_assert_no_error (error);
  assert_made (self, made, "data-salvaged-2026-11-24-2.db");
  assert_untouched (self, "data-salvaged-2026-11-24.db");
}

/* Where nothing has the name of the file that was moved away, the copy is that file again. */
static void
test_back_in_its_place (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  move_away (self);
  first = save_copy (self, self->folder, NULL);
  second = save_copy (self, self->folder, NULL);
  assert_made (self, first, "data.db");
  assert_made (self, second, "data-copy-2026-11-24.db");
}

/* What took its place stays. */
static void
test_replaced (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *made = NULL;

  move_away (self);
  add_file (self, "data.db");
  made = save_copy (self, self->folder, NULL);
  assert_made (self, made, "data-copy-2026-11-24.db");
  assert_untouched (self, "data.db");
}

static void
assert_fails (ServiceFixture *self, const char *folder, RgmStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) not_salvaged = NULL;

  g_assert_null (save_copy (self, folder, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_null (salvage (self, folder, NULL, &not_salvaged));
  g_assert_error (not_salvaged, RGM_STORE_ERROR, (int) code);
  g_assert_cmpstr (not_salvaged->message, ==, error->message);
}

static void
test_no_folder (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (self->folder, "gone", NULL);

  assert_fails (self, gone, RGM_STORE_ERROR_NO_FOLDER);
  assert_fails (self, self->path, RGM_STORE_ERROR_NOT_A_FOLDER);
}

/* Root may write anywhere. */
static void
test_read_only_folder (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "read-only", NULL);
  gboolean is_root = geteuid () == 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_fails (self, folder, RGM_STORE_ERROR_CLOSED_FOLDER);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

static void
add (const char *path, void (*test) (ServiceFixture *, gconstpointer))
{
  g_test_add (path, ServiceFixture, NULL, set_up, test, service_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store-service-rescue/salvages", test_salvages);
  add ("/store-service-rescue/taken-meanwhile", test_taken_meanwhile);
  add ("/store-service-rescue/back-in-its-place", test_back_in_its_place);
  add ("/store-service-rescue/replaced", test_replaced);
  add ("/store-service-rescue/no-folder", test_no_folder);
  add ("/store-service-rescue/read-only-folder", test_read_only_folder);

  return g_test_run ();
}
