#include "config.h"

#include "rgm-page-images.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE_SIZE_MIN 512
#define PAGE_SIZE_MAX 65536

static gboolean
read_file (RgmPageImages *self, int file)
{
  struct stat status;

  return fstat (file, &status) == 0 && S_ISREG (status.st_mode)
         && status.st_size <= RGM_PAGE_BYTES_MAX
         && rgm_page_bytes_read (&self->file, file, (gsize) status.st_size);
}

/**
 * rgm_page_images_load:
 * @self: where it goes, which is empty
 * @database: the path of a database
 * @suffix: what follows its name in that of the file beside it
 *
 * Reads the file beside the database, which is not written to. What is in it is not looked at yet:
 * the state says whether there is something to be looked at.
 */
void
rgm_page_images_load (RgmPageImages *self, const char *database, const char *suffix)
{
  g_autofree char *path = g_strconcat (database, suffix, NULL);
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  self->places = g_hash_table_new (NULL, NULL);
  if (file < 0)
    {
      self->state = errno == ENOENT ? RGM_PAGE_IMAGES_NONE : RGM_PAGE_IMAGES_NOT_READ;
      return;
    }
  if (!read_file (self, file))
    self->state = RGM_PAGE_IMAGES_NOT_READ;
  else
    self->state = self->file.size > 0 ? RGM_PAGE_IMAGES_READ : RGM_PAGE_IMAGES_NONE;
  close (file);
}

/**
 * rgm_page_images_clear:
 * @self: images
 *
 * Frees what it holds, so that it is empty.
 */
void
rgm_page_images_clear (RgmPageImages *self)
{
  rgm_page_bytes_clear (&self->file);
  g_clear_pointer (&self->places, g_hash_table_unref);
  *self = (RgmPageImages) { 0 };
}

/**
 * rgm_page_images_put:
 * @self: images
 * @number: a page, from 1
 * @place: where in the file all of it is
 *
 * Adds a page, in place of what was added of it before.
 */
void
rgm_page_images_put (RgmPageImages *self, guint32 number, gsize place)
{
  g_hash_table_insert (self->places, GUINT_TO_POINTER (number), GSIZE_TO_POINTER (place));
  self->last = MAX (self->last, number);
}

/**
 * rgm_page_images_get:
 * @self: images
 * @number: a page, from 1
 *
 * Returns: (nullable): the page as it has it
 */
const guint8 *
rgm_page_images_get (const RgmPageImages *self, guint32 number)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (self->places, GUINT_TO_POINTER (number)));

  /* Every such file begins with a header, and none with a page. */
  return place > 0 ? self->file.bytes + place : NULL;
}

/**
 * rgm_page_images_get_outcome:
 * @self: images
 *
 * Returns: what is to be told of them: nothing where they say what the database says itself
 */
RgmPageImagesState
rgm_page_images_get_outcome (const RgmPageImages *self)
{
  gboolean whole = self->state == RGM_PAGE_IMAGES_READ || self->state == RGM_PAGE_IMAGES_DOUBTFUL;

  return whole && !self->differs ? RGM_PAGE_IMAGES_NONE : self->state;
}

/**
 * rgm_page_images_count:
 * @self: images
 *
 * Returns: whether they count in place of the pages of the database
 */
gboolean
rgm_page_images_count (const RgmPageImages *self)
{
  return self->state == RGM_PAGE_IMAGES_READ || self->state == RGM_PAGE_IMAGES_DOUBTFUL
         || self->state == RGM_PAGE_IMAGES_IN_PART;
}

/**
 * rgm_page_images_is_page_size:
 * @size: a number
 *
 * Returns: whether pages may be of that many bytes
 */
gboolean
rgm_page_images_is_page_size (gsize size)
{
  return size >= PAGE_SIZE_MIN && size <= PAGE_SIZE_MAX && (size & (size - 1)) == 0;
}
