#pragma once

#include <pango/pangocairo.h>

#include "rgm-ink.h"

G_BEGIN_DECLS

PangoContext *rgm_typeface_new_context (gboolean rtl);
gboolean rgm_typeface_is_rtl (void);
char *rgm_typeface_dup_drawable (const char *text);
PangoLayout *rgm_typeface_new_layout (PangoContext *context, const char *text, double size,
                                      gboolean bold);
void rgm_typeface_measure (PangoLayout *layout, double *width, double *height);
void rgm_typeface_draw (cairo_t *cr, PangoLayout *layout, double x, double y, RgmInk ink);

G_END_DECLS
