#include "config.h"

#include "rgm-sheet-flow.h"

typedef struct {
  const RgmFlowItem *items;
  gsize n_items;
  double page_height;
  GArray *places;
  guint page;
  double y;
  gboolean is_empty;
} Flow;

static gboolean
repeats_head (const Flow *self, gsize item)
{
  const RgmFlowItem *begin = &self->items[item];

  return begin->head_first >= 0 && (gsize) begin->head_last < item;
}

static double
measure_head (const Flow *self, gsize item)
{
  double height = 0;

  if (repeats_head (self, item))
    for (gint32 i = self->items[item].head_first; i <= self->items[item].head_last; i++)
      height += self->items[i].height;

  return height;
}

/* The end of what fits on a page that begins with an item: that one at least. */
static gsize
find_end (const Flow *self, gsize start)
{
  double y = measure_head (self, start);
  gsize end = start;

  for (; end < self->n_items; end++)
    {
      const RgmFlowItem *item = &self->items[end];
      double gap = y > 0 ? item->gap : 0;

      if (end > start && (item->begins_page || y + gap + item->height > self->page_height))
        break;
      y += gap + item->height;
    }

  return end;
}

/* Where the page may end: not after what keeps with what follows, unless nothing else would be
 * left of it. */
static gsize
find_break (const Flow *self, gsize start, gsize end)
{
  gsize before = end;

  if (end == self->n_items || self->items[end].begins_page)
    return end;
  while (before > start && self->items[before - 1].keeps_next)
    before--;

  return before > start ? before : end;
}

static void
place (Flow *self, gsize item, gboolean repeated)
{
  RgmFlowPlace at = { .item = (guint) item, .page = self->page, .repeated = repeated };

  if (!self->is_empty && !repeated)
    self->y += self->items[item].gap;
  at.y = self->y;
  self->y += self->items[item].height;
  self->is_empty = FALSE;
  g_array_append_val (self->places, at);
}

static void
place_page (Flow *self, gsize start, gsize end)
{
  self->y = 0;
  self->is_empty = TRUE;
  if (repeats_head (self, start))
    for (gint32 i = self->items[start].head_first; i <= self->items[start].head_last; i++)
      place (self, (gsize) i, TRUE);
  for (gsize i = start; i < end; i++)
    place (self, i, FALSE);
}

/**
 * rgm_sheet_flow:
 * @items: (array length=n_items): what is to be placed, in its order
 * @n_items: their number
 * @page_height: room on a page
 * @n_pages: (out): number of pages
 *
 * Divides items among pages: each page as full as it gets, no heading alone at its foot, the head
 * of a table told again where the table goes on. An item that is higher than a page has one for
 * itself. Nothing is measured here.
 *
 * Returns: (transfer full) (element-type RgmFlowPlace): where everything lies, page by page
 */
GArray *
rgm_sheet_flow (const RgmFlowItem *items, gsize n_items, double page_height, guint *n_pages)
{
  Flow flow = {
    .items = items,
    .n_items = n_items,
    .page_height = page_height,
    .places = g_array_new (FALSE, FALSE, sizeof (RgmFlowPlace)),
  };

  for (gsize start = 0; start < n_items; flow.page++)
    {
      gsize end = find_break (&flow, start, find_end (&flow, start));

      place_page (&flow, start, end);
      start = end;
    }
  *n_pages = flow.page;

  return flow.places;
}
