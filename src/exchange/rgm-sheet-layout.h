#pragma once

#include "rgm-sheet.h"
#include "rgm-typeface.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RgmSheetLayout:
 *
 * A sheet on pages of a size.
 */
typedef struct _RgmSheetLayout RgmSheetLayout;

/**
 * RgmSheetMark:
 * @level: its level in the outline, 1 the highest
 * @text: the heading
 * @page: its page, from 0
 * @y: where it lies, in points from the top of the paper
 *
 * A heading, for an outline of the document.
 */
typedef struct {
  int level;
  const char *text;
  guint page;
  double y;
} RgmSheetMark;

RgmSheetLayout *rgm_sheet_layout_new (const RgmSheet *sheet, double width_pt, double height_pt,
                                      gboolean rtl, GCancellable *cancellable, GError **error);
void rgm_sheet_layout_free (RgmSheetLayout *self);
guint rgm_sheet_layout_get_n_pages (const RgmSheetLayout *self);
GArray *rgm_sheet_layout_list_marks (const RgmSheetLayout *self);
void rgm_sheet_layout_draw_page (const RgmSheetLayout *self, cairo_t *cr, guint page);
char *rgm_sheet_layout_describe_unknown (const RgmSheetLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSheetLayout, rgm_sheet_layout_free)

G_END_DECLS
