#include "config.h"

#include "rgm-choice-rows.h"

#include "rgm-choice-value.h"

#define SPACING_PX 6
/* What drops down is as wide as its words, up to this. */
#define MAX_LIST_PX 420

/* Only opacity, so that the row is as wide with the mark as without. */
static void
show_mark (GtkListItem *item, GObject *choice)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autoptr (GObject) selected = NULL;

  if (box == NULL)
    return;
  g_object_get (choice, "selected-item", &selected, NULL);
  gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                          selected != NULL && selected == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
on_selected_cb (GtkListItem *item, GParamSpec *pspec, GObject *choice)
{
  show_mark (item, choice);
}

/* It wants to stand on one line, and takes several where there is no room for that. */
static GtkWidget *
make_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
}

static const char *
get_text (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
on_setup_cb (GObject *choice, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  GtkWidget *label = make_label ();
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "object-select-symbolic", NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (on_selected_cb), item,
                           G_CONNECT_SWAPPED);
}

static void
on_bind_cb (GObject *choice, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = get_text (item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  show_mark (item, choice);
}

static void
on_chosen_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label ());
}

static void
on_chosen_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), get_text (item));
}

/* What has the keyboard: of a drop-down of GTK 4.8 it is the button in it. */
static GtkAccessible *
get_heard (GObject *choice)
{
  return GTK_ACCESSIBLE (GTK_IS_DROP_DOWN (choice)
                           ? gtk_widget_get_first_child (GTK_WIDGET (choice))
                           : GTK_WIDGET (choice));
}

/* What is chosen is heard with the name of the row: the list item that shows it has no name. */
static void
tell_value (GObject *choice)
{
  g_autoptr (GObject) selected = NULL;
  const char *text = "";

  g_object_get (choice, "selected-item", &selected, NULL);
  if (GTK_IS_STRING_OBJECT (selected))
    text = gtk_string_object_get_string (GTK_STRING_OBJECT (selected));
  gtk_accessible_update_property (get_heard (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
on_value_cb (GObject *choice)
{
  tell_value (choice);
}

static GtkWidget *
find_scroller (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

/* GTK makes the list of a drop-down as wide as its button, which is too narrow for the mark beside
 * what is chosen, and for what is longer. */
static void
widen_list (GtkWidget *choice)
{
  GtkWidget *scroller = find_scroller (choice);

  if (scroller != NULL)
    g_object_set (scroller, "propagate-natural-width", TRUE, "max-content-width", MAX_LIST_PX,
                  NULL);
}

/**
 * rgm_choice_rows_name:
 * @choice: a drop-down or a combo row over a list of strings
 *
 * Names the rows of what drops down: those of GTK 4.8 have no name for a screen reader, and only
 * GTK 4.12 lets a list item give one. What is chosen is the description of the choice. However
 * little room there is, nothing of it is cut in a combo row, or in what drops down.
 */
void
rgm_choice_rows_name (GtkWidget *choice)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_WIDGET (choice));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), choice, G_CONNECT_SWAPPED);
  g_object_set (choice, "list-factory", factory, NULL);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (on_value_cb), choice, 0);
  if (ADW_IS_COMBO_ROW (choice))
    rgm_choice_value_show (ADW_COMBO_ROW (choice));
  else
    widen_list (choice);
  tell_value (G_OBJECT (choice));
}

/**
 * rgm_choice_rows_wrap:
 * @choice: a drop-down of rgm_choice_rows_name()
 *
 * Lets what is chosen take several lines, where the page is narrow or the text large.
 */
void
rgm_choice_rows_wrap (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_chosen_setup_cb), choice, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_chosen_bind_cb), choice, 0);
  gtk_drop_down_set_factory (choice, factory);
}

/**
 * rgm_choice_rows_set_label:
 * @choice: a drop-down of rgm_choice_rows_name()
 * @label: what is chosen there
 *
 * Names the choice itself for a screen reader, where no other text does.
 */
void
rgm_choice_rows_set_label (GtkWidget *choice, const char *label)
{
  GtkAccessible *heard;

  g_return_if_fail (GTK_IS_WIDGET (choice));

  heard = get_heard (G_OBJECT (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (heard, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* Later GTK names a drop-down by what is chosen in it, which would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (heard, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
