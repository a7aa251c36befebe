/* What is chosen in a row stands beside its title where both have room, and else whole below it. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-choice-rows.h"
#include "rgm-choice-value.h"

#include <adwaita.h>

#define WIDE_PX 600
#define NARROW_PX 300
#define HEIGHT_PX 200
#define USUAL_DPI (96 * PANGO_SCALE)
#define SHORT "Clinic"
#define LONG "Somewhere Else & by <Somebody> Else"

typedef struct {
  GtkWindow *window;
  GtkWidget *box;
  AdwComboRow *row;
} Fixture;

static void
resize (Fixture *self, int width)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (self->box), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->box), width);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const choices[] = { SHORT, LONG, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  GtkWidget *rows = gtk_list_box_new ();

  self->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), "Where");
  adw_combo_row_set_model (self->row, G_LIST_MODEL (list));
  rgm_choice_rows_name (GTK_WIDGET (self->row));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->row));
  self->box = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (self->box), rows);
  resize (self, WIDE_PX);
  self->window = GTK_WINDOW (gtk_window_new ());
  /* No wider: the clamp of later libadwaita grows with the text. */
  gtk_window_set_default_size (self->window, WIDE_PX, HEIGHT_PX);
  gtk_window_set_child (self->window, self->box);
  display_show (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

/* Returns: (nullable): the label in sight that shows @text whole */
static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text)
      && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);
  return found;
}

typedef struct {
  AdwComboRow *row;
  const char *text;
  gboolean is_below;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *label = find_text (GTK_WIDGET (wanted->row), wanted->text);

  return label != NULL && gtk_widget_has_css_class (label, "subtitle") == wanted->is_below;
}

static void
assert_shown (Fixture *self, const char *text, gboolean is_below)
{
  Wanted wanted = { self->row, text, is_below };

  g_assert_true (display_wait_for (is_shown, &wanted));
}

static void
test_width (Fixture *self, gconstpointer data)
{
  assert_shown (self, SHORT, FALSE);
  resize (self, NARROW_PX);
  assert_shown (self, SHORT, FALSE);
  adw_combo_row_set_selected (self->row, 1);
  assert_shown (self, LONG, TRUE);
  resize (self, WIDE_PX);
  assert_shown (self, LONG, FALSE);
  resize (self, NARROW_PX);
  assert_shown (self, LONG, TRUE);
  adw_combo_row_set_selected (self->row, 0);
  assert_shown (self, SHORT, FALSE);
}

static void
test_large_text (Fixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (self->row, 1);
  assert_shown (self, LONG, FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 3 * USUAL_DPI, NULL);
  assert_shown (self, LONG, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  assert_shown (self, LONG, FALSE);
}

static void
test_title (Fixture *self, gconstpointer data)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 "Where on Earth All of This Has Taken Place, and When, and Why");
  resize (self, NARROW_PX);
  assert_shown (self, SHORT, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), "Where");
  assert_shown (self, SHORT, FALSE);
}

static void
test_note (Fixture *self, gconstpointer data)
{
  rgm_choice_value_set_note (self->row, "was Home");
  assert_shown (self, SHORT, FALSE);
  assert_shown (self, "was Home", TRUE);
  resize (self, NARROW_PX);
  adw_combo_row_set_selected (self->row, 1);
  assert_shown (self, LONG "\nwas Home", TRUE);
  rgm_choice_value_set_note (self->row, NULL);
  assert_shown (self, LONG, TRUE);
}

/* A page that is hidden and shown again, in another width. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (self->row, 1);
  assert_shown (self, LONG, FALSE);
  gtk_widget_set_visible (self->box, FALSE);
  resize (self, NARROW_PX);
  gtk_widget_set_visible (self->box, TRUE);
  assert_shown (self, LONG, TRUE);
}

#define VALUE_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  VALUE_TEST ("/choice-value/width", test_width);
  VALUE_TEST ("/choice-value/large-text", test_large_text);
  VALUE_TEST ("/choice-value/title", test_title);
  VALUE_TEST ("/choice-value/note", test_note);
  VALUE_TEST ("/choice-value/hidden", test_hidden);
  return g_test_run ();
}
