#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "rgm-timeline-view.h"
#include "sample-plans.h"

/* How much of the processor's time a frame of the timeline costs the thread that draws: a course of
 * 60 sessions over ten years is scrolled and zoomed for 600 frames, in a window as big as the
 * program's, drawn without any help of a graphics card (GSK_RENDERER=cairo). Beside it, in the same
 * run, plain labels in a scrolled window of the same size: they tell how fast the machine is today
 * and what GTK itself asks for. The frames before, until all is warm, do not count. */

#define WIDTH_PX 1180
#define HEIGHT_PX 860
#define N_FRAMES 600
#define N_WARM_FRAMES 60
#define N_RESTS 100
#define N_SESSIONS 60
#define DAYS_APART 61
#define SCROLL_PX 40.0
/* So many frames from everything to single days. */
#define ZOOM_FRAMES 75
#define ZOOM_STEPS 0.2
#define MAGNIFY 1.075

typedef struct {
  GtkWidget *window;
  GtkWidget *child;
  RgmTimelineViewport *viewport;
  GtkAdjustment *adjustment;
} Scene;

/* What is done before each frame. */
typedef void (*Move) (Scene *scene, int frame);

static double
get_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
on_after_paint_cb (GdkFrameClock *clock, gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* Lets one frame be drawn, and measures it from what is done to the last of its pixels. */
static double
measure_frame (Scene *scene, Move move, int frame)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scene->window);
  gboolean is_painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &is_painted);
  double begin = get_milliseconds ();

  move (scene, frame);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);

  return get_milliseconds () - begin;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_percentile (const double *sorted, int n, double percent)
{
  return sorted[(int) ((n - 1) * percent / 100 + 0.5)];
}

static void
print_row (const char *name, double *costs, int n)
{
  qsort (costs, n, sizeof (double), compare);
  g_print ("%-44s %6.2f %6.2f %6.2f %6.2f\n", name, get_percentile (costs, n, 50),
           get_percentile (costs, n, 95), get_percentile (costs, n, 99), costs[n - 1]);
}

static void
measure (const char *name, Scene *scene, Move move)
{
  double costs[N_FRAMES];

  for (int frame = 0; frame < N_WARM_FRAMES; frame++)
    measure_frame (scene, move, frame);
  for (int frame = 0; frame < N_FRAMES; frame++)
    costs[frame] = measure_frame (scene, move, frame);
  print_row (name, costs, N_FRAMES);
}

static Scene
open_scene (GtkWidget *child)
{
  Scene scene = { .window = gtk_window_new (), .child = child };

  gtk_window_set_default_size (GTK_WINDOW (scene.window), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_child (GTK_WINDOW (scene.window), child);
  gtk_window_present (GTK_WINDOW (scene.window));
  while (!gtk_widget_get_mapped (child))
    g_main_context_iteration (NULL, TRUE);

  return scene;
}

static void
scroll_labels (Scene *scene, int frame)
{
  gtk_adjustment_set_value (scene->adjustment, frame * SCROLL_PX);
}

static GtkWidget *
make_labels (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 24);
  for (int column = 0; column < 330; column++)
    for (int row = 0; row < 6; row++)
      gtk_grid_attach (GTK_GRID (grid), gtk_label_new ("Visible results"), column, row, 1, 1);

  return grid;
}

static void
measure_labels (int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Scene scene;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_labels ());
  gtk_widget_set_size_request (scroller, -1, height);
  gtk_box_append (GTK_BOX (box), scroller);
  scene = open_scene (box);
  scene.adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  measure ("reference: labels in a scrolled window", &scene, scroll_labels);
  gtk_window_destroy (GTK_WINDOW (scene.window));
}

static void
scroll (Scene *scene, int frame)
{
  int there = N_FRAMES / 2;

  if (frame == 0)
    rgm_timeline_viewport_scroll (scene->viewport, -1e6);
  rgm_timeline_viewport_scroll (scene->viewport, frame < there ? SCROLL_PX : -SCROLL_PX);
}

