#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* Two processes with one file: the window and the command line, or two windows. The other process
 * is this program again, run with what it is to do. */

#define N_WRITERS 3
#define N_EACH 30
#define N_ROUNDS 5
#define N_KILLS 8

static char *program;

/* Opens a file that others write to without a pause, so that two seconds can be too short. */
static RgmStore *
open_patiently (const char *path, GError **error)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  RgmStore *store;

  while (!(store = rgm_store_open (path, RGM_STORE_CREATE, error))
         && (g_error_matches (*error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED)
             || g_error_matches (*error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED_OUT))
         && g_get_monotonic_time () < end)
    g_clear_error (error);
  return store;
}

/* What the other process does: saves patients, one transaction each. */
static int
write_patients (const char *path, const char *name, int n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = open_patiently (path, &error);

  for (int i = 0; store && i < n; i++)
    {
      g_autofree char *full_name = g_strdup_printf ("%s %d", name, i);
      g_autoptr(RgmPatient) patient = rgm_patient_new (full_name);

      rgm_store_set_busy_timeout (store, 20000);
      if (!rgm_store_save_patient (store, patient, &error))
        break;
    }
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}

/* What the other process does, for the controls: writes to a copy, or to a new file, and puts that
 * in the place of the file. */
static int
write_aside (const char *path, const char *name, gboolean anew)
{
  g_autofree char *beside = g_strdup_printf ("%s.%d", path, getpid ());
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_mkdir_with_parents (folder, 0700) != 0
      || (!anew && (!g_file_get_contents (path, &bytes, &length, NULL)
                    || !g_file_set_contents_full (beside, bytes, (gssize) length,
                                                  G_FILE_SET_CONTENTS_NONE, 0600, NULL)))
      || write_patients (beside, name, 1) != 0)
    return 1;
  return g_rename (beside, path) == 0 ? 0 : 1;
}

static int
write_aside_often (const char *path, const char *name)
{
  int failed = 0;

  for (int i = 0; i < N_EACH && failed == 0; i++)
    failed = write_aside (path, name, FALSE);
  return failed;
}

/* What the other process does: saves without an end, and tells of each that is lasting; where it is
 * hasty, for the control, before it is. */
static int
write_until_killed (const char *path, gboolean hasty)
{
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, NULL);

  if (store && hasty && !rgm_store_begin (store, NULL, NULL))
    return 1;
  while (store)
    {
      g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 1");

      g_free (patient->notes);
      patient->notes = g_strnfill (20000, 'n');
      if (!rgm_store_save_patient (store, patient, NULL))
        break;
      g_print ("%s\n", patient->id);
    }
  return 1;
}

/* What the other process does: holds the lock of a writer until its input ends. */
static int
hold_lock (const char *path)
{
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, NULL);
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Not lasting");
  char byte;

  if (!store || !rgm_store_begin (store, NULL, NULL)
      || !rgm_store_save_patient (store, patient, NULL))
    return 1;
  g_print ("locked\n");
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
  return 0;
}

static GSubprocess *
start (GSubprocessFlags flags, const char *job, const char *path, const char *argument)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (flags, &error, program, job, path, argument, NULL);

  g_assert_no_error (error);
  return process;
}

static void
assert_succeeds (GSubprocess *process)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_patients (RgmStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = rgm_store_list_patients (store, &error);

  g_assert_no_error (error);
  return entries->len;
}

/* Runs so many of @job at once, beside which @n_here are saved here. Returns: how many patients
 * there are then */
static guint
run_at_once (const char *path, const char *job, int n_here)
{
  g_autoptr(GPtrArray) processes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < N_WRITERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Writer %d", i);

      g_ptr_array_add (processes, start (G_SUBPROCESS_FLAGS_NONE, job, path, name));
    }
  if (n_here > 0)
    g_assert_cmpint (write_patients (path, "Here", n_here), ==, 0);
  for (guint i = 0; i < processes->len; i++)
    assert_succeeds (processes->pdata[i]);
  store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_store_check (store, &error));
  return count_patients (store);
}

static void
test_writers (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (run_at_once (fixture->path, "write", N_EACH), ==, (N_WRITERS + 1) * N_EACH);
  /* Who had it open sees them, too. */
  g_assert_cmpuint (count_patients (fixture->store), ==, (N_WRITERS + 1) * N_EACH);
}

/* Those that write to a copy and put it in the place of the file are found out. */
static void
test_writers_control (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpuint (run_at_once (fixture->path, "write-copy", 0), <, N_WRITERS * N_EACH);
}

/* Returns: in how many of some new files there are not all patients that creators tell of */
static guint
create_often (Fixture *fixture, const char *job)
{
  guint n_wrong = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/deep/%d.db", fixture->folder, round);

      n_wrong += run_at_once (path, job, 0) != N_WRITERS;
    }
  return n_wrong;
}

