#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmPaper:
 * @RGM_PAPER_A4: 210 × 297 mm
 * @RGM_PAPER_LETTER: 8½ × 11 inches
 *
 * What pages are laid out for.
 */
typedef enum {
  RGM_PAPER_A4,
  RGM_PAPER_LETTER,
} RgmPaper;

RgmPaper rgm_paper_get_default (void);
gboolean rgm_paper_find (const char *code, RgmPaper *paper);
void rgm_paper_get_size (RgmPaper paper, double *width_pt, double *height_pt);

G_END_DECLS
