#pragma once

#include "rgm-course.h"

#define RGM_RANDOM_SESSIONS_MAX 10
#define RGM_RANDOM_OTHERS_MAX 3

/**
 * RgmRandomCourse:
 * @course: the course; its arrays are the ones below
 * @today: a day on or after its last session done
 *
 * A made-up course with room for one session more. Must not be copied: @course points into it.
 */
typedef struct {
  RgmCourse course;
  RgmDay today;
  RgmSession sessions[RGM_RANDOM_SESSIONS_MAX + 1];
  RgmSession others[RGM_RANDOM_OTHERS_MAX];
  RgmPause pause;
  char ids[RGM_RANDOM_SESSIONS_MAX + 1 + RGM_RANDOM_OTHERS_MAX][8];
} RgmRandomCourse;

RgmRules *rgm_random_course_load_rules (const char *protocol_id);
void rgm_random_course_fill (RgmRandomCourse *self, RgmRules *rules, GRand *rand);
void rgm_random_course_add_done (RgmRandomCourse *self, GRand *rand);
void rgm_random_course_shuffle (RgmRandomCourse *self, GRand *rand);
