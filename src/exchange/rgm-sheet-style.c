#include "config.h"

#include "rgm-sheet-style.h"

#define ALERT_GROUND 0xfbeaec
#define PAPER .ground = RGM_INK_PAPER

static const RgmSheetLook looks[RGM_N_SHEET_STYLES] = {
  [RGM_SHEET_TITLE] = { .size = 21, .is_bold = TRUE, .ink = RGM_INK_TEXT, PAPER,
                        .keeps_next = TRUE, .tag = "H1" },
  [RGM_SHEET_SUBTITLE] = { .size = 12, .ink = RGM_INK_QUIET, PAPER, .gap = 1,
                           .keeps_next = TRUE, .outline = 1, .tag = "P" },
  [RGM_SHEET_LEAD] = { .size = 14, .is_bold = TRUE, .ink = RGM_INK_TEXT, PAPER, .gap = 14,
                       .keeps_next = TRUE, .tag = "P" },
  [RGM_SHEET_HEADING] = { .size = 12, .is_bold = TRUE, .ink = RGM_INK_DONE, PAPER, .gap = 18,
                          .keeps_next = TRUE, .outline = 2, .tag = "H2" },
  [RGM_SHEET_SUBHEADING] = { .size = 10.5, .is_bold = TRUE, .ink = RGM_INK_TEXT, PAPER, .gap = 12,
                             .keeps_next = TRUE, .outline = 3, .tag = "H3" },
  [RGM_SHEET_TEXT] = { .size = 9.5, .ink = RGM_INK_TEXT, PAPER, .gap = 4, .tag = "P" },
  [RGM_SHEET_QUIET] = { .size = 8, .ink = RGM_INK_QUIET, PAPER, .gap = 3, .tag = "P" },
  [RGM_SHEET_ALERT] = { .size = 10, .is_bold = TRUE, .ink = RGM_INK_ZONE_TOO_EARLY, .gap = 8,
                        .padding = 9, .ground = ALERT_GROUND, .tag = "P" },
  [RGM_SHEET_ADVICE] = { .size = 9.5, .ink = RGM_INK_TEXT, .keeps_before = TRUE,
                         .padding = 9, .ground = ALERT_GROUND, .tag = "P" },
  [RGM_SHEET_ITEM] = { .size = 9.5, .ink = RGM_INK_TEXT, PAPER, .gap = 3, .tag = "P" },
  [RGM_SHEET_NOTE] = { .size = 8, .ink = RGM_INK_TEXT, PAPER, .gap = 2.5, .tag = "P" },
  [RGM_SHEET_FIELD] = { .size = 9.5, .first_is_bold = TRUE, .ink = RGM_INK_TEXT, PAPER, .gap = 3,
                        .tag = "P" },
  [RGM_SHEET_HEAD] = { .size = 8, .is_bold = TRUE, .ink = RGM_INK_QUIET, PAPER, .gap = 6,
                       .keeps_next = TRUE, .line_below = 0.9, .tag = "P" },
  [RGM_SHEET_ROW] = { .size = 9.5, .first_is_bold = TRUE, .ink = RGM_INK_TEXT, PAPER, .gap = 7,
                      .line_above = 0.4, .tag = "P" },
  [RGM_SHEET_DETAIL] = { .size = 8, .ink = RGM_INK_QUIET, PAPER, .gap = 1, .keeps_before = TRUE,
                         .tag = "P" },
  [RGM_SHEET_PICTURE] = { .gap = 8, PAPER, .tag = "Figure" },
};

/**
 * rgm_sheet_style_get_look:
 * @style: a style
 *
 * Returns: what it looks like
 */
const RgmSheetLook *
rgm_sheet_style_get_look (RgmSheetStyle style)
{
  g_return_val_if_fail (style < RGM_N_SHEET_STYLES, &looks[RGM_SHEET_TEXT]);

  return &looks[style];
}
