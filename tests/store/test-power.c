#include "config.h"

#include "fault-disk.h"
#include "proof.h"

/* The power goes at any moment of whatever changes what a user has. What was acknowledged is there
 * afterwards, nothing is corrupt, and what was on its way is there or not, but not half. */

#define N_CUTS 840
#define N_CUTS_FULL 10500
/* A control goes on until it has seen harm, up to so many. */
#define N_CUTS_CONTROL 500

static gboolean full_run;

typedef struct {
  Proof *proof;
  gboolean deaf;
  gboolean control;
  GRand *random;
  guint n_cuts;
  guint n_harmed;
  /* the first harm done */
  char *harm;
} Cutting;

/* How many calls the operation makes that change something. */
static guint
count_calls (Cutting *self)
{
  guint n;

  proof_start_over (self->proof);
  fault_disk_start (self->proof->fixture.folder);
  g_assert_cmpuint (proof_run (self->proof, 0, NULL), ==, self->proof->operation->n_steps);
  n = fault_disk_get_count (FAULT_DISK_CHANGES);
  g_clear_pointer (&self->proof->fixture.store, rgm_store_close);
  fault_disk_stop ();
  return n;
}

/* Cuts the power before call @number, or, one after the last, when all is done. */
static void
cut (Cutting *self, guint number, FaultDiskKeep keep, guint seed)
{
  g_autofree char *trouble = NULL;
  guint acknowledged;

  proof_start_over (self->proof);
  fault_disk_start (self->proof->fixture.folder);
  if (self->deaf)
    fault_disk_ignore_syncs ();
  fault_disk_cut (number);
  acknowledged = proof_run (self->proof, 0, NULL);
  fault_disk_cut (1);
  g_clear_pointer (&self->proof->fixture.store, rgm_store_close);
  fault_disk_lose_power (keep, seed);
  trouble = proof_judge (self->proof, acknowledged, acknowledged + 1);
  self->n_cuts++;
  if (!trouble)
    return;
  self->n_harmed++;
  if (!self->harm)
    self->harm = g_strdup_printf ("before call %u, keeping %d, seed %u: %s", number, keep, seed,
                                  trouble);
}

static void
cut_often (Cutting *self, guint n)
{
  guint n_calls = count_calls (self);

  g_assert_cmpuint (n_calls, >, 0);
  for (guint i = 0; i < n && !(self->control && self->harm); i++)
    {
      FaultDiskKeep keep = i < FAULT_DISK_N_KEEPS * (n_calls + 1) ? i % FAULT_DISK_N_KEEPS
                                                                  : FAULT_DISK_KEEP_SOME;
      /* Each place in turn where there are enough, else some of all. */
      guint place = n >= FAULT_DISK_N_KEEPS * (n_calls + 1)
        ? i / FAULT_DISK_N_KEEPS % (n_calls + 1)
        : (guint) g_rand_int_range (self->random, 0, (gint32) n_calls + 1);

      cut (self, place + 1, keep, g_rand_int (self->random));
    }
  g_test_message ("%u cuts at %u places, %u did harm", self->n_cuts, n_calls + 1, self->n_harmed);
  if (self->harm)
    g_test_message ("%s", self->harm);
}

static void
test_power (gconstpointer data)
{
  guint n = (full_run ? N_CUTS_FULL : N_CUTS) / proof_n_operations;
  g_autoptr(Proof) proof = proof_new (data);
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Cutting cutting = { .proof = proof, .random = random };

  cut_often (&cutting, n);
  g_assert_cmpuint (cutting.n_harmed, ==, 0);
  g_free (cutting.harm);
}

/* The same on a disk that says that all is safe, and lies: each loop can fail. */
static void
test_deaf_control (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Cutting cutting = { .proof = proof, .random = random, .deaf = TRUE,
                      .control = TRUE };

  cut_often (&cutting, N_CUTS_CONTROL);
  g_assert_cmpuint (cutting.n_harmed, >, 0);
  g_free (cutting.harm);
}

/* The same where SQLite syncs nothing. */
static void
test_pragma_control (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Cutting cutting = { .proof = proof, .random = random, .control = TRUE };

  proof->pragma = "PRAGMA synchronous = OFF";
  cut_often (&cutting, N_CUTS_CONTROL);
  g_assert_cmpuint (cutting.n_harmed, >, 0);
  g_free (cutting.harm);
}

static void
add_test (const char *kind, const ProofOperation *operation, GTestDataFunc test)
{
  g_autofree char *name = g_strdup_printf ("/power/%s/%s", kind, operation->name);

  g_test_add_data_func (name, operation, test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  for (guint i = 0; i < proof_n_operations; i++)
    add_test ("cut", &proof_operations[i], test_power);
  for (guint i = 0; i < proof_n_operations; i++)
    add_test ("control-deaf", &proof_operations[i], test_deaf_control);
  for (guint i = 0; i < 6; i++)
    add_test ("control-synchronous-off", &proof_operations[i], test_pragma_control);
  return g_test_run ();
}
