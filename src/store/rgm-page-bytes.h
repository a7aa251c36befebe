#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmPageBytes:
 * @bytes: what was read, with zeros where the disk did not give it, and behind the end until the
 *   end of a page
 * @size: how many bytes the file has
 * @gaps: (array): for each piece of the file, whether some of it could not be read
 *
 * All of a file of which a disk may give only parts.
 */
typedef struct {
  guint8 *bytes;
  gsize size;
  gboolean *gaps;
} RgmPageBytes;

/* The whole file is held in memory. No record of Regimen needs a file of that size. */
#define RGM_PAGE_BYTES_MAX (G_GINT64_CONSTANT (2) << 30)

gboolean rgm_page_bytes_read (RgmPageBytes *self, int file, gsize size);
gboolean rgm_page_bytes_extend (RgmPageBytes *self, gsize from, gsize to);
void rgm_page_bytes_clear (RgmPageBytes *self);
gboolean rgm_page_bytes_has_gap (const RgmPageBytes *self, gsize from, gsize length);

G_END_DECLS