static void
scroll_years (Scene *scene, int frame)
{
  if (frame == 0)
    {
      rgm_timeline_viewport_fit (scene->viewport);
      rgm_timeline_viewport_zoom_around (scene->viewport, 2);
      rgm_timeline_viewport_scroll (scene->viewport, -1e6);
    }
  rgm_timeline_viewport_scroll (scene->viewport, frame / 60 % 2 == 0 ? 10 : -10);
}

static void
zoom (Scene *scene, int frame)
{
  if (frame == 0)
    rgm_timeline_viewport_fit (scene->viewport);
  rgm_timeline_viewport_zoom_around (scene->viewport,
                                        frame / ZOOM_FRAMES % 2 == 0 ? ZOOM_STEPS : -ZOOM_STEPS);
}

/* As fingers and wheels do it: at once, and at the place of the pointer. */
static void
magnify (Scene *scene, int frame)
{
  gboolean closer = frame / ZOOM_FRAMES % 2 == 0;

  if (frame == 0)
    rgm_timeline_viewport_fit (scene->viewport);
  rgm_timeline_viewport_magnify (scene->viewport, closer ? MAGNIFY : 1 / MAGNIFY,
                                 WIDTH_PX * (frame % ZOOM_FRAMES) / (double) ZOOM_FRAMES);
}

/* A third of the frames each. */
static void
scroll_and_zoom (Scene *scene, int frame)
{
  static const Move moves[] = { scroll, scroll_years, zoom };
  int third = N_FRAMES / 3;

  moves[MIN (frame / third, 2)] (scene, frame % third);
}

static void
do_nothing (Scene *scene, int frame)
{
}

static void
on_settled_cb (RgmTimelineViewport *viewport, gboolean *is_settled)
{
  *is_settled = TRUE;
}

/* What is put off while the view moves is done once it rests: that frame counts as well. */
static double
measure_rest (Scene *scene, int frame)
{
  gboolean is_settled = FALSE;
  gulong id = g_signal_connect (scene->viewport, "settled", G_CALLBACK (on_settled_cb),
                                &is_settled);
  double begin;

  measure_frame (scene, scroll_years, frame);
  begin = get_milliseconds ();
  while (!is_settled)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (scene->viewport, id);

  return get_milliseconds () - begin + measure_frame (scene, do_nothing, frame);
}

static void
measure_rests (Scene *scene)
{
  double costs[N_RESTS];

  for (int frame = 0; frame < N_RESTS; frame++)
    costs[frame] = measure_rest (scene, frame);
  print_row ("timeline: coming to rest", costs, N_RESTS);
}

static int
measure_timeline (void)
{
  static const struct {
    const char *name;
    Move move;
  } rows[] = {
    { "timeline: scrolling at months", scroll },
    { "timeline: scrolling at years", scroll_years },
    { "timeline: zooming from years to days", zoom },
    { "timeline: zooming by wheel, out and in", magnify },
    { "timeline: all of it", scroll_and_zoom },
  };
  g_autoptr (RgmPlan) plan = sample_plan_new_long (N_SESSIONS, DAYS_APART);
  GtkWidget *view = rgm_timeline_view_new ();
  Scene scene;
  int height;

  rgm_course_view_set_plan (RGM_COURSE_VIEW (view), plan);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  scene = open_scene (view);
  scene.viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    measure (rows[i].name, &scene, rows[i].move);
  measure_rests (&scene);
  height = gtk_widget_get_height (view);
  gtk_window_destroy (GTK_WINDOW (scene.window));

  return height;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_print ("%-44s %6s %6s %6s %6s   ms of CPU a frame\n", "", "50 %", "95 %", "99 %", "most");
  measure_labels (measure_timeline ());

  return EXIT_SUCCESS;
}
