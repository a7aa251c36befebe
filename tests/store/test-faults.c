#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "fault-vfs.h"
#include "rgm-record.h"
#include "rgm-store-private.h"
#include "store-fixture.h"

/* A disk that fails, is full, is locked, or loses power. What was acknowledged is there, what was
 * refused is not, a record is never there twice, and the file opens afterwards. */

#define N_SESSIONS 3

static gboolean full_run;

/* How often the outcome was unknown, and how often the record was there all the same. */
static guint n_unknown;
static guint n_landed;
/* How often a record was there, but not whole. */
static guint n_torn;

typedef struct {
  Fixture base;
  RgmPatient *patient;
  RgmCourseRecord *course;
  char *good;
  gsize good_length;
} Faults;

static void
set_up (Faults *faults, gconstpointer data)
{
  fixture_set_up (&faults->base, data);
  faults->patient = fixture_add_patient (&faults->base, "Sample Patient 1");
  faults->course = fixture_add_course (&faults->base, faults->patient, "face");
  g_clear_pointer (&faults->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (faults->base.path, &faults->good, &faults->good_length,
                                      NULL));
  fault_vfs_install ();
}

static void
tear_down (Faults *faults, gconstpointer data)
{
  g_clear_pointer (&faults->base.store, rgm_store_close);
  fault_vfs_uninstall ();
  rgm_patient_free (faults->patient);
  rgm_course_record_free (faults->course);
  g_free (faults->good);
  fixture_tear_down (&faults->base, data);
}

/* The file as it was at first, opened on the disk that fails. */
static RgmStore *
start_over (Faults *faults)
{
  g_autofree char *journal = g_strconcat (faults->base.path, "-journal", NULL);
  g_autoptr(GError) error = NULL;
  RgmStore *store;

  g_unlink (journal);
  g_assert_true (g_file_set_contents_full (faults->base.path, faults->good,
                                           (gssize) faults->good_length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  fault_vfs_reset ();
  store = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  return store;
}

static RgmSessionRecord *
make_session (Faults *faults, int number)
{
  RgmSessionRecord *session = NULL;

  session = rgm_session_record_new (faults->course->id, 1000 + number, RGM_SESSION_DONE);
  rgm_session_record_add_zone (session, "face", 100, number);
  rgm_session_record_add_zone (session, "abdomen", 50, number);
  g_free (session->notes);
  session->notes = g_strnfill (6000, 'n');
  return session;
}

/* How many of @sessions are in the file, whole. */
static guint
count_saved (RgmStore *store, RgmSessionRecord **sessions, guint n)
{
  guint saved = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RgmSessionRecord) loaded = NULL;

      loaded = rgm_store_load_session (store, sessions[i]->id, NULL);
      if (loaded && rgm_session_record_equal (loaded, sessions[i]))
        saved++;
      else if (loaded)
        n_torn++;
    }
  return saved;
}

static RgmStore *
reopen_sound (Faults *faults)
{
  g_autoptr(GError) error = NULL;
  RgmStore *store = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (rgm_store_check (store, &error));
  return store;
}

/* What a refusal says. */
static void
assert_refusal (const RgmSessionRecord *session, const GError *error, int result)
{
  g_assert_true (fault_vfs_has_failed ());
  g_assert_cmpint (session->created, ==, 0);
  g_assert_nonnull (strstr (error->message, "regimen.db"));
  if (result == SQLITE_FULL)
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
  else
    g_assert_true (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IO)
                   || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN));
}

/* Whether the file holds what was told of it, by @error that was refused; NULL where it was not. */
static gboolean
judge_once (Faults *faults, RgmSessionRecord *session, const GError *error)
{
  g_autoptr(RgmStore) other = reopen_sound (faults);
  guint saved = count_saved (other, &session, 1);

  n_landed += error && saved == 1;
  if (n_torn > 0)
    return FALSE;
  if (!error)
    return saved == 1;
  if (!g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN))
    return saved == 0;
  n_unknown++;
  return TRUE;
}

