#include "config.h"

#include "rgm-product-list.h"

#include "rgm-button-name.h"
#include "rgm-columns-layout.h"
#include "rgm-one-line.h"

#include <glib/gi18n-lib.h>

/**
 * RgmProductList:
 *
 * The products of a session being entered, each with its lot, and what is wrong with them.
 *
 * Signals: `changed`, when the user has typed, added or removed one.
 */
struct _RgmProductList {
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *add_button;
  GPtrArray *rows;
  RgmSessionDraft *draft;
};

G_DEFINE_FINAL_TYPE (RgmProductList, rgm_product_list, GTK_TYPE_WIDGET)

/* What shows one product; the widgets are owned by the list. */
typedef struct {
  RgmProductDraft *product;
  GtkWidget *name;
  GtkWidget *lot;
  GtkWidget *remove;
  GtkLabel *error;
} Row;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SPACING_PX 8
/* Below it the lot has a line of its own, so that the name has room. */
#define COLUMNS_THRESHOLD_PX 340
#define NAME_CHARS 8
#define LOT_CHARS 7

static void
take (char **field, GtkWidget *entry)
{
  g_free (*field);
  *field = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_changed_cb (RgmProductList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      take (&row->product->name, row->name);
      take (&row->product->lot, row->lot);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_add_cb (RgmProductList *self)
{
  RgmSessionDraft *draft = self->draft;

  g_ptr_array_add (draft->products, rgm_product_draft_new ("", ""));
  rgm_product_list_set_draft (self, draft);
  gtk_widget_grab_focus (((Row *) g_ptr_array_index (self->rows, self->rows->len - 1))->name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove_cb (GtkWidget *button, RgmProductList *self)
{
  RgmSessionDraft *draft = self->draft;
  guint i = 0;

  while (((Row *) g_ptr_array_index (self->rows, i))->remove != button)
    i++;
  gtk_widget_grab_focus (self->add_button);
  g_ptr_array_remove_index (draft->products, i);
  rgm_product_list_set_draft (self, draft);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_entry (RgmProductList *self, const char *text, const char *label, int n_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  rgm_one_line_keep (GTK_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_remove (RgmProductList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Product"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Product"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_cb), self, 0);
  return button;
}

static GtkWidget *
make_lot (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  gtk_widget_set_hexpand (row->lot, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Lot")));
  gtk_box_append (GTK_BOX (box), row->lot);
  gtk_box_append (GTK_BOX (box), row->remove);
  return box;
}

static GtkWidget *
make_row (RgmProductList *self, RgmProductDraft *product)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX / 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);

  row->product = product;
  row->name = make_entry (self, product->name, _("Product"), NAME_CHARS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (row->name), _("Product"));
  /* Translators: the lot number on the label of a product. */
  row->lot = make_entry (self, product->lot, _("Lot"), LOT_CHARS);
  row->remove = make_remove (self);
  row->error = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (row->error), "field-error");
  gtk_widget_set_layout_manager (line, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX, SPACING_PX,
                                                               0));
  gtk_box_append (GTK_BOX (line), row->name);
  gtk_box_append (GTK_BOX (line), make_lot (row));
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->error));
  gtk_widget_add_css_class (list_row, "zone-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Product"), -1);
  g_ptr_array_add (self->rows, row);
  return list_row;
}

static void
rgm_product_list_dispose (GObject *object)
{
  RgmProductList *self = RGM_PRODUCT_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->add_button, gtk_widget_unparent);
  G_OBJECT_CLASS (rgm_product_list_parent_class)->dispose (object);
}

static void
rgm_product_list_class_init (RgmProductListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_product_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_PRODUCT_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rgm_product_list_init (RgmProductList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Products"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  self->add_button = gtk_button_new_with_mnemonic (_("Add Prod_uct"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add_button, "flat");
  rgm_button_name_apply (self->add_button);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
}

/**
 * rgm_product_list_new:
 *
 * Makes a list without products.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_product_list_new (void)
{
  return g_object_new (RGM_TYPE_PRODUCT_LIST, NULL);
}

/**
 * rgm_product_list_set_draft:
 * @self: the list
 * @draft: (nullable): the session being entered; borrowed until another is set
 *
 * Shows the products of a draft. What is typed is put into them.
 */
void
rgm_product_list_set_draft (RgmProductList *self, RgmSessionDraft *draft)
{
  GtkWidget *child;

  g_return_if_fail (RGM_IS_PRODUCT_LIST (self));

  self->draft = draft;
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; draft != NULL && i < draft->products->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (draft->products, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}

/**
 * rgm_product_list_show_errors:
 * @self: the list
 *
 * Shows beside each product what is wrong with it.
 */
void
rgm_product_list_show_errors (RgmProductList *self)
{
  g_return_if_fail (RGM_IS_PRODUCT_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      const char *error = row->product->error;

      gtk_label_set_label (row->error, error != NULL ? error : "");
      gtk_widget_set_visible (GTK_WIDGET (row->error), error != NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->name),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      error != NULL ? error : "", -1);
    }
}
