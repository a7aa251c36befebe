#include "config.h"

#include <string.h>

#include "rgm-backup.h"
#include "rgm-store-archive.h"
#include "store-fixture.h"

/* A single bit is turned in a file. In a backup, of which every bit is summed up, that is always
 * told. In a live database it may be in what nobody reads; but it is told, or the file is used as
 * if nothing were, and what is saved then is there. */

#define N_FLIPS 100
#define N_FLIPS_FULL 1000
#define N_PATIENTS 8

static gboolean full_run;

typedef struct {
  Fixture base;
  char *bytes;
  gsize length;
} Flips;

static void
add_records (Fixture *fixture)
{
  for (int i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %d", i + 1);
      g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, name);
      g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

      for (int session = 0; session < 4; session++)
        rgm_session_record_free (fixture_add_session (fixture, course, 1000 + 30 * session,
                                                      RGM_SESSION_DONE));
    }
}

static void
set_up (Flips *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  add_records (&self->base);
}

static void
tear_down (Flips *self, gconstpointer data)
{
  g_free (self->bytes);
  fixture_tear_down (&self->base, data);
}

static void
load (Flips *self, const char *path)
{
  g_assert_true (g_file_get_contents (path, &self->bytes, &self->length, NULL));
}

/* Writes the file with one bit turned. */
static void
write_flipped (Flips *self, const char *path)
{
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) self->length);
  char bit = (char) (1 << g_test_rand_int_range (0, 8));

  self->bytes[at] ^= bit;
  g_assert_true (g_file_set_contents_full (path, self->bytes, (gssize) self->length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  self->bytes[at] ^= bit;
}

static guint
get_n (void)
{
  return full_run ? N_FLIPS_FULL : N_FLIPS;
}

static RgmBackupEntry *
make_backup (Flips *self)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(GError) error = NULL;
  RgmBackupEntry *entry = rgm_backup_make (self->base.path, &options, &error);

  g_assert_no_error (error);
  load (self, entry->path);
  return entry;
}

static void
test_backup (Flips *self, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = make_backup (self);
  guint told = 0;

  for (guint i = 0; i < get_n (); i++)
    {
      g_autoptr(RgmBackupEntry) read = NULL;
      g_autoptr(GError) error = NULL;

      write_flipped (self, entry->path);
      read = rgm_backup_verify (entry->path, &error);
      told += g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
    }
  g_test_message ("%u of %u flips told", told, get_n ());
  g_assert_cmpuint (told, ==, get_n ());
}

/* What SQLite alone would see of them: the sum is needed, and the test above can fail. */
static void
test_backup_control (Flips *self, gconstpointer data)
{
  g_autoptr(RgmBackupEntry) entry = make_backup (self);
  guint told = 0;

  for (guint i = 0; i < get_n (); i++)
    {
      g_autoptr(RgmStore) store = NULL;

      write_flipped (self, entry->path);
      store = rgm_store_open (entry->path, RGM_STORE_READ_ONLY, NULL);
      told += !store || !rgm_store_check (store, NULL);
    }
  g_test_message ("SQLite tells %u of %u", told, get_n ());
  g_assert_cmpuint (told, <, get_n ());
}

/* Uses a store as a program does. Returns whether anything was told. */
static gboolean
use (RgmStore *store)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 9");
  g_autoptr(RgmArchive) archive = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RgmPatientContent) content = NULL;
  g_autoptr(GError) error = NULL;

  archive = rgm_store_load_archive (store, NULL, NULL, &error);
  if (!archive)
    return TRUE;
  entries = rgm_store_list_patients (store, &error);
  if (!entries || rgm_store_get_read_only (store, NULL)
      || !rgm_store_save_patient (store, patient, &error))
    return TRUE;
  content = rgm_store_load_patient (store, patient->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content->record->name, ==, "Sample Patient 9");
  return !rgm_store_undo (store, 0, NULL, NULL);
}

/* Whether anybody noticed. Never is another file made in its place. */
static gboolean
is_told (Flips *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = NULL;
  g_autofree char *content = NULL;
  gsize length;

  write_flipped (self, self->base.path);
  store = rgm_store_open (self->base.path, RGM_STORE_CREATE, &error);
  if (store)
    {
      g_assert_false (rgm_store_get_created (store));
      return use (store);
    }
  g_assert_true (error->domain == RGM_STORE_ERROR);
  g_assert_true (g_file_get_contents (self->base.path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, self->length);
  return TRUE;
}

static void
test_live (Flips *self, gconstpointer data)
{
  guint told = 0;

  g_clear_pointer (&self->base.store, rgm_store_close);
  load (self, self->base.path);
  for (guint i = 0; i < get_n (); i++)
    told += is_told (self);
  g_test_message ("%u flips: %u told, %u unseen and in nobody's way, no crash", get_n (), told,
                  get_n () - told);
  g_assert_cmpuint (told, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  g_test_add ("/flips/backup", Flips, NULL, set_up, test_backup, tear_down);
  g_test_add ("/flips/backup-control", Flips, NULL, set_up, test_backup_control, tear_down);
  g_test_add ("/flips/live", Flips, NULL, set_up, test_live, tear_down);
  return g_test_run ();
}
