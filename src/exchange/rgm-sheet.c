#include "config.h"

#include "rgm-sheet.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/* Of an item, and of a note, whose mark is a number. */
#define MARK_SHARE 0.03
#define NOTE_SHARE 0.05
#define FIELD_SHARE 0.22

static void
clear_block (RgmSheetBlock *block)
{
  for (guint i = 0; i < block->n_cells; i++)
    g_free (block->cells[i]);
  g_clear_pointer (&block->plan, rgm_plan_unref);
}

/**
 * rgm_sheet_new:
 * @name: what kind of document it is
 * @patient: whom it is about
 * @today: the day it is made
 *
 * Returns: (transfer full): an empty sheet
 */
RgmSheet *
rgm_sheet_new (const char *name, const char *patient, RgmDay today)
{
  RgmSheet *self = g_new0 (RgmSheet, 1);
  g_autofree char *day = rgm_day_text (today, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);

  self->name = g_strdup (name);
  self->patient = g_strdup (patient);
  /* Translators: stands on paper; %s is a day: Made on Tue 24 Nov 2026 */
  self->made = g_strdup_printf (_("Made on %s"), day);
  self->today = today;
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (RgmSheetBlock));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) clear_block);

  return self;
}

/**
 * rgm_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it.
 */
void
rgm_sheet_free (RgmSheet *self)
{
  g_free (self->name);
  g_free (self->patient);
  g_free (self->made);
  g_ptr_array_unref (self->sections);
  g_array_unref (self->blocks);
  g_free (self);
}

static RgmSheetBlock *
add_block (RgmSheet *self, RgmSheetStyle style, guint n_cells)
{
  RgmSheetBlock block = {
    .style = style, .n_cells = n_cells, .shares = { 1 }, .head = -1,
    .section = MAX (self->sections->len, 1) - 1,
  };

  g_array_append_val (self->blocks, block);

  return &g_array_index (self->blocks, RgmSheetBlock, self->blocks->len - 1);
}

/**
 * rgm_sheet_begin_section:
 * @self: a sheet
 * @running_head: what stands at the head of its pages
 *
 * Begins a section, on a page of its own.
 */
void
rgm_sheet_begin_section (RgmSheet *self, const char *running_head)
{
  g_ptr_array_add (self->sections, g_strdup (running_head));
}

/**
 * rgm_sheet_add:
 * @self: a sheet
 * @style: what the text is
 * @text: (nullable): the text, or %NULL to add nothing
 *
 * Adds a text of the whole width.
 */
void
rgm_sheet_add (RgmSheet *self, RgmSheetStyle style, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  add_block (self, style, 1)->cells[0] = g_strdup (text);
}

static void
add_pair (RgmSheet *self, RgmSheetStyle style, double share, const char *first, const char *second)
{
  RgmSheetBlock *block;

  if (second == NULL || *second == '\0')
    return;
  block = add_block (self, style, 2);
  block->cells[0] = g_strdup (first);
  block->cells[1] = g_strdup (second);
  block->shares[0] = share;
  block->shares[1] = 1 - share;
}

/**
 * rgm_sheet_add_item:
 * @self: a sheet
 * @mark: what stands before it, a few letters
 * @text: (nullable): the item, or %NULL to add nothing
 *
 * Adds one of several items.
 */
void
rgm_sheet_add_item (RgmSheet *self, const char *mark, const char *text)
{
  add_pair (self, RGM_SHEET_ITEM, MARK_SHARE, mark, text);
}

/**
 * rgm_sheet_add_note:
 * @self: a sheet
 * @mark: what stands before it, a few letters
 * @text: (nullable): the note, or %NULL to add nothing
 *
 * Adds one of several notes.
 */
void
rgm_sheet_add_note (RgmSheet *self, const char *mark, const char *text)
{
  add_pair (self, RGM_SHEET_NOTE, NOTE_SHARE, mark, text);
}

/**
 * rgm_sheet_add_field:
 * @self: a sheet
 * @name: what it is
 * @text: (nullable): its value, or %NULL to add nothing
 *
 * Adds a value with its name.
 */
void
rgm_sheet_add_field (RgmSheet *self, const char *name, const char *text)
{
  add_pair (self, RGM_SHEET_FIELD, FIELD_SHARE, name, text);
}

static void
fill_cells (RgmSheetBlock *block, const char *const *cells, const double *shares)
{
  for (guint i = 0; i < block->n_cells; i++)
    {
      block->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
      block->shares[i] = shares[i];
    }
}

/**
 * rgm_sheet_begin_table:
 * @self: a sheet
 * @shares: for each column, how much of the width it takes
 * @cells: %NULL-terminated names of the columns
 *
 * Begins a table.
 */
void
rgm_sheet_begin_table (RgmSheet *self, const double *shares, const char *const *cells)
{
  guint n_cells = MIN (g_strv_length ((char **) cells), RGM_SHEET_CELLS_MAX);
  RgmSheetBlock *head = add_block (self, RGM_SHEET_HEAD, n_cells);

  fill_cells (head, cells, shares);
  head->head = (gint32) self->blocks->len - 1;
}

static RgmSheetBlock *
get_head (const RgmSheet *self)
{
  for (guint i = self->blocks->len; i-- > 0;)
    if (g_array_index (self->blocks, RgmSheetBlock, i).style == RGM_SHEET_HEAD)
      return &g_array_index (self->blocks, RgmSheetBlock, i);

  g_assert_not_reached ();
}

/**
 * rgm_sheet_add_row:
 * @self: a sheet with a table
 * @cells: as many texts as the table has columns; %NULL for an empty cell
 *
 * Adds a row to the last table.
 */
void
rgm_sheet_add_row (RgmSheet *self, const char *const *cells)
{
  RgmSheetBlock head = *get_head (self);
  RgmSheetBlock *row = add_block (self, RGM_SHEET_ROW, head.n_cells);

  row->head = head.head;
  fill_cells (row, cells, head.shares);
}

/**
 * rgm_sheet_add_detail:
 * @self: a sheet with a table
 * @text: (nullable): a text, or %NULL to add nothing
 *
 * Adds more on the last row, below its cells but the first.
 */
void
rgm_sheet_add_detail (RgmSheet *self, const char *text)
{
  const char *const cells[] = { "", text };
  RgmSheetBlock head = *get_head (self);
  const double shares[] = { head.shares[0], 1 - head.shares[0] };
  RgmSheetBlock *detail;

  if (text == NULL || *text == '\0')
    return;
  detail = add_block (self, RGM_SHEET_DETAIL, G_N_ELEMENTS (cells));
  detail->head = head.head;
  fill_cells (detail, cells, shares);
}

/**
 * rgm_sheet_keep:
 * @self: a sheet
 * @first: the number of blocks that it had before those that belong together
 *
 * Keeps the last blocks on one page, if they are not higher than a page.
 */
void
rgm_sheet_keep (RgmSheet *self, guint first)
{
  for (guint i = first; i + 1 < self->blocks->len; i++)
    g_array_index (self->blocks, RgmSheetBlock, i).keeps_next = TRUE;
}

/**
 * rgm_sheet_add_picture:
 * @self: a sheet
 * @plan: a plan
 *
 * Adds the timeline of a plan.
 */
void
rgm_sheet_add_picture (RgmSheet *self, RgmPlan *plan)
{
  add_block (self, RGM_SHEET_PICTURE, 0)->plan = rgm_plan_ref (plan);
}
