#include "config.h"

#include "rgm-table-preview.h"

#include "rgm-choice-rows.h"

#include <glib/gi18n-lib.h>

/* How much of a table is shown. */
#define ROWS_MAX 5
#define COLUMNS_MAX 60
#define CELL_LETTERS 18
#define CELL_LETTERS_READ 200
#define SPACING_PX 6
#define COLUMN_SPACING_PX 12

/**
 * RgmTablePreview:
 *
 * The first rows of a table, and above each column what it holds.
 */
struct _RgmTablePreview {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkGrid *grid;
  GPtrArray *choices;
  gboolean updating;
};

enum {
  FIELD_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RgmTablePreview, rgm_table_preview, GTK_TYPE_WIDGET)

static GtkStringList *
make_fields (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < RGM_CSV_N_FIELDS; i++)
    gtk_string_list_append (list, rgm_csv_field_get_title ((RgmCsvField) i));

  return list;
}

static void
on_selected_cb (GtkDropDown *choice, GParamSpec *pspec, RgmTablePreview *self)
{
  guint column;

  if (!self->updating && g_ptr_array_find (self->choices, choice, &column))
    g_signal_emit (self, signals[FIELD_CHOSEN], 0, column, gtk_drop_down_get_selected (choice));
}

static char *
name_column (const RgmTableImport *import, guint column)
{
  gint32 header = import->mapping->header;
  const char *title = header == RGM_CSV_NO_HEADER
    ? "" : rgm_csv_table_get_cell (import->table, (guint) header, column);

  /* Translators: %1$u is the number of a column, %2$s its title in the file */
  return *title ? g_strdup_printf (_("Column %1$u, %2$s"), column + 1, title)
                : g_strdup_printf (_("Column %u"), column + 1);
}

static void
add_choice (RgmTablePreview *self, const RgmTableImport *import, guint column)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (make_fields ()), NULL);
  g_autofree char *name = name_column (import, column);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), import->mapping->fields[column]);
  rgm_choice_rows_name (choice);
  rgm_choice_rows_set_label (choice, name);
  gtk_widget_set_tooltip_text (choice, name);
  g_ptr_array_add (self->choices, choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_selected_cb), self, 0);
  gtk_grid_attach (self->grid, choice, (int) column, 0, 1, 1);
}

static void
add_cell (RgmTablePreview *self, const char *text, guint column, int row, gboolean is_title)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1),
                                                           CELL_LETTERS_READ));
  GtkWidget *label = gtk_label_new (g_strdelimit (start, "\r\n\t", ' '));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A date that is cut tells nothing; what has no room is scrolled to. Letters may be wider than
   * those that a label counts with, so that it cuts none only if it may not. */
  if (g_utf8_strlen (start, -1) > CELL_LETTERS)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), CELL_LETTERS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_LETTERS);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  if (is_title)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, (int) column, row, 1, 1);
}

static void
clear (RgmTablePreview *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/**
 * rgm_table_preview_show:
 * @self: the preview
 * @import: a table on its way in
 *
 * Shows the first rows of the table, or nothing where there is none.
 */
void
rgm_table_preview_show (RgmTablePreview *self, const RgmTableImport *import)
{
  guint n_columns, first, n_rows;

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), import->table != NULL);
  if (import->table == NULL)
    return;

  n_columns = MIN (import->table->n_columns, COLUMNS_MAX);
  first = (guint) MAX (import->mapping->header, 0);
  n_rows = MIN (import->table->rows->len - first, ROWS_MAX);
  for (guint i = 0; i < n_columns; i++)
    {
      add_choice (self, import, i);
      for (guint j = 0; j < n_rows; j++)
        add_cell (self, rgm_csv_table_get_cell (import->table, first + j, i), i, (int) j + 1,
                  j == 0 && import->mapping->header != RGM_CSV_NO_HEADER);
    }
}

/**
 * rgm_table_preview_update:
 * @self: the preview
 * @mapping: what the columns hold now
 *
 * Shows what the columns hold, without telling of it.
 */
void
rgm_table_preview_update (RgmTablePreview *self, const RgmCsvMapping *mapping)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->choices->len && i < mapping->n_fields; i++)
    gtk_drop_down_set_selected (self->choices->pdata[i], mapping->fields[i]);
  self->updating = FALSE;
}

static void
rgm_table_preview_dispose (GObject *object)
{
  RgmTablePreview *self = RGM_TABLE_PREVIEW (object);

  if (self->choices != NULL)
    g_ptr_array_set_size (self->choices, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (rgm_table_preview_parent_class)->dispose (object);
}

static void
rgm_table_preview_finalize (GObject *object)
{
  g_ptr_array_unref (RGM_TABLE_PREVIEW (object)->choices);
  G_OBJECT_CLASS (rgm_table_preview_parent_class)->finalize (object);
}

static void
rgm_table_preview_class_init (RgmTablePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_table_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_table_preview_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * RgmTablePreview::field-chosen:
   * @self: the preview
   * @column: a column
   * @field: what it holds
   *
   * The user says what a column holds.
   */
  signals[FIELD_CHOSEN] = g_signal_new ("field-chosen", RGM_TYPE_TABLE_PREVIEW, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                        G_TYPE_UINT);
}

static void
rgm_table_preview_init (RgmTablePreview *self)
{
  self->choices = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, SPACING_PX);
  gtk_grid_set_column_spacing (self->grid, COLUMN_SPACING_PX);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), COLUMN_SPACING_PX);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the columns hold"), -1);
}
