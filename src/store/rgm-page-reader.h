#pragma once

#include "rgm-page-source.h"
#include "rgm-store-error.h"

G_BEGIN_DECLS

/**
 * RgmPageState:
 * @RGM_PAGE_BAD: it cannot be made out what it is
 * @RGM_PAGE_UNREADABLE: the disk did not give it back, or only a part of it
 * @RGM_PAGE_TABLE: the rows of a table, or of a part of one
 * @RGM_PAGE_INDEX: the rows of an index, or of a table that is kept as one
 * @RGM_PAGE_BRANCH: leads to other pages
 * @RGM_PAGE_OVERFLOW: the rest of a row that is longer than a page; known once the row was read
 * @RGM_PAGE_FREE: not in use
 *
 * What is known of a page.
 */
typedef enum {
  RGM_PAGE_BAD,
  RGM_PAGE_UNREADABLE,
  RGM_PAGE_TABLE,
  RGM_PAGE_INDEX,
  RGM_PAGE_BRANCH,
  RGM_PAGE_OVERFLOW,
  RGM_PAGE_FREE,
} RgmPageState;

/**
 * RgmPageReader:
 * @source: the file as it was committed, whatever state it is in itself
 * @page_size: bytes of a page
 * @n_pages: how many pages there are, the last one perhaps in part
 * @n_missing: how many more there should be
 * @states: (array length=n_pages): what is known of each page
 *
 * The pages of a database file that may be damaged, read without SQLite, which trusts what leads
 * from one page to the next. The file is only read, and every page stands for itself.
 */
typedef struct {
  RgmPageSource source;
  gsize page_size;
  guint n_pages;
  guint n_missing;
  RgmPageState *states;
} RgmPageReader;

/**
 * RgmPageCell:
 * @rowid: the number of the row, 0 in an index
 * @content: (transfer full): what there is of the row
 * @torn: whether some of it is missing at its end
 *
 * A row as a page has it.
 */
typedef struct {
  gint64 rowid;
  GByteArray *content;
  gboolean torn;
} RgmPageCell;

RgmPageReader *rgm_page_reader_new (const char *path, GError **error);
void rgm_page_reader_free (RgmPageReader *self);
guint rgm_page_reader_get_n_cells (const RgmPageReader *self, guint number);
gboolean rgm_page_reader_read_cell (RgmPageReader *self, guint number, guint cell,
                                    RgmPageCell *row);
guint rgm_page_reader_count (const RgmPageReader *self, RgmPageState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPageReader, rgm_page_reader_free)

G_END_DECLS
