#pragma once

#include "rgm-ink.h"
#include "rgm-sheet.h"

G_BEGIN_DECLS

/**
 * RgmSheetLook:
 * @size: height of its letters in points
 * @is_bold: whether it is bold
 * @first_is_bold: whether its first cell is
 * @ink: its colour
 * @gap: room above it
 * @keeps_next: whether what follows stays on its page
 * @keeps_before: whether it stays on the page of what is before
 * @padding: room within its ground, at each side
 * @ground: what it stands on; `RGM_INK_PAPER` for none
 * @line_above: thickness of a line above it
 * @line_below: thickness of a line below it
 * @outline: its level in the outline of the document, or 0
 * @tag: what a PDF calls it, for screen readers
 *
 * What a style looks like on paper. Lengths are in points.
 */
typedef struct {
  double size;
  gboolean is_bold;
  gboolean first_is_bold;
  RgmInk ink;
  double gap;
  gboolean keeps_next;
  gboolean keeps_before;
  double padding;
  RgmInk ground;
  double line_above;
  double line_below;
  int outline;
  const char *tag;
} RgmSheetLook;

const RgmSheetLook *rgm_sheet_style_get_look (RgmSheetStyle style);

G_END_DECLS
