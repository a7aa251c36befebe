#include "config.h"

#include "rgm-card.h"

#include <adwaita.h>

/* The card in a window: whatever it says, and however large, none of it is cut. */

static const char sentence[] =
  "Kollageninduktion nach Sitzung 2 · Behandlungsreihenfolgeabstandsempfehlung vom 20. Nov 2026 "
  "an, Quellen: „How Many Sessions of Microneedling Do You Need?“, „How Long Does It Take to See "
  "Results from Micro Needling?“, „How Often Should You Do Micro-Needling?“";

typedef struct {
  GtkWidget *window;
  GtkWidget *card;
} Fixture;

static void
set_up (Fixture *fixture, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->window = gtk_window_new ();
  fixture->card = rgm_card_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_widget_set_parent (fixture->card, box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture)
{
  gtk_widget_unparent (fixture->card);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
assert_room (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    {
      int width = gtk_widget_get_width (widget);
      int min_width, min_height;

      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      g_assert_cmpint (width, >=, min_width);
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &min_height, NULL, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, min_height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      assert_room (child);
}

/* In texts of every length some break where the last line would have no room. */
static void
test_nothing_is_cut (gconstpointer data)
{
  const int dpi = GPOINTER_TO_INT (data);
  Fixture fixture;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * PANGO_SCALE, NULL);
  set_up (&fixture, 900);
  for (glong n = 10; n <= g_utf8_strlen (sentence, -1); n += 3)
    {
      g_autofree char *part = g_utf8_substring (sentence, 0, n);
      const RgmCardText text = { .what = (char *) "Sitzung 2", .note = part, .sources = part };

      rgm_card_set_text (RGM_CARD (fixture.card), &text);
      rgm_card_show_beside (RGM_CARD (fixture.card), &(GdkRectangle) { 450, 300, 20, 20 });
      gtk_test_widget_wait_for_draw (fixture.window);
      assert_room (gtk_popover_get_child (GTK_POPOVER (fixture.card)));
    }
  tear_down (&fixture);
}

/* Of what is scrolled away, or ends below the window, it tells beside what is seen, or nothing: it
 * would have no place on the screen. */
static void
test_out_of_sight (void)
{
  const struct {
    GdkRectangle what;
    gboolean is_seen;
    int top;
  } cases[] = {
    { { 100, 3000, 20, 20 }, FALSE, 0 },
    { { 100, -300, 20, 20 }, FALSE, 0 },
    { { 100, 300, 20, 20 }, TRUE, 300 },
    { { 100, -10, 20, 20 }, TRUE, 0 },
    { { 100, -3000, 20, 9000 }, TRUE, 0 },
  };
  const RgmCardText text = { .what = (char *) "Session 2", .note = (char *) "on time" };
  Fixture fixture;

  set_up (&fixture, 900);
  rgm_card_set_text (RGM_CARD (fixture.card), &text);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GdkRectangle pointed;

      rgm_card_show_beside (RGM_CARD (fixture.card), &cases[i].what);
      gtk_test_widget_wait_for_draw (fixture.window);
      g_assert_cmpint (gtk_widget_get_visible (fixture.card), ==, cases[i].is_seen);
      if (!cases[i].is_seen)
        continue;
      g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (fixture.card), &pointed));
      g_assert_cmpint (pointed.y, ==, cases[i].top);
    }
  tear_down (&fixture);
}

/* As a button of the pointer that is down on it makes it. */
static void
set_pressed (Fixture *fixture, gboolean pressed)
{
  if (pressed)
    gtk_widget_set_state_flags (fixture->card, GTK_STATE_FLAG_ACTIVE, FALSE);
  else
    gtk_widget_unset_state_flags (fixture->card, GTK_STATE_FLAG_ACTIVE);
}

/* A card that is to go while it is pressed stays until it is let go, or for good where it is to be
 * there again by then. */
static void
test_pressed (void)
{
  const RgmCardText text = { .what = (char *) "Session 2", .note = (char *) "on time" };
  const GdkRectangle what = { 100, 100, 20, 20 };
  Fixture fixture;

  set_up (&fixture, 900);
  rgm_card_set_text (RGM_CARD (fixture.card), &text);
  for (int shown_again = 0; shown_again <= 1; shown_again++)
    {
      rgm_card_show_beside (RGM_CARD (fixture.card), &what);
      gtk_test_widget_wait_for_draw (fixture.window);
      set_pressed (&fixture, TRUE);
      rgm_card_hide (RGM_CARD (fixture.card));
      rgm_card_hide (RGM_CARD (fixture.card));
      gtk_test_widget_wait_for_draw (fixture.window);
      g_assert_true (gtk_widget_get_visible (fixture.card));
      if (shown_again)
        rgm_card_show_beside (RGM_CARD (fixture.card), &what);
      set_pressed (&fixture, FALSE);
      for (int i = 0; i < 3; i++)
        gtk_test_widget_wait_for_draw (fixture.window);
      g_assert_cmpint (gtk_widget_get_visible (fixture.card), ==, shown_again);
    }
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_data_func ("/app/card/nothing-is-cut", GINT_TO_POINTER (96), test_nothing_is_cut);
  g_test_add_data_func ("/app/card/nothing-is-cut/large", GINT_TO_POINTER (192),
                        test_nothing_is_cut);
  g_test_add_func ("/app/card/out-of-sight", test_out_of_sight);
  g_test_add_func ("/app/card/pressed", test_pressed);
  return g_test_run ();
}
