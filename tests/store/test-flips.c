#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup.h"
#include "rgm-store-archive.h"
#include "store-fixture.h"

/* A single bit is turned in a file. In a backup, of which every bit is summed up, that is always
 * told. A live database has no such sum: there it may be in what nobody reads, or in the text of a
 * record. But it is told, or the file is used as if nothing were, and what is saved then is there;
 * records that are others without a word are counted. */

#define N_FLIPS 100
#define N_FLIPS_FULL 1000
#define N_PATIENTS 8

static gboolean full_run;

typedef struct {
  Fixture base;
  char *bytes;
  gsize length;
  /* of the records of the file when it was sound */
  char *hash;
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
  g_free (self->hash);
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

typedef enum {
  TOLD,
  /* what was turned is in nobody's way */
  UNSEEN,
  /* records are others, and nobody was told */
  CHANGED,
  /* what was saved is not there, or another file is in its place */
  HARMED,
  N_VERDICTS,
} Verdict;

/* What is done to the live file behind the back of the judge, and what it must find then. */
typedef struct {
  const char *name;
  void (*before_opening) (Flips *self);
  const char *after_saving;
  Verdict expected;
} Control;

/* Uses a store as a program does. */
static Verdict
use (Flips *self, RgmStore *store, const Control *control)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 9");
  g_autofree char *hash = rgm_store_dup_content_hash (store, NULL);
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (store, NULL, NULL, NULL);
  g_autoptr(GPtrArray) entries = rgm_store_list_patients (store, NULL);
  g_autoptr(RgmPatientContent) content = NULL;

  if (!hash || !archive || !entries || rgm_store_get_read_only (store, NULL)
      || !rgm_store_save_patient (store, patient, NULL))
    return TOLD;
  if (control)
    fixture_run_sql (self->base.path, control->after_saving);
  content = rgm_store_load_patient (store, patient->id, NULL);
  if (!content || !g_str_equal (content->record->name, "Sample Patient 9"))
    return HARMED;
  if (!rgm_store_undo (store, 0, NULL, NULL))
    return TOLD;
  return g_str_equal (hash, self->hash) ? UNSEEN : CHANGED;
}

/* Never is another file made in its place. */
static Verdict
judge_live (Flips *self, const Control *control)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  if (control)
    control->before_opening (self);
  store = rgm_store_open (self->base.path, RGM_STORE_CREATE, &error);
  if (store)
    return rgm_store_get_created (store) ? HARMED : use (self, store, control);
  if (error->domain != RGM_STORE_ERROR
      || !g_file_get_contents (self->base.path, &content, &length, NULL))
    return HARMED;
  return length == self->length ? TOLD : HARMED;
}

static void
load_live (Flips *self)
{
  self->hash = rgm_store_dup_content_hash (self->base.store, NULL);
  g_clear_pointer (&self->base.store, rgm_store_close);
  load (self, self->base.path);
}

static void
test_live (Flips *self, gconstpointer data)
{
  guint n[N_VERDICTS] = { 0 };

  load_live (self);
  for (guint i = 0; i < get_n (); i++)
    {
      write_flipped (self, self->base.path);
      n[judge_live (self, NULL)]++;
    }
  g_test_message ("%u flips: %u told, %u unseen and in nobody's way, %u changed a record unseen,"
                  " %u did harm, no crash", get_n (), n[TOLD], n[UNSEEN], n[CHANGED], n[HARMED]);
  g_assert_cmpuint (n[TOLD], >, 0);
  g_assert_cmpuint (n[HARMED], ==, 0);
}

static void
leave (Flips *self)
{
}

static void
change_record (Flips *self)
{
  fixture_run_sql (self->base.path, "UPDATE patient SET notes = 'planted'"
                                    " WHERE name = 'Sample Patient 3'");
}

static void
lose_record (Flips *self)
{
  fixture_run_sql (self->base.path, "DELETE FROM session WHERE day = 1000");
}

static void
lose_file (Flips *self)
{
  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
}

static void
break_header (Flips *self)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->length);

  bytes[0] ^= 1;
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) self->length, NULL));
}

static void
cut_short (Flips *self)
{
  g_assert_true (g_file_set_contents (self->base.path, "SQLite", -1, NULL));
}

static const Control controls[] = {
  { "sound", leave, "", UNSEEN },
  { "changed", change_record, "", CHANGED },
  { "lost", lose_record, "", CHANGED },
  { "not-saved", leave, "DELETE FROM patient WHERE name = 'Sample Patient 9'", HARMED },
  { "saved-otherwise", leave, "UPDATE patient SET name = 'Planted' WHERE name ="
                              " 'Sample Patient 9'", HARMED },
  { "made-anew", lose_file, "", HARMED },
  { "refused", break_header, "", TOLD },
  { "refused-and-cut", cut_short, "", HARMED },
};

/* Of a file of which no bit is turned, the judge finds what was planted, and nothing else. */
static void
test_live_control (Flips *self, gconstpointer data)
{
  const Control *control = data;

  load_live (self);
  g_assert_cmpint (judge_live (self, control), ==, control->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  g_test_add ("/flips/backup", Flips, NULL, set_up, test_backup, tear_down);
  g_test_add ("/flips/backup-control", Flips, NULL, set_up, test_backup_control, tear_down);
  g_test_add ("/flips/live", Flips, NULL, set_up, test_live, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *name = g_strconcat ("/flips/live-control/", controls[i].name, NULL);

      g_test_add (name, Flips, &controls[i], set_up, test_live_control, tear_down);
    }
  return g_test_run ();
}
