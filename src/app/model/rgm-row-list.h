#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RGM_TYPE_ROW_LIST (rgm_row_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmRowList, rgm_row_list, RGM, ROW_LIST, GObject)

RgmRowList *rgm_row_list_new (GType item_type);
void rgm_row_list_set_rows (RgmRowList *self, GPtrArray *rows);
guint rgm_row_list_get_position (RgmRowList *self, gpointer item);

G_END_DECLS
