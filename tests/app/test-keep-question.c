/* The question whether a booking stays too early, on a screen of 360 by 780 pixels with text twice
 * as large as usual. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-keep-question.h"

#include <adwaita.h>

#define WIDTH_PX 360
#define HEIGHT_PX 780
#define LARGE_DPI (2 * 96 * PANGO_SCALE)
#define SENTENCE "Session 3 is booked 4 days too early: 30 Nov is 10 days after session 2."

typedef struct {
  GtkWidget *window;
  GtkWidget *question;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *view = gtk_label_new (NULL);

  self->window = gtk_window_new ();
  self->question = rgm_keep_question_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  gtk_widget_set_parent (self->question, view);
  display_show (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_widget_unparent (self->question);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* Asks about what is at @y on the screen. */
static void
ask (Fixture *self, int y)
{
  rgm_keep_question_ask (RGM_KEEP_QUESTION (self->question), SENTENCE, TRUE,
                         &(GdkRectangle) { WIDTH_PX / 2, y, 1, 1 });
  g_assert_true (display_wait_for (is_mapped, self->question));
  display_wait_ms (100);
}

/* On the screen, and not below the end of the question. */
static void
assert_in_sight (Fixture *self, GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->question));
  int y = gdk_popup_get_position_y (GDK_POPUP (surface));
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (self->question));
  graphene_rect_t place, whole, common;

  g_assert_true (gtk_widget_compute_bounds (widget, self->question, &place));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_parent (child), self->question, &whole));
  g_test_message ("“%s” %g–%g of %g, at %d", gtk_button_get_label (GTK_BUTTON (widget)),
                  place.origin.y, place.origin.y + place.size.height, whole.size.height, y);
  g_assert_true (graphene_rect_intersection (&place, &whole, &common));
  g_assert_true (graphene_rect_equal (&place, &common));
  g_assert_cmpfloat (y + place.origin.y, >=, 0);
  g_assert_cmpfloat (y + place.origin.y + place.size.height, <=, HEIGHT_PX);
}

static GtkWidget *
find_button (Fixture *self, const char *label)
{
  for (guint n = 0; n < display_count (self->question, GTK_TYPE_BUTTON); n++)
    {
      GtkWidget *button = display_find (self->question, GTK_TYPE_BUTTON, n);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  g_assert_not_reached ();
}

/* Both answers are in sight wherever the booking is, also with little room above and below. */
static void
test_answers (Fixture *self, gconstpointer data)
{
  static const int places[] = { 40, HEIGHT_PX / 2, HEIGHT_PX - 40 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      ask (self, places[i]);
      assert_in_sight (self, find_button (self, "_Put Back"));
      assert_in_sight (self, find_button (self, "_Keep"));
      rgm_keep_question_end (RGM_KEEP_QUESTION (self->question));
    }
}

/* Where there is room, nothing has to be scrolled to. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  GtkWidget *page = display_find (self->question, GTK_TYPE_SCROLLED_WINDOW, 0);
  GtkAdjustment *adjustment;

  ask (self, 40);
  g_assert_nonnull (page);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >=,
                     gtk_adjustment_get_upper (adjustment));
}

static void
assert_has_keyboard (Fixture *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  g_assert_nonnull (focus);
  g_assert_true (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* What scrolls is no stop on the way from the reason to the answers. */
static void
test_keyboard (Fixture *self, gconstpointer data)
{
  ask (self, HEIGHT_PX / 2);
  assert_has_keyboard (self, display_find (self->question, GTK_TYPE_EDITABLE, 0));
  gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
  assert_has_keyboard (self, find_button (self, "_Put Back"));
  gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
  assert_has_keyboard (self, find_button (self, "_Keep"));
  gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
  assert_has_keyboard (self, find_button (self, "Why?"));
  gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
  assert_has_keyboard (self, display_find (self->question, GTK_TYPE_EDITABLE, 0));
}

#define TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  display_use_style ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);

  TEST ("/keep-question/answers", test_answers);
  TEST ("/keep-question/whole", test_whole);
  TEST ("/keep-question/keyboard", test_keyboard);
  return g_test_run ();
}
