#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "rgm-backup-seal.h"
#include "rgm-store-error.h"
#include "temporary-folder.h"

/* What is sealed opens with its passphrase alone, and only as it was sealed. */

/* How a sealed file is laid out: never changed. */
#define AT_PASSES 8
#define AT_MEMORY 12
#define SEAL_SIZE 64
#define HEADER_SIZE (SEAL_SIZE + 80 + 24)
#define CHUNK_SIZE (64 * 1024)
#define SEALED_CHUNK_SIZE (CHUNK_SIZE + 17)

#define INFO "what is known of it"

typedef struct {
  char *folder;
  RgmPassphrase *passphrase;
  RgmBackupSeal *seal;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = temporary_folder_new ();
  place->passphrase = rgm_passphrase_new ("correct horse");
  place->seal = rgm_backup_seal_new (place->passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
  g_assert_nonnull (place->seal);
}

static void
tear_down (Place *place, gconstpointer data)
{
  rgm_backup_seal_free (place->seal);
  rgm_passphrase_free (place->passphrase);
  temporary_folder_remove (place->folder);
}

static char *
get_path (const Place *place, const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

static void
write_file (const Place *place, const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = get_path (place, name);

  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

static int
open_file (const Place *place, const char *name, int flags)
{
  g_autofree char *path = get_path (place, name);
  int file = g_open (path, flags | O_CLOEXEC, 0600);

  g_assert_cmpint (file, >=, 0);
  return file;
}

/* Bytes of which none is like its neighbours. */
static char *
invent (gsize size)
{
  char *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 7 + i / 251);
  return bytes;
}

/* Seals @size bytes: the bytes of the file that comes of it. */
static char *
seal_bytes (const Place *place, gsize size, gsize *sealed_size)
{
  g_autofree char *plain = invent (size);
  g_autofree char *path = get_path (place, "sealed");
  g_autoptr(GError) error = NULL;
  char *sealed;
  int from, to;

  write_file (place, "plain", plain, size);
  from = open_file (place, "plain", O_RDONLY);
  to = open_file (place, "sealed", O_RDWR | O_CREAT | O_TRUNC);
  g_assert_true (rgm_backup_seal_close (place->seal, from, to, "sealed", INFO, &error));
  g_assert_no_error (error);
  close (from);
  close (to);
  g_assert_true (g_file_get_contents (path, &sealed, sealed_size, NULL));
  return sealed;
}

static gboolean
open_bytes (const Place *place, const char *sealed, gsize size, const char *info, GError **error)
{
  gboolean opened;
  int from, to;

  write_file (place, "sealed", sealed, size);
  from = open_file (place, "sealed", O_RDONLY);
  to = open_file (place, "opened", O_RDWR | O_CREAT | O_TRUNC);
  opened = rgm_backup_seal_open (place->passphrase, from, (gint64) size, to, "sealed", info,
                                 error);
  close (from);
  close (to);
  return opened;
}

static void
assert_altered (const Place *place, const char *sealed, gsize size)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (open_bytes (place, sealed, size, INFO, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
}

/* What comes out is what went in, of any length, also around that of a chunk. */
static void
test_round_trip (Place *place, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1,
                                 3 * CHUNK_SIZE + 5 };
  g_autofree char *path = get_path (place, "opened");

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize sealed_size, opened_size;
      g_autofree char *plain = invent (sizes[i]);
      g_autofree char *sealed = seal_bytes (place, sizes[i], &sealed_size);
      g_autofree char *opened = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (open_bytes (place, sealed, sealed_size, INFO, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &opened, &opened_size, NULL));
      g_assert_cmpmem (opened, opened_size, plain, sizes[i]);
    }
}

/* The same sealed twice has nothing in common but the seal: each file has a key of its own. */
static void
test_fresh_key (Place *place, gconstpointer data)
{
  gsize first_size, second_size;
  g_autofree char *first = seal_bytes (place, 100, &first_size);
  g_autofree char *second = seal_bytes (place, 100, &second_size);
  guint same = 0;

  g_assert_cmpmem (first, SEAL_SIZE, second, SEAL_SIZE);
  g_assert_cmpuint (first_size, ==, second_size);
  for (gsize i = SEAL_SIZE; i < first_size; i++)
    same += first[i] == second[i];
  g_assert_cmpuint (same, <, (first_size - SEAL_SIZE) / 8);
}

/* A header of which any byte is changed opens nothing: where the lock is another, the passphrase
 * is not the one of it. */
static void
test_changed_header (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 100, &size);

  for (gsize i = 0; i < HEADER_SIZE; i++)
    {
      g_autoptr(GError) error = NULL;

      sealed[i] ^= 1;
      g_assert_false (open_bytes (place, sealed, size, INFO, &error));
      if (i < AT_PASSES || i >= SEAL_SIZE)
        g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
      else
        g_assert_true (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED)
                       || g_error_matches (error, RGM_STORE_ERROR,
                                           RGM_STORE_ERROR_WRONG_PASSPHRASE));
      sealed[i] ^= 1;
    }
  g_assert_true (open_bytes (place, sealed, size, INFO, NULL));
}

