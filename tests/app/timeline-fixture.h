#pragma once

#include "rgm-segment-layout.h"

#include <adwaita.h>

#define COURSE_PAGE "2026-10-16 2026-11-20 +2026-12-02"
#define TODAY "2026-11-24"

/* A timeline in a window; @layout is that of its plan. */
typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  RgmSegmentLayout *layout;
  /* Of the last session-activated, or -1. */
  int activated;
  /* Of the last reasons-asked, or -1. */
  int topic;
  int topic_index;
  /* Of the last booking-asked, or RGM_DAY_NONE. */
  RgmDay booked;
} TimelineFixture;

void timeline_fixture_set_up (TimelineFixture *fixture, RgmPlan *plan, int width);
void timeline_fixture_tear_down (TimelineFixture *fixture);
void timeline_fixture_show (TimelineFixture *fixture, RgmPlan *plan);
void timeline_fixture_settle (TimelineFixture *fixture);
GPtrArray *timeline_fixture_find_all (TimelineFixture *fixture, GType type);
GtkWidget *timeline_fixture_find_bar (TimelineFixture *fixture, gsize segment);
double timeline_fixture_get_center (TimelineFixture *fixture, GtkWidget *widget);
double timeline_fixture_get_x (TimelineFixture *fixture, gsize segment);
