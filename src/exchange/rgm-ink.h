#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmInk:
 *
 * An opaque colour as 0xRRGGBB.
 */
typedef guint32 RgmInk;

/* What pictures and pages are drawn with: the light colours of the window's timeline. */
#define RGM_INK_TEXT 0x1d1d20
#define RGM_INK_QUIET 0x5e5c64
#define RGM_INK_LINE 0xd5d3da
#define RGM_INK_PAPER 0xffffff
#define RGM_INK_DONE 0x1c71d8
#define RGM_INK_TOO_EARLY 0xc01c28
#define RGM_INK_PROJECTED 0x6b6970
#define RGM_INK_HEALING 0xd45500
#define RGM_INK_COLLAGEN 0x813d9c
#define RGM_INK_RESULTS 0x1b7f4f
#define RGM_INK_ZONE_TOO_EARLY 0xa51d2d
#define RGM_INK_ZONE_POSSIBLE 0x6f4f00
#define RGM_INK_ZONE_RECOMMENDED 0x0f5c37
#define RGM_INK_ZONE_OVERDUE 0x5e5c64

RgmInk rgm_ink_new (double red, double green, double blue);
void rgm_ink_set (cairo_t *cr, RgmInk ink, double alpha);

G_END_DECLS