/* One operation fails, once. Who is heedless, for the control, takes a refusal for done. */
static gboolean
fail_once (Faults *faults, FaultOperations operations, guint number, int result,
           gboolean heedless, guint *harmed)
{
  RgmStore *store = start_over (faults);
  g_autoptr(RgmSessionRecord) session = make_session (faults, 1);
  g_autoptr(GError) error = NULL;
  gboolean failed;

  fault_vfs_fail (operations, number, result);
  if (!rgm_store_save_session (store, session, &error))
    assert_refusal (session, error, result);
  failed = fault_vfs_has_failed ();
  *harmed += !judge_once (faults, session, heedless ? NULL : error);

  /* The same connection goes on, and the same record saved again is there once. */
  g_clear_error (&error);
  g_assert_true (rgm_store_save_session (store, session, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_saved (store, &session, 1), ==, 1);
  rgm_store_close (store);
  store = reopen_sound (faults);
  g_assert_cmpuint (count_saved (store, &session, 1), ==, 1);
  rgm_store_close (store);
  return failed;
}

typedef struct {
  const char *name;
  FaultOperations operations;
  int result;
} Failing;

static const Failing failing[] = {
  { "write", FAULT_WRITE, SQLITE_IOERR_WRITE },
  { "sync", FAULT_SYNC, SQLITE_IOERR_FSYNC },
  { "truncate", FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE },
  { "disk-full", FAULT_WRITE, SQLITE_FULL },
};

/* Returns: at how many places harm was done */
static guint
fail_everywhere (Faults *faults, const Failing *kind, gboolean heedless)
{
  guint number = 1;
  guint harmed = 0;

  n_unknown = 0;
  n_landed = 0;
  n_torn = 0;
  while (fail_once (faults, kind->operations, number, kind->result, heedless, &harmed))
    number++;
  g_test_message ("%u places, %u did harm, outcome unknown at %u, there all the same at %u",
                  number - 1, harmed, n_unknown, n_landed);
  g_assert_cmpuint (number, >, 1);
  return harmed;
}

/* A program that takes a refusal for done is found out. */
static void
test_once_control (Faults *faults, gconstpointer data)
{
  g_assert_cmpuint (fail_everywhere (faults, data, TRUE), >, 0);
}

static void
test_fail_once (Faults *faults, gconstpointer data)
{
  const Failing *kind = data;

  g_assert_cmpuint (fail_everywhere (faults, kind, FALSE), ==, 0);
  if (kind->result == SQLITE_FULL)
    g_assert_cmpuint (n_unknown, ==, 0);
  else
    g_assert_cmpuint (n_unknown, >, 0);
}

/* Saves sessions, in one batch; or, for the control, each by itself. Returns whether all are told
 * as done. */
static gboolean
save_all (RgmStore *store, RgmSessionRecord **sessions, gboolean batch)
{
  gboolean done = !batch || rgm_store_begin (store, NULL, NULL);

  /* Pages go to the disk before the end, so that a batch can fail in its midst. */
  g_assert_true (rgm_database_run (store->database, "PRAGMA cache_size = 2", NULL));
  for (int i = 0; i < N_SESSIONS; i++)
    done = rgm_store_save_session (store, sessions[i], NULL) && done;
  if (!batch)
    return done;
  if (done)
    return rgm_store_commit (store, NULL);
  rgm_store_rollback (store);
  return FALSE;
}

/* The disk is full at write @number. Returns whether it came to that. */
static gboolean
fail_batch (Faults *faults, guint number, gboolean batch, guint *harmed)
{
  RgmStore *store = start_over (faults);
  RgmSessionRecord *sessions[N_SESSIONS];
  gboolean done, failed;

  for (int i = 0; i < N_SESSIONS; i++)
    sessions[i] = make_session (faults, i + 1);
  fault_vfs_fail (FAULT_WRITE, number, SQLITE_FULL);
  done = save_all (store, sessions, batch);
  failed = fault_vfs_has_failed ();
  g_assert_true (done || failed);
  rgm_store_close (store);
  store = reopen_sound (faults);
  *harmed += count_saved (store, sessions, N_SESSIONS) != (done ? N_SESSIONS : 0) || n_torn > 0;
  rgm_store_close (store);
  for (int i = 0; i < N_SESSIONS; i++)
    rgm_session_record_free (sessions[i]);
  return failed;
}

/* Returns: at how many places harm was done */
static guint
fail_batch_everywhere (Faults *faults, gboolean batch)
{
  guint number = 1;
  guint harmed = 0;

  n_torn = 0;
  while (fail_batch (faults, number, batch, &harmed))
    number++;
  g_test_message ("%u places, %u did harm", number - 1, harmed);
  g_assert_cmpuint (number, >, 5);
  return harmed;
}

/* A batch that the disk ends is not half done. */
static void
test_batch (Faults *faults, gconstpointer data)
{
  g_assert_cmpuint (fail_batch_everywhere (faults, TRUE), ==, 0);
}

/* Changes that were to be one and are many are found out. */
static void
test_batch_control (Faults *faults, gconstpointer data)
{
  g_assert_cmpuint (fail_batch_everywhere (faults, FALSE), >, 0);
}

/* Saves sessions until the power goes. Returns how many were acknowledged. */
static guint
save_until_cut (Faults *faults, RgmStore *store, RgmSessionRecord **sessions)
{
  guint acknowledged = 0;

  for (int i = 0; i < N_SESSIONS; i++)
    {
      sessions[i] = make_session (faults, i + 1);
      if (acknowledged == (guint) i && rgm_store_save_session (store, sessions[i], NULL))
        acknowledged++;
    }
  return acknowledged;
}

/* Cuts the power before operation @number. Returns how many acknowledged sessions were lost, or -1
 * where the power was not cut any more or, for the control, the file did not open. */
static int
cut_power (Faults *faults, guint number, FaultKeep keep, guint seed, const char *pragma,
           gboolean *broken)
{
  RgmStore *store = start_over (faults);
  RgmSessionRecord *sessions[N_SESSIONS];
  guint acknowledged;
  guint saved = 0;
  gboolean over;

  n_torn = 0;
  if (pragma)
    g_assert_true (rgm_database_run (store->database, pragma, NULL));
  fault_vfs_reset_counts ();
  fault_vfs_cut (number);
  acknowledged = save_until_cut (faults, store, sessions);
  over = fault_vfs_get_count (FAULT_ALL) < number;
  rgm_store_close (store);
  fault_vfs_lose_power (keep, seed);
  fault_vfs_reset ();
  store = rgm_store_open (faults->base.path, RGM_STORE_DEFAULT, NULL);
  if (store)
    saved = count_saved (store, sessions, N_SESSIONS);
  *broken = store == NULL || n_torn > 0;
  g_clear_pointer (&store, rgm_store_close);
  for (int i = 0; i < N_SESSIONS; i++)
    rgm_session_record_free (sessions[i]);
  if (over)
    return -1;
  g_assert_cmpuint (saved, <=, acknowledged + 1);
  return saved < acknowledged ? (int) (acknowledged - saved) : 0;
}

static guint
cut_everywhere (Faults *faults, FaultKeep keep, guint seed, const char *pragma, guint *places)
{
  guint harmed = 0;

  for (guint number = 1; ; number++)
    {
      gboolean broken;
      int lost = cut_power (faults, number, keep, seed + number, pragma, &broken);

      if (lost < 0)
        break;
      (*places)++;
      harmed += lost > 0 || broken;
    }
  return harmed;
}

static void
test_power (Faults *faults, gconstpointer data)
{
  guint rounds = full_run ? 200 : 4;
  guint places = 0;

  g_assert_cmpuint (cut_everywhere (faults, FAULT_KEEP_NONE, 0, NULL, &places), ==, 0);
  g_assert_cmpuint (cut_everywhere (faults, FAULT_KEEP_ALL, 0, NULL, &places), ==, 0);
  for (guint i = 0; i < rounds; i++)
    g_assert_cmpuint (cut_everywhere (faults, FAULT_KEEP_SOME, 1000 * i, NULL, &places), ==, 0);
  g_test_message ("%u cuts", places);
  g_assert_cmpuint (places, >, 100);
}

/* The same test finds the loss where nothing is synced: it can fail. */
static void
test_power_control (Faults *faults, gconstpointer data)
{
  guint places = 0;
  guint harmed = cut_everywhere (faults, FAULT_KEEP_NONE, 0, "PRAGMA synchronous = OFF", &places);

  g_test_message ("%u of %u cuts did harm", harmed, places);
  g_assert_cmpuint (harmed, >, 0);
}

/* SQLite's own limit stands in for a disk on which there is no more room, for a longer time. */
static void
test_stays_full (Faults *faults, gconstpointer data)
{
  RgmStore *store = start_over (faults);
  g_autofree char *pages = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *count = NULL;
  g_autoptr(RgmSessionRecord) last = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  pages = fixture_ask_own (store, "PRAGMA page_count");
  limit = g_strdup_printf ("PRAGMA max_page_count = %d", atoi (pages) + 8);
  g_free (fixture_ask_own (store, limit));
  for (;;)
    {
      g_clear_pointer (&last, rgm_session_record_free);
      last = make_session (faults, 1);
      if (!rgm_store_save_session (store, last, &error))
        break;
      n++;
    }
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count_saved (store, &last, 1), ==, 0);
  count = fixture_ask_own (store, "SELECT count (*) FROM session");
  g_assert_cmpuint (g_ascii_strtoull (count, NULL, 10), ==, n);
  /* Room again, and what was refused is saved. */
  g_free (fixture_ask_own (store, "PRAGMA max_page_count = 100000"));
  g_clear_error (&error);
  g_assert_true (rgm_store_save_session (store, last, &error));
  g_assert_cmpuint (count_saved (store, &last, 1), ==, 1);
  rgm_store_close (store);
}

