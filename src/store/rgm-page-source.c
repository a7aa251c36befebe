#include "config.h"

#include "rgm-page-source.h"

#include "rgm-database-file.h"
#include "rgm-page-journal.h"
#include "rgm-page-wal.h"
#include "rgm-raw-number.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file format of SQLite, § 1.3. */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_N_CHANGES 24
#define HEADER_N_PAGES 28
#define PAGE_SIZE_MAX 65536
/* What SQLite takes where nobody says otherwise, and we never do. */
#define PAGE_SIZE_USUAL 4096

/* How often it is read anew where others write meanwhile. */
#define MAX_TRIES 20
/* The header of a journal is no longer, nor that of a log: another one has other random numbers. */
#define HEAD_SIZE 32

/* What is not the same any more once another change was committed. */
typedef struct {
  guint8 journal[HEAD_SIZE];
  guint8 wal[HEAD_SIZE];
  guint8 header[HEADER_SIZE];
  gint64 size;
  gint64 seconds;
  gint64 nanoseconds;
} Stamp;

static void
read_head (guint8 *head, const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  int file = open (beside, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (file < 0)
    return;
  if (pread (file, head, HEAD_SIZE, 0) < 0)
    memset (head, 0, HEAD_SIZE);
  close (file);
}

static void
take_stamp (Stamp *self, const char *path, int file)
{
  struct stat status;

  *self = (Stamp) { 0 };
  read_head (self->journal, path, RGM_PAGE_JOURNAL_SUFFIX);
  read_head (self->wal, path, RGM_PAGE_WAL_SUFFIX);
  if (pread (file, self->header, HEADER_SIZE, 0) < 0)
    memset (self->header, 0, HEADER_SIZE);
  if (fstat (file, &status) != 0)
    return;
  self->size = status.st_size;
  self->seconds = status.st_mtim.tv_sec;
  self->nanoseconds = status.st_mtim.tv_nsec;
}

/* As long as the same journal, or the same log, lies beside the file, it makes up for whatever is
 * written to the file meanwhile. The number of records in a journal alone is not its own. */
static gboolean
is_same (const Stamp *before, const Stamp *after)
{
  static const guint8 none[HEAD_SIZE] = { 0 };
  const gsize number = 8, nonce = 12;
  gboolean watched = memcmp (before->journal, none, HEAD_SIZE) != 0
                     || memcmp (before->wal, none, HEAD_SIZE) != 0;

  return memcmp (before->journal, after->journal, number) == 0
         && memcmp (before->journal + nonce, after->journal + nonce, HEAD_SIZE - nonce) == 0
         && memcmp (before->wal, after->wal, HEAD_SIZE) == 0
         && (watched
             || (memcmp (before->header, after->header, HEADER_SIZE) == 0
                 && before->size == after->size && before->seconds == after->seconds
                 && before->nanoseconds == after->nanoseconds));
}

/* No single bit makes another good size of a good one. One by which the file would be of another
 * length, where it is not by the usual one, is wrong. */
static gsize
choose_page_size (const guint8 *header, guint64 length)
{
  gsize size = (gsize) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  guint64 n_pages = rgm_raw_number_get_4_bytes (header + HEADER_N_PAGES);

  if (size == 1)
    size = PAGE_SIZE_MAX;
  if (n_pages > 0 && n_pages * PAGE_SIZE_USUAL == length)
    return PAGE_SIZE_USUAL;
  return rgm_page_images_is_page_size (size) ? size : PAGE_SIZE_USUAL;
}

/* What does not have pages of the size that the database has by its first page as that was
 * committed belongs to another file, or to none. */
static void
match_page_size (RgmPageSource *self, RgmPageImages *images)
{
  const guint8 *first = rgm_page_images_count (images) ? rgm_page_images_get (images, 1) : NULL;
  guint64 length = (guint64) images->n_pages * images->page_size;
  gsize size = first ? choose_page_size (first, length) : self->page_size;

  if (!rgm_page_images_count (images))
    return;
  if (images->page_size == size)
    self->page_size = size;
  else
    images->state = RGM_PAGE_IMAGES_NOT_READ;
}

/* A change leaves the number of changes as it was, or one higher. Where it is another, somebody may
 * have put another file in the place of the one that the journal is of; but rebuilding a database
 * may leave any number. SQLite does not ask, and plays the journal into whatever is there. */
static void
doubt (const RgmPageSource *self, RgmPageImages *journal)
{
  const guint8 *first = rgm_page_images_count (journal) ? rgm_page_images_get (journal, 1) : NULL;
  guint32 n, n_before;

  if (!first || journal->state != RGM_PAGE_IMAGES_READ || self->file.size < HEADER_SIZE)
    return;
  n = rgm_raw_number_get_4_bytes (self->file.bytes + HEADER_N_CHANGES);
  n_before = rgm_raw_number_get_4_bytes (first + HEADER_N_CHANGES);
  if (n != n_before && n != n_before + 1)
    journal->state = RGM_PAGE_IMAGES_DOUBTFUL;
}

/* How many pages there are where those count: no more than are there, or told of. */
static gboolean
fit (RgmPageSource *self, const RgmPageImages *images)
{
  guint32 n = MIN (images->n_pages, MAX (self->n_pages, images->last));

  if (n > RGM_PAGE_BYTES_MAX / (gint64) self->page_size
      || (n > self->n_pages
          && !rgm_page_bytes_extend (&self->file, (gsize) self->n_pages * self->page_size,
                                     (gsize) n * self->page_size)))
    return FALSE;
  self->n_pages = n;
  return TRUE;
}

/* Answers whether some page was another in the file. */
static gboolean
put_in (RgmPageSource *self, const RgmPageImages *images)
{
  GHashTableIter iter;
  gpointer key;
  gboolean other = FALSE;

  g_hash_table_iter_init (&iter, images->places);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint number = GPOINTER_TO_UINT (key);
      const guint8 *page = rgm_page_images_get (images, number);
      guint8 *to;

      if (number > self->n_pages)
        continue;
      to = self->file.bytes + (gsize) (number - 1) * self->page_size;
      other = other || memcmp (to, page, self->page_size) != 0;
      memcpy (to, page, self->page_size);
    }
  return other;
}