/* What ends too soon, or goes on behind its end, is not what was sealed. */
static void
test_other_length (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 2 * CHUNK_SIZE + 100, &size);
  g_autofree char *longer = g_malloc0 (size + CHUNK_SIZE);

  for (gsize i = 0; i < HEADER_SIZE; i += 7)
    assert_altered (place, sealed, i);
  assert_altered (place, sealed, HEADER_SIZE);
  assert_altered (place, sealed, HEADER_SIZE + 5);
  /* Just the last chunk is missing. */
  assert_altered (place, sealed, HEADER_SIZE + 2 * SEALED_CHUNK_SIZE);
  assert_altered (place, sealed, size - 1);
  memcpy (longer, sealed, size);
  assert_altered (place, longer, size + 1);
  assert_altered (place, longer, size + CHUNK_SIZE);
}

/* Chunks in another order, and one in the place of another, are told. */
static void
test_swapped_chunks (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 2 * CHUNK_SIZE, &size);
  char *first = sealed + HEADER_SIZE;
  g_autofree char *kept = g_memdup2 (first, SEALED_CHUNK_SIZE);

  memcpy (first, first + SEALED_CHUNK_SIZE, SEALED_CHUNK_SIZE);
  assert_altered (place, sealed, size);
  memcpy (first + SEALED_CHUNK_SIZE, kept, SEALED_CHUNK_SIZE);
  assert_altered (place, sealed, size);
}

/* A file that is shorter than it is said to be is told, whatever is said. */
static void
test_shorter_than_said (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 100, &size);
  static const gsize lengths[] = { 0, 10, HEADER_SIZE - 1, HEADER_SIZE };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(GError) error = NULL;
      int from;

      write_file (place, "sealed", sealed, lengths[i]);
      from = open_file (place, "sealed", O_RDONLY);
      g_assert_false (rgm_backup_seal_open (place->passphrase, from, (gint64) size, -1, "sealed",
                                            INFO, &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
      close (from);
    }
}

/* What stays legible is bound to what is sealed. */
static void
test_other_info (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 100, &size);
  g_autoptr(GError) error = NULL;

  g_assert_false (open_bytes (place, sealed, size, "something else", &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED);
}

static void
put_number (guchar *bytes, gsize at, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (bytes + at, &number, sizeof number);
}

/* The text of the seal of @place, but with one number changed. */
static char *
change_seal (const Place *place, gsize at, guint32 number)
{
  g_autofree char *text = rgm_backup_seal_to_text (place->seal);
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (text, &size);

  g_assert_cmpuint (size, ==, SEAL_SIZE);
  put_number (bytes, at, number);
  return g_base64_encode (bytes, size);
}

/* A file may not ask for more work or memory than a backup ever needs, nor for less than the least:
 * it is refused before any of it is done. */
static void
test_demands (Place *place, gconstpointer data)
{
  static const struct {
    gsize at;
    guint32 number;
  } refused[] = {
    { 0, 0 }, { AT_PASSES, 0 }, { AT_PASSES, 17 }, { AT_PASSES, G_MAXUINT32 },
    { AT_MEMORY, 0 }, { AT_MEMORY, 7 }, { AT_MEMORY, 1024 * 1024 + 1 },
    { AT_MEMORY, G_MAXUINT32 },
  };
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 100, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *text = change_seal (place, refused[i].at, refused[i].number);
      g_autofree char *changed = g_memdup2 (sealed, size);

      g_assert_null (rgm_backup_seal_new_from_text (text));
      put_number ((guchar *) changed, refused[i].at, refused[i].number);
      assert_altered (place, changed, size);
    }
}

/* A seal is kept as text; another text is none. */
static void
test_text (Place *place, gconstpointer data)
{
  static const char *const refused[] = { "", "seal", "UmdtU2VhbDE=", "“”" };
  g_autofree char *text = rgm_backup_seal_to_text (place->seal);
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new_from_text (text);
  g_autofree char *again = NULL;
  g_autofree char *longer = g_strconcat ("UmdtU2VhbDEA", text, NULL);

  g_assert_nonnull (seal);
  again = rgm_backup_seal_to_text (seal);
  g_assert_cmpstr (again, ==, text);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (rgm_backup_seal_new_from_text (refused[i]));
  g_assert_null (rgm_backup_seal_new_from_text (longer));
}

