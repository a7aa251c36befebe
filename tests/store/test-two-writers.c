#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "store-fixture.h"

/* Two processes write to one file at the same time, as two windows do: each write that was
 * acknowledged is there, and each process sees that the other wrote. */

#define N_WRITES 500
#define N_WRITES_FULL 10000
#define N_WRITERS 2
/* Every so many writes each looks whether the other wrote. */
#define LOOK_EVERY 10
/* SQLite lets the quicker one begin anew before the other has looked. */
#define PAUSE_US 1000
/* After so many each waits for the other, if it saw nothing of it: before what it says, and nobody
 * may read yet, fills its pipe. */
#define WAIT_AFTER 100
/* For a machine that leaves one of them no time. */
#define SIGHT_LIMIT_US (60 * G_TIME_SPAN_SECOND)

static char *program;
static gboolean full_run;

/* A writer that forgets to write, for the control. */
static gboolean
is_forgotten (const char *how, int i)
{
  return g_str_equal (how, "forgetful") && i % 97 == 96;
}

/* Waits until the other is there as well. */
static void
wait_for_other (RgmStore *store)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Ready");
  guint n = 0;

  g_assert_true (rgm_store_save_patient (store, patient, NULL));
  while (n < N_WRITERS)
    {
      g_autoptr(GPtrArray) entries = rgm_store_list_patients (store, NULL);

      n = entries ? entries->len : 0;
      g_usleep (1000);
    }
}

/* Returns: whether the other wrote since this was asked last */
static gboolean
look (RgmStore *store, guint64 *last)
{
  guint64 version = 0;
  gboolean has_changed;

  g_assert_true (rgm_store_get_data_version (store, &version, NULL));
  has_changed = version != *last;
  *last = version;
  return has_changed;
}

/* The quicker one may have come here before the other looks at all, but it does not go on: what it
 * writes next comes after it saw the other write, who had looked before. */
static gboolean
wait_for_change (RgmStore *store, guint64 *last)
{
  gint64 end = g_get_monotonic_time () + SIGHT_LIMIT_US;
  gboolean has_changed;

  while (!(has_changed = look (store, last)) && g_get_monotonic_time () < end)
    g_usleep (PAUSE_US);
  return has_changed;
}

/* What a writer does: saves, tells of each, and at the end how often it saw the other write. */
static int
write_all (const char *path, const char *how, int n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);
  guint64 last = 0;
  guint seen = 0;

  if (!store)
    return 1;
  rgm_store_set_busy_timeout (store, 60000);
  wait_for_other (store);
  look (store, &last);
  for (int i = 0; i < n; i++)
    {
      g_autoptr(RgmPatient) patient = rgm_patient_new (how);

      if (!is_forgotten (how, i) && !rgm_store_save_patient (store, patient, &error))
        break;
      g_print ("%s\n", patient->id);
      g_usleep (PAUSE_US);
      if (i % LOOK_EVERY == 0)
        seen += look (store, &last);
      if (i == WAIT_AFTER && seen == 0)
        seen += wait_for_change (store, &last);
    }
  g_print ("seen %u\n", seen);
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}

typedef struct {
  GHashTable *told;
  guint n_seen[N_WRITERS];
} Outcome;

static void
read_answers (GSubprocess *process, Outcome *outcome, guint writer)
{
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  lines = g_strsplit (output, "\n", -1);
  for (char **line = lines; *line; line++)
    {
      if (g_uuid_string_is_valid (*line))
        g_hash_table_add (outcome->told, g_strdup (*line));
      else if (g_str_has_prefix (*line, "seen "))
        outcome->n_seen[writer] = (guint) g_ascii_strtoull (*line + 5, NULL, 10);
    }
}

/* What the second says waits in its pipe, or makes it wait, while the first is read. */
static void
run_writers (Fixture *fixture, const char *how, int n_each, Outcome *outcome)
{
  g_autofree char *count = g_strdup_printf ("%d", n_each);
  g_autoptr(GPtrArray) processes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_ptr_array_add (processes, g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "write", fixture->path, how, count, NULL));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < N_WRITERS; i++)
    read_answers (processes->pdata[i], outcome, i);
}

static guint
count_lost (Fixture *fixture, GHashTable *told)
{
  g_autoptr(GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) entries = rgm_store_list_patients (fixture->store, NULL);
  guint lost = 0;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (there, ((RgmPatientEntry *) entries->pdata[i])->id);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    lost += !g_hash_table_contains (there, id);
  return lost;
}

static guint
write_and_count_lost (Fixture *fixture, const char *how, int n, Outcome *outcome)
{
  guint lost;

  outcome->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run_writers (fixture, how, n / N_WRITERS, outcome);
  lost = count_lost (fixture, outcome->told);
  g_test_message ("%u writes acknowledged, %u lost; the other's seen %u and %u times",
                  g_hash_table_size (outcome->told), lost, outcome->n_seen[0],
                  outcome->n_seen[1]);
  g_assert_cmpuint (g_hash_table_size (outcome->told), ==, n / N_WRITERS * N_WRITERS);
  g_clear_pointer (&outcome->told, g_hash_table_unref);
  return lost;
}

static void
test_writers (Fixture *fixture, gconstpointer data)
{
  Outcome outcome = { 0 };
  int n = full_run ? N_WRITES_FULL : N_WRITES;

  g_assert_cmpuint (write_and_count_lost (fixture, "Writer", n, &outcome), ==, 0);
  g_assert_cmpuint (outcome.n_seen[0], >, 0);
  g_assert_cmpuint (outcome.n_seen[1], >, 0);
  g_assert_true (rgm_store_check (fixture->store, NULL));
}

static void
test_control (Fixture *fixture, gconstpointer data)
{
  Outcome outcome = { 0 };

  g_assert_cmpuint (write_and_count_lost (fixture, "forgetful", N_WRITES, &outcome), >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "write"))
    return write_all (argv[2], argv[3], atoi (argv[4]));
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  FIXTURE_TEST ("/two-writers/none-lost", test_writers);
  FIXTURE_TEST ("/two-writers/control", test_control);
  return g_test_run ();
}
