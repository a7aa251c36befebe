#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault-disk.h"
#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-erase.h"
#include "store-fixture.h"

/* A patient is erased while another process copies what has the name in it. That process is this
 * program again, and pauses before a call of the C library; meanwhile the patient is erased; then
 * it goes on, or is killed. So it is with each of its calls: the name is in no file afterwards. */

#define SECRET "Zebedee Secretname"
#define PASSPHRASE "correct horse"
/* How long the eraser waits for others, who are pausing. */
#define PATIENCE_MS 20
/* How many gaps of each maker are tried, without --full. */
#define QUICK_GAPS 12

static char *program;
static gboolean full;

typedef enum {
  /* the maker goes on after the erasing */
  END_RESUMED,
  /* it is killed, and what it left is deleted where the eraser told of it */
  END_KILLED,
  /* a control: it goes on, and nobody remembers that there was an erasing */
  END_UNTOLD,
  N_ENDS,
} End;

/* What the other process does. */

static void
pause_here (void)
{
  char byte;

  if (write (STDOUT_FILENO, "p", 1) != 1 || read (STDIN_FILENO, &byte, 1) != 1)
    _exit (2);
}

static RgmBackupEntry *
find_backup (const char *path)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (path, NULL);

  return backups->len > 0 ? rgm_backup_entry_copy (backups->pdata[backups->len - 1]) : NULL;
}

static gboolean
make_backup (const char *path)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, NULL);

  return made != NULL;
}

static gboolean
make_sealed_backup (const char *path)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (PASSPHRASE);
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, NULL);

  return made != NULL;
}

static gboolean
make_copy (const char *path)
{
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, NULL);
  g_autofree char *to = g_strconcat (path, ".copy", NULL);

  return store && rgm_store_save_copy (store, to, NULL, NULL);
}

static gboolean
restore (const char *path)
{
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, NULL);
  g_autoptr(RgmBackupEntry) backup = find_backup (path);

  return store && backup && rgm_backup_restore (store, backup->path, NULL, NULL, NULL, NULL);
}

static gboolean
erase_other (const char *path)
{
  g_autoptr(RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, NULL);
  g_autofree char *other = g_build_filename (path, "..", "other", NULL);
  g_autofree char *resolved = g_canonicalize_filename (other, NULL);
  g_autofree char *id = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  if (!g_file_get_contents (resolved, &id, NULL, NULL))
    return FALSE;
  rgm_store_set_busy_timeout (store, 5000);
  erasure = rgm_erase_patient (store, id, NULL, NULL);
  return erasure != NULL;
}

static const struct {
  const char *name;
  gboolean (*make) (const char *path);
} makers[] = {
  { "backup", make_backup },
  { "sealed-backup", make_sealed_backup },
  { "copy", make_copy },
  { "restore", restore },
  { "erase-another", erase_other },
};

static int
run_maker (const char *name, const char *path, guint gap)
{
  g_autofree char *folder = g_path_get_dirname (path);
  guint n_calls = 0;
  char end = 'f';

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      if (!g_str_equal (makers[i].name, name))
        continue;
      fault_disk_start (folder);
      fault_disk_pause (gap, pause_here);
      end = makers[i].make (path) ? 'd' : 'f';
      n_calls = fault_disk_get_count (FAULT_DISK_CHANGES | FAULT_DISK_READ);
      fault_disk_stop ();
    }
  return write (STDOUT_FILENO, &end, 1) == 1
         && write (STDOUT_FILENO, &n_calls, sizeof n_calls) == sizeof n_calls ? 0 : 1;
}

/* What this process does. */

static gboolean
has_bytes (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (text) <= length; i++)
    {
      if (memcmp (bytes + i, text, strlen (text)) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
count_files_with (const char *folder, const char *text)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        count += count_files_with (path, text);
      else if (has_bytes (path, text))
        count++;
    }
  return count;
}

/* A sealed backup shows its bytes to whoever has the passphrase. */
static guint
count_sealed_with (const char *path, const char *folder, const char *text)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (PASSPHRASE);
  g_autoptr(GPtrArray) backups = rgm_backup_list (path, NULL);
  g_autofree char *plain = g_build_filename (folder, "unpacked", NULL);
  guint count = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];
      int file = g_open (plain, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      g_assert_cmpint (file, >=, 0);
      if (entry->sealed)
        {
          g_assert_true (rgm_backup_unpack (entry->path, passphrase, file, NULL, NULL));
          count += has_bytes (plain, text);
        }
      close (file);
      g_unlink (plain);
    }
  return count;
}

/* One erasing in one gap. */
typedef struct {
  Fixture fixture;
  GSubprocess *maker;
  /* what is made is no backup, and only told of */
  gboolean makes_copy;
  char *id;
} Race;

static void
race_init (Race *self)
{
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(RgmPatient) other = NULL;
  g_autofree char *note = NULL;

  fixture_set_up (&self->fixture, NULL);
  patient = fixture_add_patient (&self->fixture, SECRET);
  other = fixture_add_patient (&self->fixture, "Sample Patient 2");
  self->id = g_strdup (patient->id);
  note = g_build_filename (self->fixture.folder, "other", NULL);
  g_assert_true (g_file_set_contents (note, other->id, -1, NULL));
  g_assert_true (make_backup (self->fixture.path));
  rgm_store_set_busy_timeout (self->fixture.store, PATIENCE_MS);
}

