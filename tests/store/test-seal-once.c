/* RTLD_NEXT */
#define _GNU_SOURCE
#include "config.h"

#include <dlfcn.h>
#include <sodium.h>

#include "rgm-erase.h"
#include "store-fixture.h"

/* To make a key of a passphrase takes about a second on purpose. Backups that bear the same seal
 * have the same key, and whoever opens many of them makes it once. */

#define N_ALIKE 3

typedef int (*Derive) (unsigned char *const out, unsigned long long out_size,
                       const char *const text, unsigned long long text_size,
                       const unsigned char *const salt, unsigned long long passes,
                       size_t memory, int algorithm);

static guint n_derived;

/* In the place of that of the library, which it calls. */
int
crypto_pwhash (unsigned char *const out, unsigned long long out_size, const char *const text,
               unsigned long long text_size, const unsigned char *const salt,
               unsigned long long passes, size_t memory, int algorithm)
{
  union {
    void *symbol;
    Derive function;
  } real = { dlsym (RTLD_NEXT, "crypto_pwhash") };

  n_derived++;
  return real.function (out, out_size, text, text_size, salt, passes, memory, algorithm);
}

typedef struct {
  Fixture base;
  RgmPatient *patient;
} Sealed;

static void
make_backup (Sealed *self, const RgmBackupSeal *seal)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (self->base.path, &options, &error);

  g_assert_no_error (error);
}

static RgmBackupSeal *
make_seal (const char *text)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (text);

  return rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
}

/* Some with one seal, and one with another of the same passphrase. */
static void
set_up (Sealed *self, gconstpointer data)
{
  g_autoptr(RgmBackupSeal) seal = make_seal ("correct horse");
  g_autoptr(RgmBackupSeal) other = make_seal ("correct horse");

  fixture_set_up (&self->base, data);
  self->patient = fixture_add_patient (&self->base, "Sample Patient 1");
  for (int i = 0; i < N_ALIKE; i++)
    make_backup (self, seal);
  make_backup (self, other);
  n_derived = 0;
}

static void
tear_down (Sealed *self, gconstpointer data)
{
  rgm_patient_free (self->patient);
  fixture_tear_down (&self->base, data);
}

static RgmErasure *
erase (Sealed *self, const char *text)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (text);
  const RgmEraseOptions options = { .passphrase = passphrase };
  g_autoptr(GError) error = NULL;
  RgmErasure *erasure = rgm_erase_patient (self->base.store, self->patient->id, &options, &error);

  g_assert_no_error (error);
  return erasure;
}

/* Each seal takes a key, also where all backups are sealed anew; and again they do. */
static void
test_right (Sealed *self, gconstpointer data)
{
  g_autoptr(RgmErasure) erasure = erase (self, "correct horse");
  g_autoptr(RgmErasure) again = NULL;

  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_cmpuint (g_strv_length (erasure->rewritten), ==, N_ALIKE + 2);
  g_assert_cmpuint (n_derived, ==, 2);
  n_derived = 0;
  again = erase (self, "correct horse");
  g_assert_cmpuint (g_strv_length (again->left), ==, 0);
  g_assert_cmpuint (g_strv_length (again->rewritten), ==, 0);
  g_assert_cmpuint (n_derived, ==, 2);
}

/* So does a wrong one, which opens none of them. */
static void
test_wrong (Sealed *self, gconstpointer data)
{
  g_autoptr(RgmErasure) erasure = erase (self, "wrong horse");

  g_assert_cmpuint (g_strv_length (erasure->left), ==, N_ALIKE + 1);
  g_assert_cmpuint (n_derived, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/seal-once/right", Sealed, NULL, set_up, test_right, tear_down);
  g_test_add ("/seal-once/wrong", Sealed, NULL, set_up, test_wrong, tear_down);
  return g_test_run ();
}