static void
apply (RgmPageSource *self, RgmPageImages *images)
{
  guint n_before = self->n_pages;

  if (!rgm_page_images_count (images))
    return;
  if (images->page_size == self->page_size && fit (self, images))
    images->differs = put_in (self, images) || n_before != self->n_pages;
  else
    images->state = RGM_PAGE_IMAGES_NOT_READ;
}

static void
add_beside (RgmPageSource *self, const char *path)
{
  self->page_size = choose_page_size (self->file.bytes, self->file.size);
  rgm_page_journal_read (&self->journal, path);
  rgm_page_wal_read (&self->wal, path);
  match_page_size (self, &self->journal);
  match_page_size (self, &self->wal);
  doubt (self, &self->journal);
  self->n_pages = (guint) ((self->file.size + self->page_size - 1) / self->page_size);
  apply (self, &self->journal);
  apply (self, &self->wal);
}

static gboolean
read_once (RgmPageSource *self, const char *path, int file, GError **error)
{
  struct stat status;

  if (fstat (file, &status) != 0)
    return rgm_database_file_fail (path, errno, error);
  if (!S_ISREG (status.st_mode))
    return rgm_database_file_fail (path, EISDIR, error);
  if (status.st_size > RGM_PAGE_BYTES_MAX)
    rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, path, NULL);
  else if (status.st_size > 0 && !rgm_page_bytes_read (&self->file, file, (gsize) status.st_size))
    rgm_store_error_set (error, RGM_STORE_ERROR_FAILED, path, "out of memory");
  else
    {
      if (status.st_size > 0)
        /* After the file: whatever was written to it before stands in the journal by now. */
        add_beside (self, path);
      if (self->n_pages > 0)
        return TRUE;
      rgm_store_error_set (error, RGM_STORE_ERROR_EMPTY, path, NULL);
    }
  return FALSE;
}

static gboolean
read_committed (RgmPageSource *self, const char *path, int file, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr(GError) reason = NULL;
      Stamp before, after;
      gboolean read;

      rgm_page_source_clear (self);
      take_stamp (&before, path, file);
      read = read_once (self, path, file, &reason);
      take_stamp (&after, path, file);
      if (read && !is_same (&before, &after))
        continue;
      if (!read)
        g_propagate_error (error, g_steal_pointer (&reason));
      return read;
    }
  rgm_store_error_set (error, RGM_STORE_ERROR_LOCKED, path, NULL);
  return FALSE;
}

/**
 * rgm_page_source_read:
 * @self: where it goes, which is empty
 * @path: a file
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads a file as it was committed, as far as the disk gives it back. Another program may be in the
 * middle of a change, or have ended there.
 *
 * Returns: whether there is at least one page
 */
gboolean
rgm_page_source_read (RgmPageSource *self, const char *path, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean read;

  if (file < 0)
    return rgm_database_file_fail (path, errno, error);
  read = read_committed (self, path, file, error);
  close (file);
  return read;
}

/**
 * rgm_page_source_clear:
 * @self: what was read
 *
 * Frees it, so that it is empty.
 */
void
rgm_page_source_clear (RgmPageSource *self)
{
  rgm_page_bytes_clear (&self->file);
  rgm_page_images_clear (&self->journal);
  rgm_page_images_clear (&self->wal);
  self->page_size = 0;
  self->n_pages = 0;
}

static gboolean
has_image (const RgmPageImages *images, guint number)
{
  return rgm_page_images_count (images) && rgm_page_images_get (images, number);
}

/**
 * rgm_page_source_lacks:
 * @self: what was read
 * @number: a page, from 1
 *
 * Returns: whether the disk did not give it back, or not all of it
 */
gboolean
rgm_page_source_lacks (const RgmPageSource *self, guint number)
{
  return !has_image (&self->journal, number) && !has_image (&self->wal, number)
         && rgm_page_bytes_has_gap (&self->file, (gsize) (number - 1) * self->page_size,
                                    self->page_size);
}
