#include "config.h"

#include "rgm-field-note.h"

#include "rgm-live-label.h"

/* What the note of a field is kept as with it. */
#define KEY "rgm-field-note"

/**
 * rgm_field_note_new:
 *
 * Returns: (transfer floating): an empty note for below a field, not seen yet, which is heard when
 *   it changes
 */
GtkWidget *
rgm_field_note_new (void)
{
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                  "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "visible", FALSE, NULL);

  gtk_widget_add_css_class (note, "field-note");
  return note;
}

/* A list has rows and nothing between them. */
static void
insert_row (GtkListBox *list, GtkListBoxRow *field, GtkWidget *note)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "row-note");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), note);
  g_object_bind_property (note, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_box_insert (list, row, gtk_list_box_row_get_index (field) + 1);
}

static GtkWidget *
ensure_note (GtkWidget *field)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (field), KEY);
  GtkWidget *parent = gtk_widget_get_parent (field);

  if (note != NULL)
    return note;
  note = rgm_field_note_new ();
  if (GTK_IS_LIST_BOX (parent))
    insert_row (GTK_LIST_BOX (parent), GTK_LIST_BOX_ROW (field), note);
  else
    gtk_widget_insert_after (note, parent, field);
  g_object_set_data (G_OBJECT (field), KEY, note);
  return note;
}

/**
 * rgm_field_note_set:
 * @field: a field, in a list or a box
 * @text: (nullable): what to say of it
 *
 * Says something below a field that has no place for that of its own.
 */
void
rgm_field_note_set (GtkWidget *field, const char *text)
{
  GtkWidget *note;

  g_return_if_fail (GTK_IS_WIDGET (field));

  if (text == NULL && g_object_get_data (G_OBJECT (field), KEY) == NULL)
    return;
  note = ensure_note (field);
  rgm_live_label_set_text (GTK_LABEL (note), text != NULL ? text : "");
  gtk_widget_set_visible (note, text != NULL);
}
