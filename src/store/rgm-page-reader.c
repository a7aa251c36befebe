#include "config.h"

#include "rgm-page-reader.h"

#include "rgm-raw-number.h"

#include <string.h>

/* The file format of SQLite, § 1.3 and 1.6. Pages are numbered from 1, and the first begins with
 * the header of the file. */
#define HEADER_SIZE 100
#define HEADER_N_PAGES 28
#define HEADER_FIRST_FREE 32
#define HEADER_N_FREE 36

#define TYPE_INDEX_BRANCH 0x02
#define TYPE_TABLE_BRANCH 0x05
#define TYPE_INDEX_LEAF 0x0a
#define TYPE_TABLE_LEAF 0x0d

#define LEAF_HEADER_SIZE 8
#define BRANCH_HEADER_SIZE 12
#define N_CELLS 3
#define POINTER_SIZE 2
#define PAGE_NUMBER_SIZE 4

static guint
get_2_bytes (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static const guint8 *
get_page (const RgmPageReader *self, guint number)
{
  return self->source.file.bytes + (gsize) (number - 1) * self->page_size;
}

/* Where the header of a page begins. */
static const guint8 *
get_header (const RgmPageReader *self, guint number)
{
  return get_page (self, number) + (number == 1 ? HEADER_SIZE : 0);
}

static gboolean
is_zero (const guint8 *bytes, gsize size)
{
  return size == 0 || (bytes[0] == 0 && memcmp (bytes, bytes + 1, size - 1) == 0);
}

static RgmPageState
make_out (const RgmPageReader *self, guint number)
{
  switch (*get_header (self, number))
    {
    case TYPE_TABLE_LEAF:
      return RGM_PAGE_TABLE;
    case TYPE_INDEX_LEAF:
    case TYPE_INDEX_BRANCH:
      return RGM_PAGE_INDEX;
    case TYPE_TABLE_BRANCH:
      return RGM_PAGE_BRANCH;
    default:
      return RGM_PAGE_BAD;
    }
}

/* Whether what a page holds was never committed, if it is free: nobody keeps what was on it. */
static gboolean
may_be_written_over (const RgmPageReader *self, guint number)
{
  return self->source.journal.state == RGM_PAGE_IMAGES_READ
         && !rgm_page_images_get (&self->source.journal, number);
}

static void
mark_leaves (RgmPageReader *self, const GArray *leaves, gboolean adds_up)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      guint leaf = g_array_index (leaves, guint, i);

      if (is_zero (get_page (self, leaf), self->page_size)
          || (adds_up && may_be_written_over (self, leaf)))
        self->states[leaf - 1] = RGM_PAGE_FREE;
    }
}

static void
list_leaves (const RgmPageReader *self, guint trunk, GArray *leaves)
{
  const guint8 *page = get_page (self, trunk);
  guint n_leaves = rgm_raw_number_get_4_bytes (page + PAGE_NUMBER_SIZE);

  for (guint i = 0; i < MIN (n_leaves, self->page_size / PAGE_NUMBER_SIZE - 2); i++)
    {
      guint leaf = rgm_raw_number_get_4_bytes (page + PAGE_NUMBER_SIZE * (i + 2));

      if (leaf > 1 && leaf <= self->n_pages)
        g_array_append_val (leaves, leaf);
    }
}

/* A page of the list of free ones has the number of the next, how many follow, and those. What is
 * free was overwritten with zeros, so nothing that was deleted comes back. */
static void
mark_free (RgmPageReader *self)
{
  const guint8 *header = self->source.file.bytes;
  guint trunk = rgm_raw_number_get_4_bytes (header + HEADER_FIRST_FREE);
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_trunks = 0;

  while (trunk > 1 && trunk <= self->n_pages && self->states[trunk - 1] == RGM_PAGE_BAD)
    {
      self->states[trunk - 1] = RGM_PAGE_FREE;
      n_trunks++;
      list_leaves (self, trunk, leaves);
      trunk = rgm_raw_number_get_4_bytes (get_page (self, trunk));
    }
  mark_leaves (self, leaves,
               leaves->len + n_trunks == rgm_raw_number_get_4_bytes (header + HEADER_N_FREE));
}

static void
make_out_all (RgmPageReader *self)
{
  guint n_wanted = rgm_raw_number_get_4_bytes (self->source.file.bytes + HEADER_N_PAGES);

  /* More than that is no loss of some pages but a number that is damaged itself. */
  if (n_wanted > self->n_pages && n_wanted / 1024 <= self->n_pages)
    self->n_missing = n_wanted - self->n_pages;
  self->states = g_new0 (RgmPageState, self->n_pages);
  for (guint i = 1; i <= self->n_pages; i++)
    self->states[i - 1] = rgm_page_source_lacks (&self->source, i) ? RGM_PAGE_UNREADABLE
                                                                   : make_out (self, i);
  mark_free (self);
}

/**
 * rgm_page_reader_new:
 * @path: a file
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads a file as far as that can be done. What was not committed is left out, and what was is
 * read, also where that is told by a journal or a write-ahead log beside the file.
 *
 * Returns: (transfer full) (nullable): its pages
 */
RgmPageReader *
rgm_page_reader_new (const char *path, GError **error)
{
  g_autoptr(RgmPageReader) self = g_new0 (RgmPageReader, 1);

  if (!rgm_page_source_read (&self->source, path, error))
    return NULL;
  self->page_size = self->source.page_size;
  self->n_pages = self->source.n_pages;
  make_out_all (self);
  return g_steal_pointer (&self);
}

