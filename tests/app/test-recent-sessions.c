#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-recent-sessions.h"
#include "rgm-session-row.h"

/* What a page of 360 pixels leaves for it. */
#define NARROW_PX 326
#define LARGE_DPI (2 * 96 * PANGO_SCALE)

/* The sessions of a course, in a window that is not shown. */
typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *list;
} Fixture;

/* @n_done: how many sessions took place, a month apart; one more is booked */
static Fixture
make (guint n_done)
{
  g_autoptr (GString) sessions = g_string_new (NULL);
  Fixture fixture;

  for (guint i = 0; i < n_done; i++)
    g_string_append_printf (sessions, "done %u-%02u-12;", 2024 + i / 12, i % 12 + 1);
  g_string_append (sessions, "booked 2026-12-12");
  fixture.course = course_fixture_new ("acne-scars", NULL, sessions->str, "2026-11-24");
  fixture.list = rgm_recent_sessions_new ();
  fixture.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture.window), fixture.list);
  rgm_recent_sessions_set_model (RGM_RECENT_SESSIONS (fixture.list),
                                 rgm_course_model_get_sessions (fixture.course->model));
  course_fixture_settle ();
  return fixture;
}

static void
clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  course_fixture_settle ();
  course_fixture_free (fixture->course);
}

static void
assert_begins (Fixture *fixture, const char *iso)
{
  GtkWidget *row = course_tree_find (fixture->list, RGM_TYPE_SESSION_ROW, 0);
  RgmSessionItem *item = rgm_session_row_get_item (RGM_SESSION_ROW (row));

  g_assert_cmpint (rgm_session_item_get_record (item)->day, ==, course_fixture_day (iso));
}

/* A long course begins with the last five before the next; the earlier ones are a press away. */
static void
test_long (void)
{
  const struct {
    guint n_done;
    const char *first, *label;
  } cases[] = {
    { 8, "2024-01-12", NULL },
    { 9, "2024-05-12", "Show 4 Earlier Sessions" },
    { 20, "2025-04-12", "Show 15 Earlier Sessions" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = make (cases[i].n_done);
      GtkWidget *button = gtk_widget_get_first_child (fixture.list);

      assert_begins (&fixture, cases[i].first);
      g_assert_cmpint (gtk_widget_get_visible (button), ==, cases[i].label != NULL);
      if (cases[i].label != NULL)
        g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, cases[i].label);
      g_signal_emit_by_name (button, "clicked");
      assert_begins (&fixture, "2024-01-12");
      g_assert_false (gtk_widget_get_visible (button));
      clear (&fixture);
    }
}

/* With large text, it has room in a narrow window. */
static void
test_narrow (void)
{
  Fixture fixture = make (20);
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, minimum;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", LARGE_DPI, NULL);
  gtk_widget_measure (fixture.list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW_PX);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  clear (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/recent-sessions/long", test_long);
  g_test_add_func ("/recent-sessions/narrow", test_narrow);
  return g_test_run ();
}
