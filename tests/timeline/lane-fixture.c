#include "config.h"

#include "lane-fixture.h"

/* Takes the plan. */
void
lane_fixture_set_up (LaneFixture *fixture, RgmPlan *plan)
{
  fixture->layout = rgm_segment_layout_new (plan);
  rgm_lane_geometry_init (&fixture->geometry, fixture->layout, TEXT_PX, FALSE);
  rgm_time_scale_init (&fixture->scale, fixture->layout->first, fixture->layout->last, WIDTH_PX,
                       FALSE);
  rgm_plan_unref (plan);
}

void
lane_fixture_tear_down (LaneFixture *fixture)
{
  rgm_segment_layout_unref (fixture->layout);
}