/**
 * rgm_page_reader_free:
 * @self: (transfer full): pages
 *
 * Frees them.
 */
void
rgm_page_reader_free (RgmPageReader *self)
{
  rgm_page_source_clear (&self->source);
  g_free (self->states);
  g_free (self);
}

static gsize
get_header_size (const guint8 *header)
{
  return *header == TYPE_INDEX_BRANCH ? BRANCH_HEADER_SIZE : LEAF_HEADER_SIZE;
}

/**
 * rgm_page_reader_get_n_cells:
 * @self: pages
 * @number: a page, from 1
 *
 * Returns: how many rows it says that it has, no more than fit in
 */
guint
rgm_page_reader_get_n_cells (const RgmPageReader *self, guint number)
{
  const guint8 *header = get_header (self, number);
  gsize room = self->page_size - (gsize) (header - get_page (self, number));

  if (make_out (self, number) != RGM_PAGE_TABLE && make_out (self, number) != RGM_PAGE_INDEX)
    return 0;
  return MIN (get_2_bytes (header + N_CELLS),
              (guint) ((room - get_header_size (header)) / POINTER_SIZE));
}

/* How much of a row of @size bytes lies in its page, § 1.6. */
static gsize
get_local_size (const RgmPageReader *self, gboolean is_table, guint64 size)
{
  gsize most = is_table ? self->page_size - 35 : (self->page_size - 12) * 64 / 255 - 23;
  gsize least = (self->page_size - 12) * 32 / 255 - 23;
  gsize local;

  if (size <= most)
    return (gsize) size;
  local = least + (gsize) ((size - least) % (self->page_size - PAGE_NUMBER_SIZE));
  return local <= most ? local : least;
}

/* A page that was made out to be something else is no part of a row. One that another row, or the
 * list of free pages, lays claim to may be: who is right cannot be known. */
static gboolean
may_follow (const RgmPageReader *self, guint number)
{
  if (number <= 1 || number > self->n_pages)
    return FALSE;
  switch (self->states[number - 1])
    {
    case RGM_PAGE_BAD:
    case RGM_PAGE_OVERFLOW:
    case RGM_PAGE_FREE:
      return TRUE;
    case RGM_PAGE_UNREADABLE:
    case RGM_PAGE_TABLE:
    case RGM_PAGE_INDEX:
    case RGM_PAGE_BRANCH:
    default:
      return FALSE;
    }
}

/* Adds what follows on other pages. */
static void
follow (RgmPageReader *self, guint number, guint64 size, RgmPageCell *row)
{
  while (row->content->len < size && may_follow (self, number))
    {
      const guint8 *page = get_page (self, number);
      gsize part = (gsize) MIN (size - row->content->len, self->page_size - PAGE_NUMBER_SIZE);

      /* Nobody writes so many zeros: it was wiped out. */
      if (part > PAGE_NUMBER_SIZE && is_zero (page, PAGE_NUMBER_SIZE + part))
        break;
      self->states[number - 1] = RGM_PAGE_OVERFLOW;
      g_byte_array_append (row->content, page + PAGE_NUMBER_SIZE, (guint) part);
      number = rgm_raw_number_get_4_bytes (page);
    }
  row->torn = row->content->len < size;
}

/**
 * rgm_page_reader_read_cell:
 * @self: pages
 * @number: a page, from 1
 * @cell: a row of it, from 0
 * @row: (out): the row; its content is to be freed
 *
 * Reads a row. What it says about itself is not believed.
 *
 * Returns: whether there is a row at all
 */
gboolean
rgm_page_reader_read_cell (RgmPageReader *self, guint number, guint cell, RgmPageCell *row)
{
  const guint8 *page = get_page (self, number);
  const guint8 *end = page + self->page_size;
  const guint8 *header = get_header (self, number);
  const guint8 *at = page + get_2_bytes (header + get_header_size (header) + cell * POINTER_SIZE);
  gboolean is_table = *header == TYPE_TABLE_LEAF;
  guint64 size, rowid = 0;
  gsize local;

  if (*header == TYPE_INDEX_BRANCH)
    at += PAGE_NUMBER_SIZE;
  if (at < header + get_header_size (header) || at >= end || !rgm_raw_number_read (&at, end, &size)
      || (is_table && !rgm_raw_number_read (&at, end, &rowid)))
    return FALSE;
  if (size == 0 || size > (guint64) self->n_pages * self->page_size)
    return FALSE;
  local = get_local_size (self, is_table, size);
  if (local > (gsize) (end - at))
    return FALSE;
  row->rowid = (gint64) rowid;
  row->torn = FALSE;
  row->content = g_byte_array_new ();
  g_byte_array_append (row->content, at, (guint) local);
  if (local < size)
    {
      if ((gsize) (end - at) >= local + PAGE_NUMBER_SIZE)
        follow (self, rgm_raw_number_get_4_bytes (at + local), size, row);
      row->torn = row->content->len < size;
    }
  return TRUE;
}

/**
 * rgm_page_reader_count:
 * @self: pages
 * @state: a state
 *
 * Returns: how many pages are known to be that
 */
guint
rgm_page_reader_count (const RgmPageReader *self, RgmPageState state)
{
  guint n = 0;

  for (guint i = 0; i < self->n_pages; i++)
    n += self->states[i] == state;
  return n;
}
