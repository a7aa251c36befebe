#include "config.h"

#include "allocations.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* What a frame costs does not grow with the course, only with what is seen of it. */

#define WIDTH_PX 900
#define DAYS_APART 61
#define N_FRAMES 40
#define SCROLL_PX 6.0
/* Of the first sessions, of which both courses have the same. */
#define FIRST "2016-02-01"
#define LAST "2016-06-01"

typedef struct {
  guint n_bars;
  double calls_a_frame;
} Cost;

static void
draw (TimelineFixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
scroll (TimelineFixture *fixture, RgmTimelineViewport *viewport)
{
  for (int i = 0; i < N_FRAMES; i++)
    {
      rgm_timeline_viewport_scroll (viewport, i < N_FRAMES / 2 ? SCROLL_PX : -SCROLL_PX);
      draw (fixture);
    }
}

static Cost
measure (guint n_sessions)
{
  TimelineFixture fixture;
  RgmTimelineViewport *viewport;
  g_autoptr (GPtrArray) bars = NULL;
  RgmTimeScale scale;
  RgmAllocations before;
  Cost cost;

  timeline_fixture_set_up (&fixture, sample_plan_new_long (n_sessions, DAYS_APART), WIDTH_PX);
  viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (fixture.view));
  scale = *rgm_timeline_viewport_get_scale (viewport);
  rgm_time_scale_show (&scale, sample_day (FIRST), sample_day (LAST));
  rgm_timeline_viewport_magnify (viewport, scale.day_px
                                             / rgm_timeline_viewport_get_scale (viewport)->day_px,
                                 0);
  rgm_timeline_viewport_scroll (viewport, rgm_time_scale_get_offset (
                                  rgm_timeline_viewport_get_scale (viewport), scale.start));
  timeline_fixture_settle (&fixture);
  scroll (&fixture, viewport);

  bars = timeline_fixture_find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  cost.n_bars = bars->len;
  before = rgm_allocations_get ();
  scroll (&fixture, viewport);
  cost.calls_a_frame = (double) rgm_allocations_since (before).calls / N_FRAMES;
  timeline_fixture_tear_down (&fixture);

  return cost;
}

/* Ten times the sessions: as many bars in the same days, and as many allocations in a frame. */
static void
test_growth (void)
{
  Cost few, many;

  if (!rgm_allocations_can_count ())
    {
      g_test_skip ("allocations cannot be counted here");
      return;
    }

  measure (6);
  few = measure (6);
  many = measure (60);
  g_test_message ("6 sessions: %u bars, %.0f calls a frame; 60: %u bars, %.0f calls", few.n_bars,
                  few.calls_a_frame, many.n_bars, many.calls_a_frame);
  g_assert_cmpuint (few.n_bars, >, 8);
  g_assert_cmpuint (many.n_bars, ==, few.n_bars);
  g_assert_cmpfloat (few.calls_a_frame, >, 0);
  g_assert_cmpfloat (many.calls_a_frame, <, few.calls_a_frame * 1.1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();

  g_test_add_func ("/app/timeline-frames/growth", test_growth);

  return g_test_run ();
}
