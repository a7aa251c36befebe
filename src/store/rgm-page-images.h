#pragma once

#include "rgm-page-bytes.h"

G_BEGIN_DECLS

/* What follows the name of a database in those of the files that belong to it. */
#define RGM_PAGE_JOURNAL_SUFFIX "-journal"
#define RGM_PAGE_WAL_SUFFIX "-wal"

/**
 * RgmPageImagesState:
 * @RGM_PAGE_IMAGES_NONE: there is no such file, or nothing in it that counts
 * @RGM_PAGE_IMAGES_READ: all of it was read
 * @RGM_PAGE_IMAGES_DOUBTFUL: all of it was read and counts, but it may be of another database that
 *   was in the same place
 * @RGM_PAGE_IMAGES_IN_PART: it was read until a place that is damaged
 * @RGM_PAGE_IMAGES_NOT_READ: it cannot be read, or does not belong to the database
 *
 * What became of a file beside a database.
 */
typedef enum {
  RGM_PAGE_IMAGES_NONE,
  RGM_PAGE_IMAGES_READ,
  RGM_PAGE_IMAGES_DOUBTFUL,
  RGM_PAGE_IMAGES_IN_PART,
  RGM_PAGE_IMAGES_NOT_READ,
} RgmPageImagesState;

/**
 * RgmPageImages:
 * @file: the file beside the database
 * @state: what became of it
 * @page_size: bytes of a page
 * @n_pages: how many pages the database has by it
 * @last: the last page that it has
 * @differs: whether the database is another one with it than without
 * @places: where in @file each page is that it has
 *
 * Pages of a database that stand in a file beside it, and count in place of those in its own.
 */
typedef struct {
  RgmPageBytes file;
  RgmPageImagesState state;
  gsize page_size;
  guint32 n_pages;
  guint32 last;
  gboolean differs;
  GHashTable *places;
} RgmPageImages;

void rgm_page_images_load (RgmPageImages *self, const char *database, const char *suffix);
void rgm_page_images_clear (RgmPageImages *self);
void rgm_page_images_put (RgmPageImages *self, guint32 number, gsize place);
const guint8 *rgm_page_images_get (const RgmPageImages *self, guint32 number);
RgmPageImagesState rgm_page_images_get_outcome (const RgmPageImages *self);
gboolean rgm_page_images_count (const RgmPageImages *self);
gboolean rgm_page_images_is_page_size (gsize size);

G_END_DECLS
