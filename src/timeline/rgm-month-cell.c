#include "config.h"

#include "rgm-month-cell.h"

#define N_BARS 2

/**
 * rgm_month_cell_get_height:
 * @sizes: what the day has to show
 *
 * All days are as high, whatever they have to show: a page never jumps. Below the line of the
 * number there is room for a note, or for a session that has none beside the number.
 *
 * Returns: how high a day is at least
 */
double
rgm_month_cell_get_height (const RgmMonthCellSizes *sizes)
{
  return sizes->line_px + MAX (sizes->note_line_px, sizes->line_px) + N_BARS * sizes->bar_px
         + sizes->word_line_px + (N_BARS + 1) * sizes->gap_px;
}

/**
 * rgm_month_cell_get_min_width:
 * @sizes: what the day has to show
 *
 * Returns: how wide it is at least: its number has room
 */
double
rgm_month_cell_get_min_width (const RgmMonthCellSizes *sizes)
{
  return MAX (sizes->short_number_px, sizes->short_pill_px);
}

/* The number at the start of the line, the session at its end; where there is no room beside each
 * other, the session has the line below. */
static void
divide_line (RgmMonthCell *self, const RgmMonthCellSizes *sizes, double width)
{
  double rest = width - sizes->short_number_px - sizes->gap_px;
  gboolean is_below = sizes->short_pill_px > rest;

  self->is_pill_short = sizes->pill_px > (is_below ? width : rest);
  self->pill.width = MIN (self->is_pill_short ? sizes->short_pill_px : sizes->pill_px, width);
  self->pill.height = sizes->line_px;
  self->pill.x = width - self->pill.width;
  self->pill.y = is_below ? sizes->line_px : 0;
  if (sizes->pill_px > 0 && !is_below)
    rest = width - self->pill.width - sizes->gap_px;
  else
    rest = width;
  self->is_number_short = sizes->number_px > rest;
  self->number.width = self->is_number_short ? sizes->short_number_px : sizes->number_px;
  self->number.height = sizes->line_px;
}

/* Counted from the foot: what the day is good for, collagen, healing, and the note above. */
static void
divide_foot (RgmMonthCell *self, const RgmMonthCellSizes *sizes, double width, double height)
{
  double y = height - sizes->word_line_px;

  self->zone = (RgmBox) { 0, y, width, sizes->word_line_px };
  y -= sizes->gap_px + sizes->bar_px;
  self->collagen = (RgmBox) { 0, y, width, sizes->bar_px };
  y -= sizes->gap_px + sizes->bar_px;
  self->healing = (RgmBox) { 0, y, width, sizes->bar_px };
  self->has_word = sizes->word_px > 0 && sizes->word_px <= width;
}

/* Where nothing heals, the note comes down to the bars. */
static void
divide_note (RgmMonthCell *self, const RgmMonthCellSizes *sizes, double width)
{
  gboolean is_taken = sizes->pill_px > 0 && self->pill.y > 0;

  self->is_note_mark = sizes->note_px > width;
  self->note.width = self->is_note_mark ? sizes->mark_px : sizes->note_px;
  self->note.height = sizes->note_line_px;
  self->note.y = self->healing.y - sizes->gap_px - sizes->note_line_px;
  self->has_note = sizes->note_px > 0 && self->note.width <= width && !is_taken;
}

static void
mirror (RgmBox *box, double width)
{
  box->x = width - box->x - box->width;
}

/* A day so narrow that its number or its session would not fit has less at its sides. */
static double
get_side (const RgmMonthCellSizes *sizes, double width)
{
  return CLAMP ((width - rgm_month_cell_get_min_width (sizes)) / 2, 0, sizes->side_px);
}

/**
 * rgm_month_cell_init:
 * @self: (out): a day of the calendar
 * @sizes: what it has to show
 * @width: its width
 * @height: its height, rgm_month_cell_get_height() at least
 * @rtl: whether it is read from right to left
 *
 * Divides a day of the calendar.
 */
void
rgm_month_cell_init (RgmMonthCell *self, const RgmMonthCellSizes *sizes, double width,
                     double height, gboolean rtl)
{
  RgmBox *boxes[] = { &self->number, &self->pill,     &self->note,
                      &self->zone,   &self->collagen, &self->healing };
  double side;

  g_return_if_fail (self != NULL && sizes != NULL);

  *self = (RgmMonthCell) { .is_number_short = FALSE };
  side = get_side (sizes, width);
  width -= 2 * side;
  divide_line (self, sizes, width);
  divide_foot (self, sizes, width, height);
  divide_note (self, sizes, width);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (rtl)
        mirror (boxes[i], width);
      boxes[i]->x += side;
    }
}
