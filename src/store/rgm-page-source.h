#pragma once

#include "rgm-page-images.h"

G_BEGIN_DECLS

/**
 * RgmPageSource:
 * @file: the file, with what was committed in place of what is there
 * @page_size: bytes of a page
 * @n_pages: how many pages there are, at least 1, the last one perhaps in part
 * @journal: what the journal beside it has
 * @wal: what the write-ahead log beside it has
 *
 * A database file and what lies beside it, none of which is written to.
 */
typedef struct {
  RgmPageBytes file;
  gsize page_size;
  guint n_pages;
  RgmPageImages journal;
  RgmPageImages wal;
} RgmPageSource;

gboolean rgm_page_source_read (RgmPageSource *self, const char *path, GError **error);
void rgm_page_source_clear (RgmPageSource *self);
gboolean rgm_page_source_lacks (const RgmPageSource *self, guint number);

G_END_DECLS
