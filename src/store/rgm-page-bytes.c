#include "config.h"

#include "rgm-page-bytes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What is behind the end is zero up to the end of the largest page that it may be in. */
#define ROOM 65536
/* A page as Regimen makes them, and as a rule a block of the disk. */
#define PIECE_SIZE 4096

static gsize
read_piece (RgmPageBytes *self, int file, gsize position, gsize wanted)
{
  gsize length = 0;
  gssize result = 1;

  while (length < wanted && result > 0)
    {
      result = pread (file, self->bytes + position + length, wanted - length,
                      (off_t) (position + length));
      length += result > 0 ? (gsize) result : 0;
      if (result < 0 && errno == EINTR)
        result = 1;
    }
  return length;
}

/**
 * rgm_page_bytes_read:
 * @self: where it goes, which is empty
 * @file: a file that may be read
 * @size: how many bytes of it are wanted, no more than `RGM_PAGE_BYTES_MAX`
 *
 * Reads piece by piece, because a disk that fails at one place may still give the others. What it
 * does not give stays zero.
 *
 * Returns: whether there was the memory for it
 */
gboolean
rgm_page_bytes_read (RgmPageBytes *self, int file, gsize size)
{
  self->bytes = g_try_malloc0 ((size / ROOM + 1) * ROOM);
  if (!self->bytes)
    return FALSE;
  self->size = size;
  self->gaps = g_new0 (gboolean, size / PIECE_SIZE + 1);
  for (gsize position = 0; position < size; position += PIECE_SIZE)
    {
      gsize wanted = MIN (PIECE_SIZE, size - position);

      self->gaps[position / PIECE_SIZE] = read_piece (self, file, position, wanted) < wanted;
    }
  return TRUE;
}

/**
 * rgm_page_bytes_extend:
 * @self: what was read
 * @from: how many bytes of it count
 * @to: how many are wanted
 *
 * Makes room for more than there are in the file. What is behind @from is zero then.
 *
 * Returns: whether there was the memory for it
 */
gboolean
rgm_page_bytes_extend (RgmPageBytes *self, gsize from, gsize to)
{
  guint8 *bytes = g_try_realloc (self->bytes, (to / ROOM + 1) * ROOM);

  if (!bytes)
    return FALSE;
  self->bytes = bytes;
  memset (bytes + from, 0, (to / ROOM + 1) * ROOM - from);
  return TRUE;
}

/**
 * rgm_page_bytes_clear:
 * @self: what was read
 *
 * Frees it.
 */
void
rgm_page_bytes_clear (RgmPageBytes *self)
{
  g_clear_pointer (&self->bytes, g_free);
  g_clear_pointer (&self->gaps, g_free);
  self->size = 0;
}

/**
 * rgm_page_bytes_has_gap:
 * @self: what was read
 * @from: a place in the file
 * @length: how many bytes from there, at least 1
 *
 * Returns: whether some of them could not be read, or are behind the end
 */
gboolean
rgm_page_bytes_has_gap (const RgmPageBytes *self, gsize from, gsize length)
{
  if (from > self->size || length > self->size - from)
    return TRUE;
  for (gsize piece = from / PIECE_SIZE; piece <= (from + length - 1) / PIECE_SIZE; piece++)
    {
      if (self->gaps[piece])
        return TRUE;
    }
  return FALSE;
}
