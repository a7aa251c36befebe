/* Around what the buttons zoom, and keys where they do not say. */
#include "config.h"

#include "rgm-timeline-viewport.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#define WIDTH_PX 700
#define N_ZOOMS 4

typedef struct {
  RgmTimelineViewport *viewport;
  RgmPlan *plan;
} Fixture;

static void
set_up (Fixture *self, gconstpointer rtl)
{
  self->viewport = rgm_timeline_viewport_new ();
  self->plan = sample_plan_new (COURSE_PAGE, TODAY);
  rgm_timeline_viewport_set_room (self->viewport, WIDTH_PX, rtl != NULL);
  rgm_timeline_viewport_set_plan (self->viewport, self->plan);
  rgm_timeline_viewport_fit (self->viewport);
}

static void
tear_down (Fixture *self, gconstpointer rtl)
{
  g_clear_object (&self->viewport);
  rgm_plan_unref (self->plan);
}

static double
get_x (Fixture *self, double time)
{
  return rgm_time_scale_get_x (rgm_timeline_viewport_get_scale (self->viewport), time);
}

/* However often somebody comes closer, this time stays where it is. */
static void
assert_stays (Fixture *self, double time)
{
  double before = get_x (self, time);

  g_assert_cmpfloat (before, >, 0);
  g_assert_cmpfloat (before, <, WIDTH_PX);
  for (int i = 0; i < N_ZOOMS; i++)
    {
      rgm_timeline_viewport_zoom_around (self->viewport, 1);
      g_assert_cmpfloat_with_epsilon (get_x (self, time), before, 1e-3);
    }
}

static void
test_cursor (Fixture *self, gconstpointer rtl)
{
  RgmDay day = sample_day ("2026-12-02");

  rgm_day_cursor_set_day (rgm_timeline_viewport_get_cursor (self->viewport), day);
  assert_stays (self, day + 0.5);
}

/* A cursor that is not seen is not what somebody looks at; today is. */
static void
test_today (Fixture *self, gconstpointer rtl)
{
  assert_stays (self, self->plan->today + 0.5);
  rgm_timeline_viewport_fit (self->viewport);
  rgm_day_cursor_set_day (rgm_timeline_viewport_get_cursor (self->viewport),
                          sample_day ("2040-01-01"));
  assert_stays (self, self->plan->today + 0.5);
}

static void
test_middle (Fixture *self, gconstpointer rtl)
{
  rgm_timeline_viewport_zoom_around (self->viewport, N_ZOOMS);
  rgm_timeline_viewport_turn (self->viewport, 1);
  rgm_timeline_viewport_zoom_around (self->viewport, -1);
  rgm_timeline_viewport_turn (self->viewport, 1);
  g_assert_true (get_x (self, self->plan->today + 0.5) < 0
                 || get_x (self, self->plan->today + 0.5) > WIDTH_PX);
  assert_stays (self, rgm_time_scale_get_time (
    rgm_timeline_viewport_get_scale (self->viewport), WIDTH_PX / 2.0));
}

#define ZOOM_TEST(name, rtl, test)                                                               \
  g_test_add ("/app/timeline-zoom/" name, Fixture, GINT_TO_POINTER (rtl), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ZOOM_TEST ("cursor", FALSE, test_cursor);
  ZOOM_TEST ("cursor-rtl", TRUE, test_cursor);
  ZOOM_TEST ("today", FALSE, test_today);
  ZOOM_TEST ("today-rtl", TRUE, test_today);
  ZOOM_TEST ("middle", FALSE, test_middle);
  return g_test_run ();
}
