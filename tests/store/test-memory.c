#include "config.h"

#include "fault-memory.h"
#include "proof.h"
#include "rgm-database.h"

#include <stdio.h>
#include <stdlib.h>

/* SQLite gets no memory, at any of its allocations, once or from then on, in whatever changes what
 * a user has. Nothing crashes (run it under sanitizers, too), what was acknowledged stays, and done
 * again with memory it is there. */

/* With --full, each. */
#define N_PLACES 30
/* What fails after the transaction lasts must not be told as if nothing had been done. */
#define N_LAST_PLACES 8
/* More than what is written around makes. */
#define N_TAKEN_BACK 200u

static gboolean full_run;
/* Which of how many parts of the allocations is tried: with "--full --part=2/8" those of the second
 * of eight. All of them take hours under sanitizers; parts can be tried at once, or another day. */
static guint part = 1;
static guint n_parts = 1;

static guint
count_allocations (Proof *proof)
{
  proof_start_over (proof);
  fault_memory_mend ();
  g_assert_cmpuint (proof_run (proof, 0, NULL), ==, proof->operation->n_steps);
  return fault_memory_get_count ();
}

/* Returns what is wrong, or NULL. */
static char *
fail_at (Proof *proof, guint number, gboolean lasting, gboolean heedless)
{
  guint n_steps = proof->operation->n_steps;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  guint acknowledged, at_most;
  char *trouble;

  proof_start_over (proof);
  fault_memory_fail (number, lasting);
  acknowledged = proof_run (proof, 0, &error);
  fault_memory_mend ();
  if (heedless)
    acknowledged = n_steps;
  if (acknowledged < n_steps && (!error || error->domain != RGM_STORE_ERROR))
    return g_strdup ("it failed in words that are not ours");
  at_most = g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN)
              || proof->operation->changes_backups ? acknowledged + 1 : acknowledged;
  trouble = proof_judge (proof, acknowledged, at_most);
  if (!trouble && proof_run (proof, acknowledged, &again) < n_steps)
    trouble = g_strdup_printf ("it cannot be done again: %s", again->message);
  return trouble ? trouble : proof_judge (proof, n_steps, n_steps);
}

/* The places are spread evenly, but for those at the very end. */
static guint
choose_allocation (guint place, guint n_places, guint n_allocations)
{
  if (place + N_LAST_PLACES >= n_places)
    return n_allocations - (n_places - 1 - place);
  return 1 + (guint) ((guint64) place * n_allocations / n_places);
}

static guint
try_places (Proof *proof, gboolean lasting, gboolean heedless)
{
  guint n_allocations = count_allocations (proof);
  guint n_places = MAX (N_PLACES, proof->operation->n_allocations);
  guint n = full_run ? n_allocations : MIN (n_places, n_allocations);
  guint harmed = 0, n_tried = 0;

  for (guint i = part - 1; i < n && !(heedless && harmed > 0); i += n_parts, n_tried++)
    {
      guint number = choose_allocation (i, n, n_allocations);
      g_autofree char *trouble = fail_at (proof, number, lasting, heedless);

      if (trouble && harmed++ == 0)
        g_test_message ("allocation %u: %s", number, trouble);
    }
  g_test_message ("%s: %u of %u allocations failed, %u did harm", lasting ? "lasting" : "once",
                  n_tried, n_allocations, harmed);
  return harmed;
}

static void
test_memory (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);

  g_assert_cmpuint (try_places (proof, FALSE, FALSE), ==, 0);
  g_assert_cmpuint (try_places (proof, TRUE, FALSE), ==, 0);
}

/* A program that takes a refusal for done is found out. */
static void
test_control (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);

  g_assert_cmpuint (try_places (proof, TRUE, TRUE), >, 0);
}

/* SQLite takes a transaction back by itself when it has no memory for a number that it is asked for
 * as text. What is written after that must not last by itself, though nobody looked. Returns
 * whether it is so; for the control, where it is written past our watch, which does not know. */
static gboolean
write_around (RgmDatabase *database, guint number, gboolean past)
{
  g_autofree char *text = NULL;
  gboolean written;
  gint64 n = 0;

  g_assert_true (rgm_database_begin (database, NULL));
  g_assert_true (rgm_database_run (database, "INSERT INTO line VALUES (1)", NULL));
  fault_memory_fail (number, FALSE);
  text = rgm_database_get_text (database, "SELECT 1000 + count (*) FROM line", NULL);
  fault_memory_mend ();
  written = past ? sqlite3_exec (rgm_database_get_handle (database),
                                 "INSERT INTO line VALUES (2)", NULL, NULL, NULL) == SQLITE_OK
                 : rgm_database_run (database, "INSERT INTO line VALUES (2)", NULL);
  if (!rgm_database_commit (database, NULL))
    written = FALSE;
  rgm_database_roll_back (database);
  g_assert_true (rgm_database_get_int64 (database, "SELECT count (*) FROM line", &n, NULL));
  g_assert_true (!text || g_str_equal (text, "1001"));
  g_assert_true (rgm_database_run (database, "DELETE FROM line", NULL));
  return n == (written ? 2 : 0);
}

/* Returns: at how many places something was half there */
static guint
write_around_often (gboolean past)
{
  guint harmed = 0;
  Fixture fixture;
  RgmDatabase *database;

  fixture_set_up (&fixture, NULL);
  database = rgm_database_open (fixture.path, RGM_DATABASE_SCRATCH, NULL);
  g_assert_true (rgm_database_run (database, "CREATE TABLE line (n)", NULL));
  for (guint number = 1; number <= N_TAKEN_BACK; number++)
    harmed += !write_around (database, number, past);
  g_test_message ("%u of %u did harm", harmed, N_TAKEN_BACK);
  rgm_database_close (database);
  fixture_tear_down (&fixture, NULL);
  return harmed;
}

static void
test_taken_back (void)
{
  g_assert_cmpuint (write_around_often (FALSE), ==, 0);
}

/* What is written without our watch over transactions is found out. */
static void
test_taken_back_control (void)
{
  g_assert_cmpuint (write_around_often (TRUE), >, 0);
}

static void
read_arguments (int argc, char **argv)
{
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  if (full_run && argc > 2 && (sscanf (argv[2], "--part=%u/%u", &part, &n_parts) != 2
                               || part < 1 || part > n_parts))
    {
      g_printerr ("%s: give a part of all, such as --part=2/8\n", argv[2]);
      exit (2);
    }
}

int
main (int argc, char **argv)
{
  fault_memory_install ();
  g_test_init (&argc, &argv, NULL);
  read_arguments (argc, argv);
  for (guint i = 0; i < proof_n_operations; i++)
    {
      g_autofree char *name = g_strconcat ("/memory/", proof_operations[i].name, NULL);

      /* An export is not SQLite's. */
      if (!g_str_equal (proof_operations[i].name, "export"))
        g_test_add_data_func (name, &proof_operations[i], test_memory);
    }
  g_test_add_func ("/memory/taken-back", test_taken_back);
  g_test_add_func ("/memory/taken-back-control", test_taken_back_control);
  g_test_add_data_func ("/memory/control", &proof_operations[0], test_control);
  return g_test_run ();
}