/* A passphrase can be tried again as often as one likes. */
static void
test_retry (Place *place, gconstpointer data)
{
  static const char *const tries[] = { "Correct horse", "correct horse ", "correct horse" };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new (tries[i]);
      g_autoptr(GError) error = NULL;
      gboolean matches;

      g_assert_true (rgm_backup_seal_matches (place->seal, passphrase, &matches, &error));
      g_assert_no_error (error);
      g_assert_cmpint (matches, ==, i == 2);
    }
}

#ifndef __SANITIZE_ADDRESS__
/* Too little memory is not a wrong passphrase. */
static void
test_no_memory (Place *place, gconstpointer data)
{
  g_autofree char *text = change_seal (place, AT_MEMORY, 1024 * 1024);
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new_from_text (text);
  g_autoptr(GError) error = NULL;
  gboolean matches = TRUE;
  gboolean tried;
  struct rlimit before;
  struct rlimit little;

  g_assert_nonnull (seal);
  g_assert_cmpint (getrlimit (RLIMIT_AS, &before), ==, 0);
  little = before;
  little.rlim_cur = 768 * 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &little), ==, 0);
  tried = rgm_backup_seal_matches (seal, place->passphrase, &matches, &error);
  g_assert_cmpint (setrlimit (RLIMIT_AS, &before), ==, 0);
  g_assert_false (tried);
  g_assert_false (matches);
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED);
}
#endif

static void
assert_not_closed (const Place *place, int from, int to, RgmStoreError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_backup_seal_close (place->seal, from, to, "sealed", INFO, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  close (from);
  close (to);
}

/* A full disk, one that cannot be read, and a backup that cannot be read back are told. */
static void
test_close_on_failing_disk (Place *place, gconstpointer data)
{
  write_file (place, "plain", "text", 4);
  assert_not_closed (place, open_file (place, "plain", O_RDONLY), g_open ("/dev/full", O_RDWR, 0),
                     RGM_STORE_ERROR_FULL);
  assert_not_closed (place, open_file (place, "plain", O_WRONLY),
                     open_file (place, "sealed", O_RDWR | O_CREAT), RGM_STORE_ERROR_IO);
  assert_not_closed (place, open_file (place, "plain", O_RDONLY),
                     open_file (place, "unread", O_WRONLY | O_CREAT), RGM_STORE_ERROR_IO);
}

static void
assert_not_opened (const Place *place, gint64 size, int from, int to, RgmStoreError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_backup_seal_open (place->passphrase, from, size, to, "sealed", INFO,
                                        &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  close (from);
  close (to);
}

static void
test_open_on_failing_disk (Place *place, gconstpointer data)
{
  gsize size;
  g_autofree char *sealed = seal_bytes (place, 100, &size);

  assert_not_opened (place, (gint64) size, open_file (place, "sealed", O_WRONLY),
                     open_file (place, "opened", O_RDWR | O_CREAT), RGM_STORE_ERROR_IO);
  assert_not_opened (place, (gint64) size, open_file (place, "sealed", O_RDONLY),
                     g_open ("/dev/full", O_RDWR, 0), RGM_STORE_ERROR_FULL);
}

#define PLACE_TEST(name, function) \
  g_test_add (name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  PLACE_TEST ("/backup-seal/round-trip", test_round_trip);
  PLACE_TEST ("/backup-seal/fresh-key", test_fresh_key);
  PLACE_TEST ("/backup-seal/changed-header", test_changed_header);
  PLACE_TEST ("/backup-seal/other-length", test_other_length);
  PLACE_TEST ("/backup-seal/swapped-chunks", test_swapped_chunks);
  PLACE_TEST ("/backup-seal/shorter-than-said", test_shorter_than_said);
  PLACE_TEST ("/backup-seal/other-info", test_other_info);
  PLACE_TEST ("/backup-seal/demands", test_demands);
  PLACE_TEST ("/backup-seal/text", test_text);
  PLACE_TEST ("/backup-seal/retry", test_retry);
#ifndef __SANITIZE_ADDRESS__
  PLACE_TEST ("/backup-seal/no-memory", test_no_memory);
#endif
  PLACE_TEST ("/backup-seal/close-on-failing-disk", test_close_on_failing_disk);
  PLACE_TEST ("/backup-seal/open-on-failing-disk", test_open_on_failing_disk);
  return g_test_run ();
}
