#include "config.h"

#include "rgm-table-preview.h"

#include "rgm-choice-rows.h"
#include "rgm-csv-serial-text.h"

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

/* A date that is cut tells nothing; what has no room is scrolled to. Letters may be wider than
 * those that a label counts with, so that it cuts none only if it may not. */
static void
show_cell (GtkLabel *label, const RgmTableImport *import, guint row, guint column)
{
  g_autofree char *text = rgm_csv_serial_text_cell (import->table, import->mapping,
                                                    &import->serials, import->today, row, column);
  glong letters = g_utf8_strlen (text, -1);
  g_autofree char *start = g_utf8_substring (text, 0, MIN (letters, CELL_LETTERS_READ));
  gboolean cut = letters > CELL_LETTERS
                 && g_str_equal (text, rgm_csv_table_get_cell (import->table, row, column));

  gtk_label_set_label (label, g_strdelimit (start, "\r\n\t", ' '));
  gtk_label_set_width_chars (label, cut ? CELL_LETTERS : -1);
  gtk_label_set_max_width_chars (label, cut ? CELL_LETTERS : -1);
  gtk_label_set_ellipsize (label, cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

static void
add_cell (RgmTablePreview *self, const RgmTableImport *import, guint row, guint column, int place)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  show_cell (GTK_LABEL (label), import, row, column);
  if (import->mapping->header == (gint32) row)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, (int) column, place, 1, 1);
}

/* The first row that is shown. */
static guint
get_first (const RgmTableImport *import)
{
  return (guint) MAX (import->mapping->header, 0);
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
  first = get_first (import);
  n_rows = MIN (import->table->rows->len - first, ROWS_MAX);
  for (guint i = 0; i < n_columns; i++)
    {
      add_choice (self, import, i);
      for (guint j = 0; j < n_rows; j++)
        add_cell (self, import, first + j, i, (int) j + 1);
    }
}

/**
 * rgm_table_preview_update:
 * @self: the preview, which shows the table
 * @import: the table, with what its columns hold now
 *
 * Shows what the columns hold, and the cells as they are read then, without telling of it.
 */
void
rgm_table_preview_update (RgmTablePreview *self, const RgmTableImport *import)
{
  const RgmCsvMapping *mapping = import->mapping;

  self->updating = TRUE;
  for (guint i = 0; i < self->choices->len && i < mapping->n_fields; i++)
    {
      GtkWidget *label;

      gtk_drop_down_set_selected (self->choices->pdata[i], mapping->fields[i]);
      for (int j = 0; (label = gtk_grid_get_child_at (self->grid, (int) i, j + 1)) != NULL; j++)
        show_cell (GTK_LABEL (label), import, get_first (import) + (guint) j, i);
    }
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
