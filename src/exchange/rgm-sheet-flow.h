#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmFlowItem:
 * @height: its height
 * @gap: what is left free above it, but at the head of a page
 * @keeps_next: whether no page may end after it
 * @begins_page: whether it begins a page
 * @head_first: the first of the items that are told again above it where it begins a page, or -1
 * @head_last: the last of them
 *
 * Something that is never divided: a line of text, a line of a row, a picture.
 */
typedef struct {
  double height;
  double gap;
  gboolean keeps_next;
  gboolean begins_page;
  gint32 head_first;
  gint32 head_last;
} RgmFlowItem;

/**
 * RgmFlowPlace:
 * @item: index of the item
 * @page: its page, from 0
 * @y: its top, counted from that of the page
 * @repeated: whether it was told before and stands here again
 *
 * Where an item lies.
 */
typedef struct {
  guint item;
  guint page;
  double y;
  gboolean repeated;
} RgmFlowPlace;

GArray *rgm_sheet_flow (const RgmFlowItem *items, gsize n_items, double page_height,
                        guint *n_pages);

G_END_DECLS