/* Several at once find no file and make it: one of them does, and all write to the same. */
static void
test_creators (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (create_often (fixture, "write-one"), ==, 0);
}

/* Those that put a file of their own where one may be are found out. */
static void
test_creators_control (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (create_often (fixture, "write-one-anew"), ==, N_ROUNDS);
}

static void
test_data_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  guint64 before, own, after;

  g_assert_true (rgm_store_get_data_version (fixture->store, &before, &error));
  patient = fixture_add_patient (fixture, "Here");
  g_assert_true (rgm_store_get_data_version (fixture->store, &own, &error));
  g_assert_cmpuint (own, ==, before);
  process = start (G_SUBPROCESS_FLAGS_NONE, "write-one", fixture->path, "There");
  assert_succeeds (process);
  g_assert_true (rgm_store_get_data_version (fixture->store, &after, &error));
  g_assert_cmpuint (after, !=, before);
  entries = rgm_store_list_patients (fixture->store, &error);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Here");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  char answer[8];

  process = start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, "lock",
                   fixture->path, "");
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), answer, 6, NULL,
                                          NULL, &error));
  rgm_store_set_busy_timeout (fixture->store, 30);
  g_assert_false (rgm_store_save_patient (fixture->store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  /* What is not lasting yet is not seen. */
  entries = rgm_store_list_patients (fixture->store, &error);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, &error));
  assert_succeeds (process);
  g_assert_true (rgm_store_save_patient (fixture->store, patient, &error));
}

/* To look at a file that is open takes no lock from it: another program stays locked out, and does
 * not write while this one does. */
static void
test_lock_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RgmStore) second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_begin (fixture->store, NULL, &error));
  patient = fixture_add_patient (fixture, "Here");
  second = fixture_open_second (fixture);
  g_clear_pointer (&second, rgm_store_close);
  process = start (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "lock", fixture->path, "");
  g_assert_false (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_true (rgm_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  entries = rgm_store_list_patients (fixture->store, &error);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* Kills a writer once it has told of some. */
static void
kill_writer (Fixture *fixture, const char *how, int n_lines, GHashTable *told)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  char *line;
  int n = 0;

  process = start (G_SUBPROCESS_FLAGS_STDOUT_PIPE, "endless", fixture->path, how);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while ((line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL)))
    {
      if (strlen (line) == 36)
        g_hash_table_add (told, line);
      else
        g_free (line);
      if (++n == n_lines)
        g_subprocess_force_exit (process);
    }
  g_subprocess_wait (process, NULL, NULL);
}

/* A writer is killed at some moment, again and again. Returns: how many are lost of what it told */
static guint
kill_often (Fixture *fixture, const char *how)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gpointer id;
  guint n_lost = 0;

  for (int round = 0; round < N_KILLS; round++)
    kill_writer (fixture, how, 3 + round, told);
  store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (told), >, 40);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr(RgmPatientContent) content = rgm_store_load_patient (store, id, NULL);

      n_lost += !content;
    }
  g_test_message ("%d kills, %u writes told of, %u lost", N_KILLS, g_hash_table_size (told),
                  n_lost);
  return n_lost;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (kill_often (fixture, ""), ==, 0);
}

/* A writer that tells of what does not last yet is found out. */
static void
test_killed_control (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (kill_often (fixture, "hasty"), >, 0);
}

static int
do_job (char **argv)
{
  if (g_str_equal (argv[1], "write"))
    return write_patients (argv[2], argv[3], N_EACH);
  if (g_str_equal (argv[1], "write-one"))
    return write_patients (argv[2], argv[3], 1);
  if (g_str_equal (argv[1], "write-copy"))
    return write_aside_often (argv[2], argv[3]);
  if (g_str_equal (argv[1], "write-one-anew"))
    return write_aside (argv[2], argv[3], TRUE);
  if (g_str_equal (argv[1], "lock"))
    return hold_lock (argv[2]);
  if (g_str_equal (argv[1], "endless"))
    return write_until_killed (argv[2], g_str_equal (argv[3], "hasty"));
  return 2;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && !g_str_has_prefix (argv[1], "-"))
    return do_job (argv);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  FIXTURE_TEST ("/processes/writers", test_writers);
  FIXTURE_TEST ("/processes/writers-control", test_writers_control);
  FIXTURE_TEST ("/processes/creators", test_creators);
  FIXTURE_TEST ("/processes/creators-control", test_creators_control);
  FIXTURE_TEST ("/processes/data-version", test_data_version);
  FIXTURE_TEST ("/processes/locked", test_locked);
  FIXTURE_TEST ("/processes/lock-is-kept", test_lock_is_kept);
  FIXTURE_TEST ("/processes/killed", test_killed);
  FIXTURE_TEST ("/processes/killed-control", test_killed_control);
  return g_test_run ();
}