static void
test_locked (Faults *faults, gconstpointer data)
{
  RgmStore *store = start_over (faults);
  g_autoptr(RgmStore) writer = reopen_sound (faults);
  g_autoptr(RgmSessionRecord) session = make_session (faults, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  gint64 start;

  g_assert_true (rgm_store_begin (writer, NULL, &error));
  rgm_store_set_busy_timeout (store, 50);
  start = g_get_monotonic_time ();
  g_assert_false (rgm_store_save_session (store, session, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 45 * 1000);
  g_clear_error (&error);
  g_assert_false (rgm_store_begin (store, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  /* Reading goes on beside a writer that has not come to its end. */
  entries = rgm_store_list_patients (store, &error);
  g_assert_no_error (error);
  rgm_store_rollback (writer);
  g_assert_true (rgm_store_save_session (store, session, &error));
  rgm_store_close (store);
}

/* Makes a database where none is; careless, for the control, as SQLite does by itself. */
static gboolean
make_new (const char *path, gboolean careless)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *handle = NULL;
  int result;

  if (careless)
    {
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      sqlite3_open (path, &handle);
      result = sqlite3_exec (handle, "CREATE TABLE patient (id)", NULL, NULL, NULL);
      sqlite3_close (handle);
      return result == SQLITE_OK;
    }
  store = rgm_store_open (path, RGM_STORE_CREATE, &error);
  if (!store)
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
  return store != NULL;
}

/* Returns: at how many places something is left of a database that could not be made */
static guint
fail_creation (Faults *faults, gboolean careless)
{
  g_autofree char *folder = g_build_filename (faults->base.folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "regimen.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint harmed = 0;
  guint number;

  for (number = 1;; number++)
    {
      fault_vfs_reset ();
      fault_vfs_fail (FAULT_WRITE | FAULT_SYNC, number, SQLITE_FULL);
      if (make_new (path, careless))
        break;
      harmed += g_file_test (folder, G_FILE_TEST_EXISTS);
      g_unlink (journal);
      g_unlink (path);
      g_rmdir (folder);
    }
  g_assert_false (fault_vfs_has_failed ());
  g_assert_cmpuint (number, >, 3);
  g_test_message ("%u places, something left at %u", number - 1, harmed);
  return harmed;
}

/* A database that cannot be made leaves nothing behind, not even its folder. */
static void
test_creation (Faults *faults, gconstpointer data)
{
  g_assert_cmpuint (fail_creation (faults, FALSE), ==, 0);
}

static void
test_creation_control (Faults *faults, gconstpointer data)
{
  g_assert_cmpuint (fail_creation (faults, TRUE), >, 0);
}

static void
add_test (const char *name, gconstpointer data, void (*test) (Faults *, gconstpointer))
{
  g_test_add (name, Faults, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  for (gsize i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/fail-once/", failing[i].name, NULL);

      add_test (name, &failing[i], test_fail_once);
      g_free (name);
      name = g_strconcat ("/faults/fail-once-control/", failing[i].name, NULL);
      add_test (name, &failing[i], test_once_control);
    }
  add_test ("/faults/batch", NULL, test_batch);
  add_test ("/faults/batch-control", NULL, test_batch_control);
  add_test ("/faults/power", NULL, test_power);
  add_test ("/faults/power-control", NULL, test_power_control);
  add_test ("/faults/stays-full", NULL, test_stays_full);
  add_test ("/faults/locked", NULL, test_locked);
  add_test ("/faults/creation", NULL, test_creation);
  add_test ("/faults/creation-control", NULL, test_creation_control);
  return g_test_run ();
}
