#include "config.h"

#include "display-fixture.h"
#include "rgm-columns-layout.h"
#include "rgm-dialog-title.h"
#include "rgm-fit-layout.h"
#include "rgm-foot.h"
#include "rgm-page-title.h"
#include "rgm-wrap-layout.h"

#include <adwaita.h>

#define LONG_TITLE "A title that needs two lines"
#define BUTTON_PX 90
#define THRESHOLD 200
#define SPACING 10

/* A box of widgets of a fixed size, in a layout. */
static GtkWidget *
make_box (GtkLayoutManager *layout, int n_children, int width, int height)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, layout);
  for (int i = 0; i < n_children; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, width, height);
      gtk_box_append (GTK_BOX (box), child);
    }
  return box;
}

static int
height_for (GtkWidget *box, int width)
{
  int min, nat;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &min, &nat, NULL, NULL);
  g_assert_cmpint (min, ==, nat);
  return nat;
}

static graphene_rect_t
place_of (GtkWidget *box, int position, int width, int height)
{
  GtkAllocation whole = { 0, 0, width, height };
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t place;

  gtk_widget_size_allocate (box, &whole, -1);
  while (position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, box, &place));
  return place;
}

/* The height that is asked for without a width is never more than that of any width. */
static void
test_least_height (void)
{
  g_autoptr (GtkWidget) box =
    make_box (rgm_columns_layout_new (THRESHOLD, SPACING, 60), 2, 50, 30);

  g_assert_cmpint (height_for (box, -1), ==, 30);
  g_assert_cmpint (height_for (box, THRESHOLD), ==, 30);
}

/* That of a text that stands alone is of its natural width, where it is one line. */
static void
test_least_height_of_one (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *label = gtk_label_new ("Fri 18 Dec 2026");

  gtk_widget_set_layout_manager (box, rgm_columns_layout_new (THRESHOLD, SPACING, 60));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  g_assert_cmpint (height_for (box, -1), ==, height_for (box, 2 * THRESHOLD));
}

/* Columns from the threshold on, lines below it, and lines too where the children do not fit. */
static void
test_columns (void)
{
  g_autoptr (GtkWidget) box =
    make_box (rgm_columns_layout_new (THRESHOLD, SPACING, 60), 2, 50, 30);
  g_autoptr (GtkWidget) wide =
    make_box (rgm_columns_layout_new (THRESHOLD, SPACING, 60), 2, 150, 30);

  g_assert_cmpint (height_for (box, THRESHOLD), ==, 30);
  g_assert_cmpint (height_for (box, THRESHOLD - 1), ==, 30 + SPACING + 30);
  g_assert_cmpint (height_for (wide, 310), ==, 30);
  g_assert_cmpint (height_for (wide, 309), ==, 30 + SPACING + 30);
  /* The share of the first is 60 of 100. */
  g_assert_cmpint ((int) place_of (box, 1, 210, 30).origin.x, ==, 120 + SPACING);
  g_assert_cmpint ((int) place_of (box, 1, 210, 30).size.width, ==, 80);
  g_assert_cmpint ((int) place_of (box, 1, 100, 70).origin.y, ==, 30 + SPACING);
}

static void
test_columns_right_to_left (void)
{
  g_autoptr (GtkWidget) box =
    make_box (rgm_columns_layout_new (THRESHOLD, SPACING, 60), 2, 50, 30);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  g_assert_cmpint ((int) place_of (box, 0, 210, 30).origin.x, ==, 90);
  g_assert_cmpint ((int) place_of (box, 1, 210, 30).origin.x, ==, 0);
}

static void
test_one_column (void)
{
  g_autoptr (GtkWidget) box =
    make_box (rgm_columns_layout_new (THRESHOLD, SPACING, 60), 2, 50, 30);

  gtk_widget_set_visible (gtk_widget_get_last_child (box), FALSE);
  g_assert_cmpint (height_for (box, 400), ==, 30);
  g_assert_cmpint ((int) place_of (box, 0, 400, 30).size.width, ==, 400);
}

