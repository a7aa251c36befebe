#include "config.h"

#include <errno.h>
#include <string.h>

#include "fault-disk.h"
#include "proof.h"

/* The disk reports an error, or that it is full, at any call of whatever changes what a user has,
 * once or from then on. What was acknowledged stays, a refusal has its sentence, and done again
 * once the disk is well, it is there once. */

#define N_PLACES 12
#define N_PLACES_CONTROL 300
/* More than any operation has calls. */
#define N_PLACES_FULL 6000
#define SENTENCE_LENGTH_MIN 30

static gboolean full_run;

typedef struct {
  const char *name;
  FaultDiskCalls calls;
  int reason;
  gboolean lasting;
} Failure;

static const Failure failures[] = {
  { "error-once", FAULT_DISK_CHANGES | FAULT_DISK_READ, EIO, FALSE },
  { "error-lasting", FAULT_DISK_CHANGES | FAULT_DISK_READ, EIO, TRUE },
  { "full-once", FAULT_DISK_GROWTH, ENOSPC, FALSE },
  { "full-lasting", FAULT_DISK_GROWTH, ENOSPC, TRUE },
};
/* Controls: a program that takes each refusal for done, and a disk that loses a write without a
 * word. What verifies itself notices the latter, and what is a matter of form alone the former. */
static const Failure controls[] = {
  { "heedless", FAULT_DISK_CHANGES, EIO, TRUE },
  { "lie", FAULT_DISK_WRITE, FAULT_DISK_LIES, FALSE },
};

typedef struct {
  Proof *proof;
  const Failure *failure;
  gboolean control;
  guint n_tried;
  guint n_refused;
  guint n_harmed;
  char *harm;
} Trying;

/* What is wrong with a refusal, or NULL. */
static char *
judge_refusal (const GError *error)
{
  if (!error)
    return g_strdup ("it failed without an error");
  if (error->domain != RGM_STORE_ERROR)
    return g_strdup_printf ("it failed in words that are not ours: %s", error->message);
  if (strlen (error->message) < SENTENCE_LENGTH_MIN || !g_str_has_suffix (error->message, "."))
    return g_strdup_printf ("that is no sentence: %s", error->message);
  return NULL;
}

/* How far it may have come. What can be done again from the start may be half done. */
static guint
get_at_most (const Trying *self, guint acknowledged, const GError *error)
{
  gboolean unknown = g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN);

  return unknown || self->proof->operation->changes_backups ? acknowledged + 1 : acknowledged;
}

/* Returns what is wrong, or NULL. */
static char *
fail_at (Trying *self, guint number, gboolean *over)
{
  Proof *proof = self->proof;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  char *trouble = NULL;
  guint n_steps = proof->operation->n_steps;
  guint acknowledged;

  fault_disk_fail (self->failure->calls, number, self->failure->reason, self->failure->lasting);
  acknowledged = proof_run (proof, 0, &error);
  *over = !fault_disk_has_failed ();
  fault_disk_mend ();
  if (self->control && self->failure->lasting)
    {
      acknowledged = n_steps;
    }
  else if (acknowledged < n_steps)
    {
      self->n_refused++;
      trouble = judge_refusal (error);
    }
  if (!trouble)
    trouble = proof_judge (proof, acknowledged, get_at_most (self, acknowledged, error));
  if (!trouble && proof_run (proof, acknowledged, &again) < n_steps)
    trouble = g_strdup_printf ("it cannot be done again: %s", again->message);
  return trouble ? trouble : proof_judge (proof, n_steps, n_steps);
}

/* Whether there is such a place. */
static gboolean
try_at (Trying *self, guint number)
{
  g_autofree char *trouble = NULL;
  gboolean over;

  proof_start_over (self->proof);
  fault_disk_start (self->proof->fixture.folder);
  trouble = fail_at (self, number, &over);
  g_clear_pointer (&self->proof->fixture.store, rgm_store_close);
  fault_disk_stop ();
  self->n_tried += !over;
  if (trouble)
    {
      self->n_harmed++;
      if (!self->harm)
        self->harm = g_strdup_printf ("%s at call %u: %s", self->failure->name, number, trouble);
    }
  return !over;
}

static guint
count_places (Trying *self)
{
  guint n;

  proof_start_over (self->proof);
  fault_disk_start (self->proof->fixture.folder);
  g_assert_cmpuint (proof_run (self->proof, 0, NULL), ==, self->proof->operation->n_steps);
  n = fault_disk_get_count (self->failure->calls);
  g_clear_pointer (&self->proof->fixture.store, rgm_store_close);
  fault_disk_stop ();
  return n;
}

static void
try_places (Trying *self, guint n)
{
  guint n_places = count_places (self);

  if (n >= n_places)
    for (guint number = 1; number <= n_places && !(self->control && self->harm); number++)
      try_at (self, number);
  else
    for (guint i = 0; i < n && !(self->control && self->harm); i++)
      try_at (self, (guint) g_test_rand_int_range (1, (gint32) n_places + 1));
  g_test_message ("%s: %u of %u calls failed, %u refusals, %u did harm", self->failure->name,
                  self->n_tried, n_places, self->n_refused, self->n_harmed);
  if (self->harm)
    g_test_message ("%s", self->harm);
}

static void
test_errors (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);
  guint n_harmed = 0;
  guint n_refused = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      Trying trying = { .proof = proof, .failure = &failures[i] };

      try_places (&trying, full_run ? N_PLACES_FULL : N_PLACES);
      n_harmed += trying.n_harmed;
      n_refused += trying.n_refused;
      g_free (trying.harm);
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_harmed, ==, 0);
}

/* The loop can fail. */
static void
test_control (gconstpointer data)
{
  g_autoptr(Proof) proof = proof_new (data);
  guint n_harmed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (controls) && n_harmed == 0; i++)
    {
      Trying trying = { .proof = proof, .failure = &controls[i], .control = TRUE };

      try_places (&trying, N_PLACES_CONTROL);
      n_harmed += trying.n_harmed;
      g_free (trying.harm);
    }
  g_assert_cmpuint (n_harmed, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  for (guint i = 0; i < proof_n_operations; i++)
    {
      const char *operation = proof_operations[i].name;
      g_autofree char *name = g_strdup_printf ("/disk-errors/%s", operation);
      g_autofree char *control = g_strdup_printf ("/disk-errors/control/%s", operation);

      g_test_add_data_func (name, &proof_operations[i], test_errors);
      g_test_add_data_func (control, &proof_operations[i], test_control);
    }
  return g_test_run ();
}
