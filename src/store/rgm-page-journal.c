#include "config.h"

#include "rgm-page-journal.h"

#include "rgm-raw-number.h"

#include <string.h>

/* The file format of SQLite, § 3: before a page is written over, what it was goes here. As long as
 * the header of a journal stands, what it holds is what was committed. */

static const guint8 magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

#define HEADER_SIZE 28
#define HEADER_N_RECORDS 8
#define HEADER_NONCE 12
#define HEADER_N_PAGES 16
#define HEADER_SECTOR_SIZE 20
#define HEADER_PAGE_SIZE 24
/* All that there are until the end of the file. */
#define N_RECORDS_OPEN 0xffffffff
#define SECTOR_SIZE_MIN 32
#define SECTOR_SIZE_MAX 65536

#define NUMBER_SIZE 4
#define CHECKSUM_STEP 200
/* The page that holds the byte that programs lock is never used. */
#define LOCK_BYTE 0x40000000

/* At the end of a journal: the name of one that several databases share, its length, its checksum
 * and the magic number. */
#define NAME_TAIL (2 * NUMBER_SIZE + sizeof magic)
#define NAME_MAX_BYTES 4096

typedef struct {
  RgmPageImages *images;
  gsize sector_size;
  gsize at;
} Journal;

static guint32
sum_up (const guint8 *page, gsize size, guint32 nonce)
{
  guint32 sum = nonce;

  for (gsize i = size - CHECKSUM_STEP; i > 0 && i < size; i -= CHECKSUM_STEP)
    sum += page[i];
  return sum;
}

static gboolean
has_header (const Journal *self)
{
  const RgmPageBytes *file = &self->images->file;

  return self->at <= file->size && file->size - self->at >= MAX (self->sector_size, HEADER_SIZE)
         && memcmp (file->bytes + self->at, magic, sizeof magic) == 0;
}

/* Answers whether the sizes can be what they say. */
static gboolean
read_sizes (Journal *self)
{
  const guint8 *header = self->images->file.bytes;

  self->sector_size = rgm_raw_number_get_4_bytes (header + HEADER_SECTOR_SIZE);
  self->images->page_size = rgm_raw_number_get_4_bytes (header + HEADER_PAGE_SIZE);
  self->images->n_pages = rgm_raw_number_get_4_bytes (header + HEADER_N_PAGES);
  return self->sector_size >= SECTOR_SIZE_MIN && self->sector_size <= SECTOR_SIZE_MAX
         && (self->sector_size & (self->sector_size - 1)) == 0
         && rgm_page_images_is_page_size (self->images->page_size);
}

/* Answers whether there is a whole record, and moves behind it. */
static gboolean
read_record (Journal *self, guint32 nonce)
{
  RgmPageImages *images = self->images;
  gsize size = images->page_size + 2 * NUMBER_SIZE;
  const guint8 *record = images->file.bytes + self->at;
  guint32 number;

  if (self->at > images->file.size || images->file.size - self->at < size)
    return FALSE;
  number = rgm_raw_number_get_4_bytes (record);
  if (number == 0 || number == LOCK_BYTE / images->page_size + 1
      || sum_up (record + NUMBER_SIZE, images->page_size, nonce)
         != rgm_raw_number_get_4_bytes (record + NUMBER_SIZE + images->page_size))
    return FALSE;
  if (number <= images->n_pages)
    rgm_page_images_put (images, number, self->at + NUMBER_SIZE);
  self->at += size;
  return TRUE;
}

/* What stands behind the last record where nobody counted them: nothing, the beginning of one that
 * was not written to its end, or the name of a journal that is shared. */
static gboolean
is_at_end (const Journal *self)
{
  const RgmPageImages *images = self->images;
  gsize left = images->file.size - self->at;

  return left < images->page_size + 2 * NUMBER_SIZE
         || rgm_raw_number_get_4_bytes (images->file.bytes + self->at)
            == LOCK_BYTE / images->page_size + 1;
}

/* Answers whether all records were read that there should be. */
static gboolean
read_segment (Journal *self)
{
  const guint8 *header = self->images->file.bytes + self->at;
  guint32 n_records = rgm_raw_number_get_4_bytes (header + HEADER_N_RECORDS);
  guint32 nonce = rgm_raw_number_get_4_bytes (header + HEADER_NONCE);
  guint32 n = 0;

  self->at += self->sector_size;
  while (n < n_records && read_record (self, nonce))
    n++;
  if (n_records == N_RECORDS_OPEN)
    return is_at_end (self);
  self->at = (self->at + self->sector_size - 1) / self->sector_size * self->sector_size;
  return n == n_records;
}

/* The journal that several databases share: once it is gone, what they did is committed, whatever
 * their own still say. */
static char *
dup_shared_name (const RgmPageBytes *file)
{
  const guint8 *tail;
  const char *name;
  guint32 length, sum = 0;

  if (file->size < HEADER_SIZE + NAME_TAIL)
    return NULL;
  tail = file->bytes + file->size - NAME_TAIL;
  length = rgm_raw_number_get_4_bytes (tail);
  if (memcmp (tail + 2 * NUMBER_SIZE, magic, sizeof magic) != 0
      || length > MIN (NAME_MAX_BYTES, file->size - HEADER_SIZE - NAME_TAIL))
    return NULL;
  name = (const char *) tail - length;
  for (guint32 i = 0; i < length; i++)
    sum += (guint32) name[i];
  return length > 0 && sum == rgm_raw_number_get_4_bytes (tail + NUMBER_SIZE)
           ? g_strndup (name, length) : NULL;
}

static gboolean
is_settled (const RgmPageBytes *file)
{
  g_autofree char *shared = dup_shared_name (file);

  return (file->size >= sizeof magic && file->bytes[0] == 0
          && memcmp (file->bytes, file->bytes + 1, sizeof magic - 1) == 0)
         || (shared && !g_file_test (shared, G_FILE_TEST_EXISTS));
}

/**
 * rgm_page_journal_read:
 * @self: (out caller-allocates): where it goes, which is empty
 * @database: the path of a database
 *
 * Reads the rollback journal beside a database, if there is one that still counts.
 */
void
rgm_page_journal_read (RgmPageImages *self, const char *database)
{
  Journal journal = { self, 0, 0 };
  gboolean whole = TRUE;

  rgm_page_images_load (self, database, RGM_PAGE_JOURNAL_SUFFIX);
  if (self->state == RGM_PAGE_IMAGES_READ && is_settled (&self->file))
    self->state = RGM_PAGE_IMAGES_NONE;
  if (self->state != RGM_PAGE_IMAGES_READ)
    return;
  if (!has_header (&journal) || !read_sizes (&journal) || !has_header (&journal))
    {
      self->state = RGM_PAGE_IMAGES_NOT_READ;
      return;
    }
  while (whole && has_header (&journal))
    whole = read_segment (&journal);
  if (!whole)
    self->state = RGM_PAGE_IMAGES_IN_PART;
  /* Nothing is written over before the number of records is. */
  else if (g_hash_table_size (self->places) == 0)
    self->state = RGM_PAGE_IMAGES_NONE;
}
