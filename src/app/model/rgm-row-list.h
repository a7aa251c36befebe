#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RGM_TYPE_ROW_LIST (rgm_row_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmRowList, rgm_row_list, RGM, ROW_LIST, GObject)

/* More rows than a screen of 1080 pixels has room for. A list view makes 200 at once, which takes
 * longer than starting the program; the first picture needs those that are seen. */
#define RGM_ROW_LIST_FIRST_ROWS 20

/* Returns: (transfer none): the item of a row, the same one each time */
typedef gpointer (*RgmRowListGetItem) (gpointer row, gpointer data);

RgmRowList *rgm_row_list_new (GType item_type, RgmRowListGetItem get_item, gpointer data);
void rgm_row_list_set_held (RgmRowList *self, gboolean held);
void rgm_row_list_set_rows (RgmRowList *self, GPtrArray *rows);
guint rgm_row_list_get_position (RgmRowList *self, gconstpointer row);

G_END_DECLS