static void
race_clear (Race *self)
{
  fixture_tear_down (&self->fixture, NULL);
  g_clear_object (&self->maker);
  g_free (self->id);
}

static char
read_byte (GSubprocess *process)
{
  char byte = 0;

  g_input_stream_read (g_subprocess_get_stdout_pipe (process), &byte, 1, NULL, NULL);
  return byte;
}

/* Answers whether the maker pauses; else it has ended before. */
static gboolean
race_start (Race *self, const char *maker, guint gap)
{
  g_autofree char *number = g_strdup_printf ("%u", gap);
  g_autoptr(GError) error = NULL;

  self->makes_copy = g_str_equal (maker, "copy");
  self->maker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  &error, program, "make", maker, self->fixture.path, number,
                                  NULL);
  g_assert_no_error (error);
  return read_byte (self->maker) == 'p';
}

/* Answers %NULL where the maker has the database locked. */
static RgmErasure *
race_erase (Race *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (PASSPHRASE);
  const RgmEraseOptions options = { .passphrase = passphrase };
  RgmErasure *erasure = rgm_erase_patient (self->fixture.store, self->id, &options, &error);

  if (!erasure)
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  return erasure;
}

static void
race_resume (Race *self)
{
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->maker), "r", 1,
                                            NULL, NULL, NULL));
  g_assert_cmpint (read_byte (self->maker), ==, 'd');
  g_assert_true (g_subprocess_wait_check (self->maker, NULL, NULL));
}

static void
race_kill (Race *self)
{
  g_subprocess_force_exit (self->maker);
  g_subprocess_wait (self->maker, NULL, NULL);
}

static void
race_forget (Race *self)
{
  rgm_store_set_busy_timeout (self->fixture.store, 5000);
  fixture_run_sql (self->fixture.path,
                   "DELETE FROM setting WHERE key IN ('erased', 'erasures')");
}

/* Answers how many files have the patient in them at the end. */
static guint
race_end (Race *self, End end)
{
  g_autoptr(RgmErasure) erasure = race_erase (self);

  if (erasure && end == END_UNTOLD)
    race_forget (self);
  if (end == END_KILLED)
    race_kill (self);
  else
    race_resume (self);
  if (!erasure)
    {
      rgm_store_set_busy_timeout (self->fixture.store, 5000);
      erasure = race_erase (self);
    }
  if (end == END_KILLED || self->makes_copy)
    g_assert_true (rgm_erase_left (self->fixture.store, erasure, NULL));
  g_assert_true (rgm_store_check (self->fixture.store, NULL));
  return count_files_with (self->fixture.folder, SECRET)
         + count_files_with (self->fixture.folder, self->id)
         + count_sealed_with (self->fixture.path, self->fixture.folder, SECRET);
}

/* Answers whether there was such a gap. */
static gboolean
run_race (const char *maker, guint gap, End end, guint *n_left)
{
  Race self = { 0 };
  gboolean paused;

  race_init (&self);
  paused = race_start (&self, maker, gap);
  *n_left = paused ? race_end (&self, end) : 0;
  if (!paused)
    race_kill (&self);
  race_clear (&self);
  return paused;
}

/* A maker that is not disturbed tells how many calls it has made. */
static guint
count_gaps (const char *maker)
{
  Race self = { 0 };
  guint n_calls = 0;

  race_init (&self);
  g_assert_false (race_start (&self, maker, 0));
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (self.maker), &n_calls,
                                          sizeof n_calls, NULL, NULL, NULL));
  g_assert_cmpuint (n_calls, >, 0);
  race_clear (&self);
  return n_calls;
}

static void
test_maker (gconstpointer data)
{
  const char *maker = data;
  guint n_gaps = count_gaps (maker);
  guint n_tried[N_ENDS] = { 0 }, n_found[N_ENDS] = { 0 };
  guint step = full ? 1 : MAX (1, n_gaps / QUICK_GAPS);

  for (guint i = 0; i < n_gaps; i += step)
    {
      for (End end = 0; end < N_ENDS; end++)
        {
          guint n_left;

          if (!run_race (maker, n_gaps - i, end, &n_left))
            continue;
          n_tried[end]++;
          n_found[end] += n_left > 0;
          if (end != END_UNTOLD && n_left > 0)
            g_test_message ("%s: found after gap %u of %u, end %d", maker, n_gaps - i, n_gaps,
                            (int) end);
        }
    }
  g_test_message ("%s: %u gaps; found in %u of %u when resumed, in %u of %u when killed, in %u of"
                  " %u of the control", maker, n_gaps, n_found[END_RESUMED], n_tried[END_RESUMED],
                  n_found[END_KILLED], n_tried[END_KILLED], n_found[END_UNTOLD],
                  n_tried[END_UNTOLD]);
  g_assert_cmpuint (n_found[END_RESUMED], ==, 0);
  g_assert_cmpuint (n_found[END_KILLED], ==, 0);
  g_assert_cmpuint (n_found[END_UNTOLD], >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "make"))
    return run_maker (argv[2], argv[3], (guint) atoi (argv[4]));
  program = argv[0];
  full = argc > 1 && g_str_equal (argv[argc - 1], "--full");
  if (full)
    argc--;
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *path = g_strconcat ("/erase-race/", makers[i].name, NULL);

      g_test_add_data_func (path, makers[i].name, test_maker);
    }
  return g_test_run ();
}
