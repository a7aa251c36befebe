#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "fault-disk.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/bad-sectors/open", test_open);
  FIXTURE_TEST ("/bad-sectors/examine", test_examine);
  return g_test_run ();
}
