#include "config.h"

#include "rgm-shortcuts-window.h"

#include "rgm-columns-layout.h"
#include "rgm-dialog-title.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmShortcutsWindow:
 *
 * What can be done by keys. (GtkShortcutsWindow has room for large text on wide screens only.)
 */
struct _RgmShortcutsWindow {
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (RgmShortcutsWindow, rgm_shortcuts_window, ADW_TYPE_WINDOW)

/* What a key does, or the name of a group where there are no keys. */
typedef struct {
  const char *title;
  /* As GTK parses them, separated by spaces: one, or two that are opposites. */
  const char *keys;
} Shortcut;

static const Shortcut shortcuts[] = {
  { NC_ ("shortcuts", "Patients"), NULL },
  { NC_ ("shortcuts", "Search patients"), "<Control>F" },
  { NC_ ("shortcuts", "Add a patient"), "<Control>N" },
  { NC_ ("shortcuts", "Delete the patient"), "<Control><Shift>Delete" },
  { NC_ ("shortcuts", "Back to the list"), "<Alt>Left" },
  { NC_ ("shortcuts", "Course"), NULL },
  { NC_ ("shortcuts", "Add a course"), "<Control><Shift>N" },
  { NC_ ("shortcuts", "Book a session"), "<Control>B" },
  { NC_ ("shortcuts", "Plan the rest"), "<Control><Shift>B" },
  { NC_ ("shortcuts", "Record a past session"), "<Control>R" },
  { NC_ ("shortcuts", "Print"), "<Control>P" },
  { NC_ ("shortcuts", "Timeline and calendar"), NULL },
  { NC_ ("shortcuts", "A day back or on"), "Left Right" },
  { NC_ ("shortcuts", "A week back or on"), "<Control>Left <Control>Right" },
  { NC_ ("shortcuts", "A month back or on"), "Page_Up Page_Down" },
  { NC_ ("shortcuts", "First and last day of the course"), "Home End" },
  { NC_ ("shortcuts", "Today"), "T" },
  { NC_ ("shortcuts", "Another lane, or a week on the calendar"), "Up Down" },
  { NC_ ("shortcuts", "Open what is there"), "Return" },
  { NC_ ("shortcuts", "Book a session on that day"), "B" },
  { NC_ ("shortcuts", "Explain what is there: Why?"), "W" },
  { NC_ ("shortcuts", "Menu of what is there"), "<Shift>F10 Menu" },
  { NC_ ("shortcuts", "Move the booking on that day"), "<Alt>Left <Alt>Right" },
  { NC_ ("shortcuts", "Move it by a week"), "<Control><Alt>Left <Control><Alt>Right" },
  { NC_ ("shortcuts", "Move it by a month"), "<Alt>Page_Up <Alt>Page_Down" },
  { NC_ ("shortcuts", "Zoom"), "plus minus" },
  { NC_ ("shortcuts", "General"), NULL },
  { NC_ ("shortcuts", "Undo"), "<Control>Z" },
  { NC_ ("shortcuts", "Redo"), "<Control><Shift>Z <Control>Y" },
  { NC_ ("shortcuts", "Main menu"), "F10" },
  { NC_ ("shortcuts", "Preferences"), "<Control>comma" },
  { NC_ ("shortcuts", "Keyboard shortcuts"), "<Control>question" },
  { NC_ ("shortcuts", "Close the window"), "<Control>W" },
  { NC_ ("shortcuts", "Quit"), "<Control>Q" },
};

#define SPACING_PX 6
#define ROW_SPACING_PX 18
/* Below it, for text of the normal size, keys stand below what they do. */
#define COLUMNS_THRESHOLD_PX 340

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Returns: (transfer floating): the keys, each named as it is on a keyboard of the language */
static GtkWidget *
make_keys (const char *keys, GString *heard)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  gtk_widget_set_layout_manager (box, rgm_wrap_layout_new (SPACING_PX));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *name = NULL;

      gtk_accelerator_parse (names[i], &key, &modifiers);
      name = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (heard, "%s%s", i > 0 ? ", " : "", name);
      gtk_box_append (GTK_BOX (box), make_label (name, "keycap"));
    }
  return box;
}

static void
add_row (GtkWidget *list, const Shortcut *shortcut)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", shortcut->title);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GString) heard = g_string_new (title);

  g_string_append (heard, ": ");
  gtk_widget_set_layout_manager (box, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX,
                                                              ROW_SPACING_PX, 0));
  gtk_widget_add_css_class (row, "shortcut-row");
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box), make_keys (shortcut->keys, heard));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard->str,
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* Returns: (transfer none): the list of a new group */
static GtkWidget *
add_group (RgmShortcutsWindow *self, const char *name)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (group), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (group), list);
  gtk_box_append (self->groups, group);
  return list;
}

static void
rgm_shortcuts_window_class_init (RgmShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmShortcutsWindow, header);
  gtk_widget_class_bind_template_child (widget_class, RgmShortcutsWindow, groups);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rgm_shortcuts_window_init (RgmShortcutsWindow *self)
{
  GtkWidget *list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_dialog_title_show (self->header, GTK_WINDOW (self));
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].keys == NULL)
        list = add_group (self, g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", shortcuts[i].title));
      else
        add_row (list, &shortcuts[i]);
    }
}

/**
 * rgm_shortcuts_window_new:
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
GtkWindow *
rgm_shortcuts_window_new (void)
{
  return g_object_new (RGM_TYPE_SHORTCUTS_WINDOW, NULL);
}
