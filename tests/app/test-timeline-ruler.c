#include "config.h"

#include "rgm-timeline-caption.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>

/* The words of the ruler as they are drawn, in the language and the letters of the user: at no zoom
 * and no place does one meet another, a line, or the end of the view. */

#define N_VIEWS 60
#define WIDTH_PX 900
#define DPI 96
#define PANGO_DPI 1024
/* GTK gives the words a pixel more than their letters take. */
#define ROUNDING_PX 1

typedef struct {
  float begin;
  float end;
} Extent;

/* Where words or lines are drawn, from left to right as they come. */
static void
collect (GskRenderNode *node, float x, GskRenderNodeType type, GArray *found)
{
  graphene_rect_t bounds;
  float dx = 0, dy = 0;

  gsk_render_node_get_bounds (node, &bounds);
  if (gsk_render_node_get_node_type (node) == type)
    {
      Extent extent = { x + bounds.origin.x, x + bounds.origin.x + bounds.size.width };

      g_array_append_val (found, extent);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      collect (gsk_container_node_get_child (node, i), x, type, found);
  else if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    {
      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      collect (gsk_transform_node_get_child (node), x + dx, type, found);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_CLIP_NODE)
    collect (gsk_clip_node_get_child (node), x, type, found);
}

static GtkWidget *
find_part (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, name);

  return found;
}

static GArray *
find_drawn (TimelineFixture *fixture, const char *part, GskRenderNodeType type)
{
  GtkWidget *widget = find_part (fixture->view, part);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Extent));
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    collect (node, 0, type, found);
  g_clear_pointer (&node, gsk_render_node_unref);

  return found;
}

static void
assert_apart (const GArray *words, const GArray *lines, float width)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Extent *word = &g_array_index (words, Extent, i);

      g_assert_cmpfloat (word->begin, >=, -ROUNDING_PX);
      g_assert_cmpfloat (word->end, <=, width + ROUNDING_PX);
      for (guint j = 0; j < i; j++)
        {
          const Extent *other = &g_array_index (words, Extent, j);

          g_assert_true (word->end <= other->begin || other->end <= word->begin);
        }
      for (guint j = 0; j < lines->len; j++)
        {
          const Extent *line = &g_array_index (lines, Extent, j);

          g_assert_true (word->end <= line->begin || line->end <= word->begin);
        }
    }
}

static void
look_anywhere (TimelineFixture *fixture)
{
  RgmTimelineView *view = RGM_TIMELINE_VIEW (fixture->view);
  RgmTimelineViewport *viewport = rgm_timeline_view_get_viewport (view);
  float width = (float) gtk_widget_get_width (find_part (fixture->view, "timeline-ruler"));
  guint n_words = 0;

  for (int i = 0; i < N_VIEWS; i++)
    {
      g_autoptr (GArray) words = NULL;
      g_autoptr (GArray) lines = NULL;

      rgm_timeline_viewport_magnify (viewport, exp (g_test_rand_double_range (-2, 2)),
                                     g_test_rand_double_range (0, width));
      rgm_timeline_viewport_scroll (viewport, g_test_rand_double_range (-3000, 3000));
      gtk_test_widget_wait_for_draw (fixture->window);
      words = find_drawn (fixture, "timeline-ruler", GSK_TEXT_NODE);
      lines = find_drawn (fixture, "timeline-grid", GSK_COLOR_NODE);
      assert_apart (words, lines, width);
      n_words += words->len;
    }
  g_assert_cmpuint (n_words, >, N_VIEWS);
}

static void
assert_legible (GtkTextDirection direction, int percent)
{
  TimelineFixture fixture;

  gtk_widget_set_default_direction (direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI * PANGO_DPI * percent / 100, NULL);
  timeline_fixture_set_up (&fixture, sample_plan_new_long (60, 61), WIDTH_PX);
  look_anywhere (&fixture);
  timeline_fixture_tear_down (&fixture);
}

static void
test_left_to_right (void)
{
  assert_legible (GTK_TEXT_DIR_LTR, 100);
  assert_legible (GTK_TEXT_DIR_LTR, 200);
}

static void
test_right_to_left (void)
{
  assert_legible (GTK_TEXT_DIR_RTL, 100);
  assert_legible (GTK_TEXT_DIR_RTL, 200);
}

/* In the language that is asked for. */
static void
speak (void)
{
  g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autofree char *december = NULL;

  if (setlocale (LC_ALL, "") == NULL)
    g_test_message ("this machine lacks the locale");
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  december = rgm_timeline_caption_tick (RGM_TICK_LABEL_MONTH, sample_day ("2026-12-01"));
  g_test_message ("it speaks of %s", december);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  speak ();
  adw_init ();

  g_test_add_func ("/app/timeline-ruler/left-to-right", test_left_to_right);
  g_test_add_func ("/app/timeline-ruler/right-to-left", test_right_to_left);

  return g_test_run ();
}
