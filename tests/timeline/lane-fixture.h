#pragma once

#include "rgm-lane-geometry.h"

/* Height of a line of text, and width of the lanes. */
#define TEXT_PX 16
#define WIDTH_PX 680

/* The lanes of a plan, of which all is in the view. */
typedef struct {
  RgmSegmentLayout *layout;
  RgmLaneGeometry geometry;
  RgmTimeScale scale;
} LaneFixture;

void lane_fixture_set_up (LaneFixture *fixture, RgmPlan *plan);
void lane_fixture_tear_down (LaneFixture *fixture);