static void
test_wrap (void)
{
  g_autoptr (GtkWidget) box = make_box (rgm_wrap_layout_new (SPACING), 3, 50, 30);

  g_assert_cmpint (height_for (box, 170), ==, 30);
  g_assert_cmpint (height_for (box, 169), ==, 70);
  g_assert_cmpint (height_for (box, 110), ==, 70);
  g_assert_cmpint (height_for (box, 109), ==, 110);
  g_assert_cmpint (height_for (box, 50), ==, 110);
  g_assert_cmpint ((int) place_of (box, 2, 110, 70).origin.x, ==, 0);
  g_assert_cmpint ((int) place_of (box, 2, 110, 70).origin.y, ==, 30 + SPACING);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  g_assert_cmpint ((int) place_of (box, 2, 110, 70).origin.x, ==, 60);
}

/* As many in a line as have room, and nothing of the line is left. */
static void
test_wrap_even (void)
{
  g_autoptr (GtkWidget) box = make_box (rgm_wrap_layout_new_even (SPACING), 3, 50, 30);

  g_assert_cmpint (height_for (box, -1), ==, 30);
  g_assert_cmpint (height_for (box, 170), ==, 30);
  g_assert_cmpint (height_for (box, 169), ==, 70);
  g_assert_cmpint ((int) place_of (box, 1, 130, 70).origin.x, ==, 70);
  g_assert_cmpint ((int) place_of (box, 1, 130, 70).size.width, ==, 60);
  g_assert_cmpint ((int) place_of (box, 2, 130, 70).size.width, ==, 60);
  g_assert_cmpint ((int) place_of (box, 0, 90, 110).size.width, ==, 90);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  g_assert_cmpint ((int) place_of (box, 0, 130, 70).origin.x, ==, 70);
}

static void
test_wrap_centered (void)
{
  g_autoptr (GtkWidget) box = make_box (rgm_wrap_layout_new_centered (SPACING), 3, 50, 30);

  g_assert_cmpint (height_for (box, 130), ==, 70);
  g_assert_cmpint ((int) place_of (box, 0, 130, 70).origin.x, ==, 10);
  g_assert_cmpint ((int) place_of (box, 2, 130, 70).origin.x, ==, 40);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  g_assert_cmpint ((int) place_of (box, 0, 130, 70).origin.x, ==, 70);
}

/* The first that has room is shown, and at last that which needs least. */
static void
test_fit (void)
{
  g_autoptr (GtkWidget) box = make_box (rgm_fit_layout_new (1), 0, 0, 0);
  const int widths[] = { 90, 50, 20 };
  int minimum, natural;

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, widths[i], 30);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  g_assert_cmpint (natural, ==, 90);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *child;

      g_assert_cmpint ((int) place_of (box, (int) i, widths[i], 30).size.width, ==, widths[i]);
      child = gtk_widget_get_first_child (box);
      for (gsize j = 0; child != NULL; j++, child = gtk_widget_get_next_sibling (child))
        g_assert_cmpint (gtk_widget_get_child_visible (child), ==, i == j);
    }
}

/* Without a width no more height is needed than in any, whichever of the children that shows. */
static void
test_fit_least_height (void)
{
  g_autoptr (GtkWidget) box = make_box (rgm_fit_layout_new (1), 1, 90, 30);
  GtkWidget *low = gtk_drawing_area_new ();
  int minimum, natural;

  gtk_widget_set_size_request (low, 20, 10);
  gtk_box_append (GTK_BOX (box), low);
  g_assert_cmpint (height_for (box, 90), ==, 30);
  g_assert_cmpint (height_for (box, 20), ==, 10);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 10);
  g_assert_cmpint (natural, ==, 30);
}

