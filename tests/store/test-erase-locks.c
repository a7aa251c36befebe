#include "config.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rgm-database.h"
#include "rgm-erase-copies.h"
#include "store-fixture.h"

/* A process that closes any file loses its locks on it, under whatever name it had that open: who
 * looks for copies of a database must not close the database itself. */

/* The file format of SQLite, what whoever reads has locked: os.h, SHARED_FIRST and SHARED_SIZE. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510

/* Asks as another process would that is about to write. */
static gboolean
is_locked (const char *path)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST,
                            .l_len = SHARED_SIZE };
      int file = open (path, O_RDWR | O_CLOEXEC);

      _exit (file >= 0 && fcntl (file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status) != 0;
}

/* As the thread that makes backups reads, while another one erases. */
static RgmDatabase *
begin_reading (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RgmDatabase *reader = rgm_database_open (fixture->path, RGM_DATABASE_READ_ONLY, &error);
  gint64 n_patients;

  g_assert_no_error (error);
  g_assert_true (rgm_database_begin_reading (reader, &error));
  /* Nothing is locked before it is read. */
  g_assert_true (rgm_database_get_int64 (reader, "SELECT count (*) FROM patient", &n_patients,
                                         &error));
  g_assert_no_error (error);
  return reader;
}

static GPtrArray *
find_copies (Fixture *fixture, RgmDatabase *database, const char *id)
{
  char *none[] = { NULL };
  const RgmFormerFiles former = { .all = none, .abandoned = none, .replaced = none };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *left = g_ptr_array_new_with_free_func (g_free);
  const RgmEraseCopies copies = { .database = database, .path = fixture->path, .id = id,
                                  .former = &former, .seen = seen, .left = left };

  rgm_erase_copies_find (&copies);
  return left;
}

/* A link is the database under another name: it is no copy, and stays locked. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmDatabase) reader = begin_reading (fixture);
  g_autofree char *other = g_strconcat (fixture->path, ".link", NULL);
  g_autoptr(GPtrArray) left = NULL;

  g_assert_cmpint (link (fixture->path, other), ==, 0);
  g_assert_true (is_locked (fixture->path));
  left = find_copies (fixture, reader, patient->id);
  g_assert_true (is_locked (fixture->path));
  g_assert_cmpuint (left->len, ==, 0);
  rgm_database_roll_back (reader);
  g_assert_false (is_locked (fixture->path));
}

/* A copy is told of, and looked at without a lock lost on the database. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmDatabase) reader = begin_reading (fixture);
  g_autofree char *other = g_strconcat (fixture->path, ".copy", NULL);
  g_autoptr(GPtrArray) left = NULL;

  g_assert_true (g_file_set_contents (other, patient->id, -1, NULL));
  left = find_copies (fixture, reader, patient->id);
  g_assert_true (is_locked (fixture->path));
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (left->pdata[0], ==, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/erase-locks/link", test_link);
  FIXTURE_TEST ("/erase-locks/copy", test_copy);
  return g_test_run ();
}
