#include "config.h"

#include "rgm-page-wal.h"

#include "rgm-raw-number.h"

#include <string.h>

/* The file format of SQLite, § 4: what was changed goes here, and into the database some time
 * later. It counts up to the last frame that says that it was committed. */

#define MAGIC 0x377f0682
#define MAGIC_BIG_ENDIAN 0x377f0683
#define VERSION 3007000
#define HEADER_SIZE 32
#define HEADER_VERSION 4
#define HEADER_PAGE_SIZE 8
#define HEADER_SALT 16
#define HEADER_CHECKSUM 24

#define FRAME_HEADER_SIZE 24
#define FRAME_N_PAGES 4
#define FRAME_SALT 8
#define FRAME_CHECKSUM 16
/* What of the header of a frame is summed up. */
#define FRAME_SUMMED 8
#define SALT_SIZE 8

typedef struct {
  RgmPageImages *images;
  gboolean is_big_endian;
  guint32 sums[2];
} Wal;

static guint32
get_word (const Wal *self, const guint8 *at)
{
  guint32 word = rgm_raw_number_get_4_bytes (at);

  return self->is_big_endian ? word : GUINT32_SWAP_LE_BE (word);
}

/* Each sum goes on where that of before ended. */
static void
sum_up (Wal *self, const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i += 8)
    {
      self->sums[0] += get_word (self, bytes + i) + self->sums[1];
      self->sums[1] += get_word (self, bytes + i + 4) + self->sums[0];
    }
}

static gboolean
has_sums (const Wal *self, const guint8 *at)
{
  return rgm_raw_number_get_4_bytes (at) == self->sums[0]
         && rgm_raw_number_get_4_bytes (at + 4) == self->sums[1];
}

static gboolean
read_header (Wal *self)
{
  const RgmPageBytes *file = &self->images->file;
  guint32 number;

  if (file->size < HEADER_SIZE)
    return FALSE;
  number = rgm_raw_number_get_4_bytes (file->bytes);
  self->is_big_endian = number == MAGIC_BIG_ENDIAN;
  self->images->page_size = rgm_raw_number_get_4_bytes (file->bytes + HEADER_PAGE_SIZE);
  sum_up (self, file->bytes, HEADER_CHECKSUM);
  return (number == MAGIC || number == MAGIC_BIG_ENDIAN)
         && rgm_raw_number_get_4_bytes (file->bytes + HEADER_VERSION) == VERSION
         && rgm_page_images_is_page_size (self->images->page_size)
         && has_sums (self, file->bytes + HEADER_CHECKSUM);
}

/* Returns: the frame at @at, if one is there that was written since the file was begun anew */
static const guint8 *
get_frame (const Wal *self, gsize at)
{
  const RgmPageBytes *file = &self->images->file;
  const guint8 *frame = file->bytes + at;

  if (at > file->size || file->size - at < FRAME_HEADER_SIZE + self->images->page_size
      || memcmp (frame + FRAME_SALT, file->bytes + HEADER_SALT, SALT_SIZE) != 0)
    return NULL;
  return frame;
}

static gboolean
is_sound (Wal *self, const guint8 *frame)
{
  sum_up (self, frame, FRAME_SUMMED);
  sum_up (self, frame + FRAME_HEADER_SIZE, self->images->page_size);
  return has_sums (self, frame + FRAME_CHECKSUM) && rgm_raw_number_get_4_bytes (frame) > 0;
}

/* Makes the frames from @from to before @to count, since the last of them was committed. */
static void
commit (Wal *self, gsize from, gsize to)
{
  const guint8 *bytes = self->images->file.bytes;
  gsize size = FRAME_HEADER_SIZE + self->images->page_size;

  for (gsize at = from; at < to; at += size)
    rgm_page_images_put (self->images, rgm_raw_number_get_4_bytes (bytes + at),
                         at + FRAME_HEADER_SIZE);
  self->images->n_pages = rgm_raw_number_get_4_bytes (bytes + to - size + FRAME_N_PAGES);
}

/* Whether something was committed behind a frame that is damaged. */
static gboolean
goes_on (const Wal *self, gsize at)
{
  gsize size = FRAME_HEADER_SIZE + self->images->page_size;
  const guint8 *frame;

  for (; at < self->images->file.size; at += size)
    {
      frame = get_frame (self, at);
      if (frame && rgm_raw_number_get_4_bytes (frame + FRAME_N_PAGES) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_frames (Wal *self)
{
  gsize size = FRAME_HEADER_SIZE + self->images->page_size;
  gsize at = HEADER_SIZE, begun = HEADER_SIZE;
  const guint8 *frame;

  while ((frame = get_frame (self, at)) && is_sound (self, frame))
    {
      at += size;
      if (rgm_raw_number_get_4_bytes (frame + FRAME_N_PAGES) > 0)
        {
          commit (self, begun, at);
          begun = at;
        }
    }
  if (goes_on (self, at))
    self->images->state = RGM_PAGE_IMAGES_IN_PART;
  else if (begun == HEADER_SIZE)
    self->images->state = RGM_PAGE_IMAGES_NONE;
}

/**
 * rgm_page_wal_read:
 * @self: (out caller-allocates): where it goes, which is empty
 * @database: the path of a database
 *
 * Reads the write-ahead log beside a database, if there is one. Regimen makes none, but other
 * programs may have.
 */
void
rgm_page_wal_read (RgmPageImages *self, const char *database)
{
  Wal wal = { .images = self };

  rgm_page_images_load (self, database, RGM_PAGE_WAL_SUFFIX);
  if (self->state != RGM_PAGE_IMAGES_READ)
    return;
  if (read_header (&wal))
    read_frames (&wal);
  else
    self->state = RGM_PAGE_IMAGES_NOT_READ;
}
