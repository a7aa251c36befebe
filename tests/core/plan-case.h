#pragma once

#include "rgm-plan.h"

/* One paragraph of a file in tests/data/plans: what goes in, and the lines that must come out.
 * @heads are the sessions as the paragraph writes them, in the order of @sessions. */
typedef struct {
  char *file;
  guint line;
  char *title;
  char *protocol;
  char *severity;
  char *basis;
  RgmDay today;
  RgmAreaSet areas;
  gboolean stopped;
  GArray *sessions;
  GArray *others;
  GArray *pauses;
  GPtrArray *heads;
  GPtrArray *expected;
} PlanCase;

GPtrArray *plan_case_read_file (const char *path, const RgmAreas *areas, GError **error);
void plan_case_free (PlanCase *self);
RgmCourse plan_case_get_course (const PlanCase *self, RgmRules *rules);
gboolean plan_case_expects (const PlanCase *self, const char *key);
