#include "config.h"

#include "rgm-row-list.h"

/**
 * RgmRowList:
 *
 * Rows that are replaced all at once. Views hear of one change, which leaves out what is the same
 * at either end; only of the very first rows they hear in two: those that a window has room for,
 * and when these are drawn the rest.
 *
 * A row is a pointer that stands for an item. The item is asked for when a view wants it, so that
 * rows that nobody sees need none.
 */
struct _RgmRowList {
  GObject parent_instance;

  GType item_type;
  RgmRowListGetItem get_item;
  gpointer data;
  GPtrArray *rows;
  guint n_told;
  guint rest_source;
  gboolean held;
};

static GType
rgm_row_list_get_item_type (GListModel *model)
{
  return RGM_ROW_LIST (model)->item_type;
}

static guint
rgm_row_list_get_n_items (GListModel *model)
{
  return RGM_ROW_LIST (model)->n_told;
}

static gpointer
rgm_row_list_get_item (GListModel *model, guint position)
{
  RgmRowList *self = RGM_ROW_LIST (model);

  if (position >= self->n_told)
    return NULL;
  return g_object_ref (self->get_item (self->rows->pdata[position], self->data));
}

static void
rgm_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rgm_row_list_get_item_type;
  iface->get_n_items = rgm_row_list_get_n_items;
  iface->get_item = rgm_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmRowList, rgm_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rgm_row_list_model_init))

static void
tell_rest (RgmRowList *self)
{
  guint n_before = self->n_told;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (n_before == self->rows->len)
    return;
  self->n_told = self->rows->len;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n_told - n_before);
}

static gboolean
on_rest_cb (gpointer data)
{
  RgmRowList *self = RGM_ROW_LIST (data);

  self->rest_source = 0;
  tell_rest (self);
  return G_SOURCE_REMOVE;
}

/* Behind drawing. */
static void
queue_rest (RgmRowList *self)
{
  if (!self->held && self->rest_source == 0 && self->n_told < self->rows->len)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, on_rest_cb, self, NULL);
}

static void
tell_first (RgmRowList *self)
{
  self->n_told = MIN (self->rows->len, RGM_ROW_LIST_FIRST_ROWS);
  queue_rest (self);
  if (self->n_told > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_told);
}

static void
tell_difference (RgmRowList *self, GPtrArray *old)
{
  GPtrArray *rows = self->rows;
  guint same = 0, same_at_end = 0, shorter = MIN (old->len, rows->len);

  self->n_told = rows->len;
  while (same < shorter && old->pdata[same] == rows->pdata[same])
    same++;
  while (same_at_end < shorter - same
         && old->pdata[old->len - 1 - same_at_end] == rows->pdata[rows->len - 1 - same_at_end])
    same_at_end++;
  if (old->len > same + same_at_end || rows->len > same + same_at_end)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - same_at_end,
                                rows->len - same - same_at_end);
}

static void
rgm_row_list_finalize (GObject *object)
{
  RgmRowList *self = RGM_ROW_LIST (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (rgm_row_list_parent_class)->finalize (object);
}

static void
rgm_row_list_class_init (RgmRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_row_list_finalize;
}

static void
rgm_row_list_init (RgmRowList *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * rgm_row_list_new:
 * @item_type: the type of the items
 * @get_item: (scope forever): gives the item of a row
 * @data: for @get_item
 *
 * Makes a list without rows.
 *
 * Returns: (transfer full): the list
 */
RgmRowList *
rgm_row_list_new (GType item_type, RgmRowListGetItem get_item, gpointer data)
{
  RgmRowList *self = g_object_new (RGM_TYPE_ROW_LIST, NULL);

  self->item_type = item_type;
  self->get_item = get_item;
  self->data = data;
  return self;
}

/**
 * rgm_row_list_set_held:
 * @self: a list
 * @held: whether views hear of no more than the very first rows
 *
 * Holds back what comes behind the very first rows, until a picture of these is drawn. Who changes
 * the rows again or looks for one ends the wait.
 */
void
rgm_row_list_set_held (RgmRowList *self, gboolean held)
{
  g_return_if_fail (RGM_IS_ROW_LIST (self));

  self->held = held;
  queue_rest (self);
}

/**
 * rgm_row_list_set_rows:
 * @self: a list
 * @rows: (transfer full): the rows; the array frees them
 *
 * Replaces all rows.
 */
void
rgm_row_list_set_rows (RgmRowList *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (RGM_IS_ROW_LIST (self));
  g_return_if_fail (rows != NULL);

  tell_rest (self);
  old = self->rows;
  self->rows = rows;
  if (old->len == 0)
    tell_first (self);
  else
    tell_difference (self, old);
}

/**
 * rgm_row_list_get_position:
 * @self: a list
 * @row: (nullable): a row
 *
 * Returns: where the row stands, or %G_MAXUINT; views have heard of it then
 */
guint
rgm_row_list_get_position (RgmRowList *self, gconstpointer row)
{
  guint position;

  g_return_val_if_fail (RGM_IS_ROW_LIST (self), G_MAXUINT);

  if (row == NULL || !g_ptr_array_find (self->rows, row, &position))
    return G_MAXUINT;
  if (position >= self->n_told)
    tell_rest (self);
  return position;
}