/* What a page is about may have any length; the page has to have room below it all the same. */
static void
test_page_title (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *bar = adw_header_bar_new ();
  g_autoptr (GString) words = g_string_new ("Sample Patient 1");
  GtkWidget *title;
  int one_line, few;

  gtk_box_append (GTK_BOX (box), bar);
  title = rgm_page_title_show (ADW_HEADER_BAR (bar));
  rgm_page_title_set_words (title, words->str, "Acne scars");
  one_line = height_for (box, 640);
  for (int i = 0; i < 12; i++)
    g_string_append (words, " of a long name");
  rgm_page_title_set_words (title, words->str, "Acne scars");
  few = height_for (box, 640);
  g_assert_cmpint (few, >, one_line);
  for (int i = 0; i < 1000; i++)
    g_string_append (words, " of a longer name");
  rgm_page_title_set_words (title, words->str, words->str);
  g_assert_cmpint (height_for (box, 640), <=, 5 * few);
}

/* A foot would like to be as wide as its words in one line, as which it asks for one line's height:
 * were it less, a box around it would need more width than it would like to have. */
static void
test_foot (void)
{
  g_autoptr (GtkWidget) foot = g_object_ref_sink (g_object_new (RGM_TYPE_FOOT, NULL));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (LONG_TITLE);
  int minimum, natural;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  adw_bin_set_child (ADW_BIN (foot), scroller);
  gtk_widget_measure (foot, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (height_for (foot, natural), ==, height_for (foot, -1));
  g_assert_cmpint (height_for (foot, minimum), >, height_for (foot, -1));
}

/* Returns: (nullable): the label that is shown in @widget */
static GtkLabel *
find_shown (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_child_visible (child))
        found = find_shown (child);
    }
  return found;
}

/* Between two buttons a title takes a second line before it is cut, and where it would be cut it
 * is below. */
static void
test_dialog_title (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *buttons[] = { gtk_button_new (), gtk_button_new () };
  GtkWidget *title;
  GtkLabel *label;
  int one_line;

  gtk_widget_set_size_request (buttons[0], BUTTON_PX, -1);
  gtk_widget_set_size_request (buttons[1], BUTTON_PX, -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), buttons[0]);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), buttons[1]);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_box_append (GTK_BOX (box), header);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), LONG_TITLE);
  /* Later libadwaita lets no window be narrower than a telephone unless it is told to. */
  gtk_widget_set_size_request (window, -1, -1);
  rgm_dialog_title_show (ADW_HEADER_BAR (header), GTK_WINDOW (window));
  title = adw_header_bar_get_title_widget (ADW_HEADER_BAR (header));
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &one_line, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * BUTTON_PX + one_line, -1);
  display_show (window);
  label = find_shown (title);
  g_assert_cmpstr (gtk_label_get_label (label), ==, LONG_TITLE);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (label)), ==, 2);
  g_assert_false (gtk_widget_get_child_visible (gtk_widget_get_next_sibling (header)));

  gtk_window_set_default_size (GTK_WINDOW (window), 2 * BUTTON_PX + one_line / 4, -1);
  display_wait_ms (50);
  g_assert_null (find_shown (title));
  label = find_shown (gtk_widget_get_next_sibling (header));
  g_assert_cmpstr (gtk_label_get_label (label), ==, LONG_TITLE);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/layouts/least-height", test_least_height);
  g_test_add_func ("/layouts/least-height-of-one", test_least_height_of_one);
  g_test_add_func ("/layouts/columns", test_columns);
  g_test_add_func ("/layouts/columns-right-to-left", test_columns_right_to_left);
  g_test_add_func ("/layouts/one-column", test_one_column);
  g_test_add_func ("/layouts/wrap", test_wrap);
  g_test_add_func ("/layouts/wrap-even", test_wrap_even);
  g_test_add_func ("/layouts/wrap-centered", test_wrap_centered);
  g_test_add_func ("/layouts/fit", test_fit);
  g_test_add_func ("/layouts/fit-least-height", test_fit_least_height);
  g_test_add_func ("/layouts/page-title", test_page_title);
  g_test_add_func ("/layouts/foot", test_foot);
  g_test_add_func ("/layouts/dialog-title", test_dialog_title);
  return g_test_run ();
}
