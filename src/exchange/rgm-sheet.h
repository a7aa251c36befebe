#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

#define RGM_SHEET_CELLS_MAX 5

/**
 * RgmSheetStyle:
 * @RGM_SHEET_TITLE: the name of a sheet
 * @RGM_SHEET_SUBTITLE: what it is about
 * @RGM_SHEET_LEAD: what matters most
 * @RGM_SHEET_HEADING: begins a part
 * @RGM_SHEET_SUBHEADING: begins a part of a part
 * @RGM_SHEET_TEXT: a paragraph
 * @RGM_SHEET_QUIET: of less weight
 * @RGM_SHEET_ALERT: what calls for attention
 * @RGM_SHEET_ADVICE: what to do about the alert above
 * @RGM_SHEET_ITEM: one of several; its first cell is its mark
 * @RGM_SHEET_NOTE: likewise, of less weight
 * @RGM_SHEET_FIELD: its first cell names the second
 * @RGM_SHEET_HEAD: the head of a table, told again on each page that the table goes on to
 * @RGM_SHEET_ROW: a row of a table
 * @RGM_SHEET_DETAIL: more on the row above
 * @RGM_SHEET_PICTURE: the timeline of a plan
 *
 * What a block of a sheet is.
 */
typedef enum {
  RGM_SHEET_TITLE,
  RGM_SHEET_SUBTITLE,
  RGM_SHEET_LEAD,
  RGM_SHEET_HEADING,
  RGM_SHEET_SUBHEADING,
  RGM_SHEET_TEXT,
  RGM_SHEET_QUIET,
  RGM_SHEET_ALERT,
  RGM_SHEET_ADVICE,
  RGM_SHEET_ITEM,
  RGM_SHEET_NOTE,
  RGM_SHEET_FIELD,
  RGM_SHEET_HEAD,
  RGM_SHEET_ROW,
  RGM_SHEET_DETAIL,
  RGM_SHEET_PICTURE,
} RgmSheetStyle;

#define RGM_N_SHEET_STYLES 16

/**
 * RgmSheetBlock:
 * @style: what it is
 * @cells: (array length=n_cells): its texts, side by side
 * @shares: how much of the width each takes, their sum being 1
 * @n_cells: their number
 * @head: index of the head of its table, or -1
 * @keeps_next: whether what follows is to be on its page
 * @section: index of its section
 * @plan: (nullable): whose timeline a picture shows
 *
 * A heading, a paragraph, a row.
 */
typedef struct {
  RgmSheetStyle style;
  char *cells[RGM_SHEET_CELLS_MAX];
  double shares[RGM_SHEET_CELLS_MAX];
  guint n_cells;
  gint32 head;
  gboolean keeps_next;
  guint section;
  RgmPlan *plan;
} RgmSheetBlock;

/**
 * RgmSheet:
 * @name: what kind of document it is; names nobody
 * @patient: whom it is about
 * @made: the day it was made, as a sentence
 * @today: that day
 * @sections: (element-type utf8): what stands at the head of the pages of each section, each of
 *   which begins a page
 * @blocks: (element-type RgmSheetBlock): what it says
 *
 * A document, before anybody knows how large its pages are.
 */
typedef struct {
  char *name;
  char *patient;
  char *made;
  RgmDay today;
  GPtrArray *sections;
  GArray *blocks;
} RgmSheet;

RgmSheet *rgm_sheet_new (const char *name, const char *patient, RgmDay today);
void rgm_sheet_free (RgmSheet *self);
void rgm_sheet_begin_section (RgmSheet *self, const char *running_head);
void rgm_sheet_add (RgmSheet *self, RgmSheetStyle style, const char *text);
void rgm_sheet_add_item (RgmSheet *self, const char *mark, const char *text);
void rgm_sheet_add_note (RgmSheet *self, const char *mark, const char *text);
void rgm_sheet_add_field (RgmSheet *self, const char *name, const char *text);
void rgm_sheet_begin_table (RgmSheet *self, const double *shares, const char *const *cells);
void rgm_sheet_add_row (RgmSheet *self, const char *const *cells);
void rgm_sheet_add_detail (RgmSheet *self, const char *text);
void rgm_sheet_keep (RgmSheet *self, guint first);
void rgm_sheet_add_picture (RgmSheet *self, RgmPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSheet, rgm_sheet_free)

G_END_DECLS
