#pragma once

#include "rgm-sheet-flow.h"
#include "rgm-sheet-layout.h"
#include "rgm-sheet-style.h"
#include "rgm-timeline-picture.h"

G_BEGIN_DECLS

/* The geometry of a timeline is in pixels of the screen, of which 96 are an inch. */
#define RGM_SHEET_POINTS_PER_PX 0.75

/* A block laid out; picture: of a block that is one. */
typedef struct {
  const RgmSheetBlock *block;
  PangoLayout *cells[RGM_SHEET_CELLS_MAX];
  RgmTimelinePicture *picture;
  guint first_item;
  guint n_lines;
} RgmSheetBox;

/* An item of the flow is a line of a block; ascent: from its top to its baseline. */
typedef struct {
  guint box;
  guint line;
  double ascent;
} RgmSheetLine;

struct _RgmSheetLayout {
  const RgmSheet *sheet;
  PangoContext *context;
  double width;
  double height;
  gboolean rtl;
  GArray *boxes;
  GArray *lines;
  GArray *items;
  GArray *places;
  guint n_pages;
  GCancellable *cancellable;
};

#define RGM_SHEET_MARGIN_PT 54.0
#define RGM_SHEET_TOP_PT 72.0
#define RGM_SHEET_BOTTOM_PT 62.0

double rgm_sheet_layout_get_body_width (const RgmSheetLayout *self);

G_END_DECLS
