#include "config.h"

#include "rgm-salvage-private.h"

#include "rgm-protocol-copy-table.h"
#include "rgm-transfer.h"

#include <string.h>

/* Reading: every row of every page that can be made out goes into the new database, whose own
 * checks decide whether it can be what it says. */

typedef struct {
  RgmSalvage *salvage;
  RgmPageReader *pages;
  RgmSalvageShapes *shapes;
  /* something on the page that is read is not as it was written */
  gboolean spoilt;
} Reading;

/* What is left of a text. A zero in it was never written by us. */
static char *
dup_text (const RgmRawValue *value, gboolean *torn)
{
  const char *text = (const char *) value->bytes;
  gsize length = value->size > 0 ? strnlen (text, value->size) : 0;

  if (value->torn || length < value->size)
    *torn = TRUE;
  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  *torn = TRUE;
  return g_utf8_make_valid (text, (gssize) length);
}

static void
bind (RgmStatement *statement, const RgmRawValue *value, gboolean *torn)
{
  g_autofree char *text = NULL;

  /* No table that is salvaged has a column of another type. */
  g_assert (value->type == 'I' || value->type == 'T');
  if (value->type == 'I')
    {
      rgm_statement_bind_int (statement, value->number);
      return;
    }
  text = dup_text (value, torn);
  rgm_statement_bind_text (statement, text);
}

/* The id of a protocol sums it up: the only rows that tell when they were altered. */
static gboolean
is_as_written (const RgmSalvageShape *shape, const RgmRawRow *row)
{
  g_autofree char *id = NULL, *protocol_id = NULL, *content = NULL, *sum = NULL;
  gboolean torn = FALSE;

  if (shape->kind != RGM_SALVAGE_PROTOCOL)
    return TRUE;
  id = dup_text (&row->values[0], &torn);
  protocol_id = dup_text (&row->values[1], &torn);
  content = dup_text (&row->values[3], &torn);
  sum = rgm_protocol_copy_table_make_id (protocol_id, (gint32) row->values[2].number, content);
  return !torn && g_str_equal (id, sum);
}

/* Whether @error ends it all, or says that the new database does not take this row. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID)
         || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IN_USE);
}

static gboolean
take_row (Reading *self, const RgmSalvageShape *shape, const RgmPageCell *cell,
          const RgmRawRow *row, GError **error)
{
  RgmSalvageCount *count = &self->salvage->report->counts[shape->kind];
  g_autoptr(GError) reason = NULL;
  g_autoptr(RgmStatement) statement = NULL;
  gboolean torn = FALSE;

  statement = rgm_statement_new (self->salvage->database, shape->sql, error);
  if (!statement)
    return FALSE;
  for (guint i = 0; i < row->n_values - (shape->is_index ? 1 : 0); i++)
    {
      if (i == 0 && shape->keeps_rowid)
        rgm_statement_bind_int (statement, cell->rowid);
      else
        bind (statement, &row->values[i], &torn);
    }
  if (is_as_written (shape, row) && rgm_statement_run (statement, &reason))
    {
      count->part += torn && !shape->is_index;
      self->spoilt = self->spoilt || torn;
      return TRUE;
    }
  self->spoilt = TRUE;
  count->lost += !shape->is_index;
  if (!reason || is_refusal (reason))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* A row that says nothing of itself is taken for one like the others of its page. */
static void
lose_row (Reading *self, const RgmSalvageShape *like, gboolean is_table)
{
  self->spoilt = TRUE;
  if (like && !like->is_index)
    self->salvage->report->counts[like->kind].lost++;
  else if (is_table)
    self->salvage->report->counts[RGM_SALVAGE_UNKNOWN].lost++;
}

/* Answers whether @cell is a row of any table or index at all. */
static gboolean
make_out_row (Reading *self, guint page, guint cell, RgmPageCell *content, RgmRawRow *row,
              RgmSalvageShape **shape)
{
  GHashTable *shapes = self->pages->states[page - 1] == RGM_PAGE_TABLE ? self->shapes->leaves
                                                                       : self->shapes->indexes;

  *shape = NULL;
  return rgm_page_reader_read_cell (self->pages, page, cell, content)
         && rgm_raw_row_read (row, content)
         && (g_hash_table_lookup_extended (shapes, row->types, NULL, (gpointer *) shape)
             || shapes == self->shapes->indexes);
}

/* What is of an index that is of no use here does not count as lost. */
static const RgmSalvageShape *
find_shape_of_page (Reading *self, guint page)
{
  guint n = rgm_page_reader_get_n_cells (self->pages, page);

  for (guint i = 0; i < n; i++)
    {
      RgmPageCell content = { 0 };
      RgmRawRow row;
      RgmSalvageShape *shape;
      gboolean found = make_out_row (self, page, i, &content, &row, &shape);

      g_clear_pointer (&content.content, g_byte_array_unref);
      if (found && shape)
        return shape;
    }
  return NULL;
}

static gboolean
read_page (Reading *self, guint page, GError **error)
{
  gboolean is_table = self->pages->states[page - 1] == RGM_PAGE_TABLE;
  guint n = rgm_page_reader_get_n_cells (self->pages, page);
  gboolean read = TRUE;

  self->spoilt = FALSE;
  for (guint i = 0; i < n && read; i++)
    {
      RgmPageCell content = { 0 };
      RgmRawRow row;
      RgmSalvageShape *shape;

      if (!make_out_row (self, page, i, &content, &row, &shape))
        lose_row (self, find_shape_of_page (self, page), is_table);
      else if (shape)
        read = take_row (self, shape, &content, &row, error);
      g_clear_pointer (&content.content, g_byte_array_unref);
    }
  self->salvage->report->n_spoilt_pages += self->spoilt;
  return read;
}

static gboolean
read_pages (Reading *self, const RgmStoreTransfer *transfer, GError **error)
{
  RgmTransferWatch watch = rgm_transfer_watch_init (transfer);

  watch.total = self->pages->n_pages;
  for (guint page = 1; page <= self->pages->n_pages; page++)
    {
      RgmPageState state = self->pages->states[page - 1];

      if (!rgm_transfer_watch_step (&watch, error))
        return FALSE;
      if ((state == RGM_PAGE_TABLE || state == RGM_PAGE_INDEX) && !read_page (self, page, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_salvage_read: (skip)
 * @self: salvaging
 * @damaged: the damaged file
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads all rows that can be read.
 *
 * Returns: whether the new database could take them
 */
gboolean
rgm_salvage_read (RgmSalvage *self, const char *damaged, const RgmStoreTransfer *transfer,
                  GError **error)
{
  g_autoptr(RgmPageReader) pages = rgm_page_reader_new (damaged, error);
  g_autoptr(RgmSalvageShapes) shapes = NULL;
  Reading reading = { self, pages, NULL, FALSE };

  if (!pages)
    return FALSE;
  shapes = rgm_salvage_shapes_new (self->database, error);
  reading.shapes = shapes;
  if (!shapes || !read_pages (&reading, transfer, error))
    return FALSE;
  self->report->damaged = g_strdup (damaged);
  self->report->journal = rgm_page_images_get_outcome (&pages->source.journal);
  self->report->wal = rgm_page_images_get_outcome (&pages->source.wal);
  self->report->n_pages = pages->n_pages + pages->n_missing;
  self->report->n_bad_pages = pages->n_missing + rgm_page_reader_count (pages, RGM_PAGE_BAD)
                              + rgm_page_reader_count (pages, RGM_PAGE_UNREADABLE);
  return TRUE;
}
