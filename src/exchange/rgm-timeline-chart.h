#pragma once

#include "rgm-plan.h"
#include "rgm-text-row.h"

G_BEGIN_DECLS

#define RGM_TIMELINE_LEVELS 8
#define RGM_TIMELINE_ZONE_GLYPHS 4

/* What each thing is drawn with: each has its own shape, so that nothing hangs on colour. */
typedef struct {
  const char *done;
  const char *booked;
  const char *not_counted;
  const char *warning;
  const char *crowded;
  const char *today;
  const char *peak;
  const char *peak_booked;
  const char *final;
  gunichar line;
  gunichar bar;
  gunichar bar_booked;
  gunichar levels[RGM_TIMELINE_LEVELS];
  gunichar zones[RGM_TIMELINE_ZONE_GLYPHS];
} RgmTimelineGlyphs;

/**
 * RgmTimelineChart:
 * @plan: the plan that is drawn
 * @style: what it is written for
 * @glyphs: what things are drawn with
 * @first: the first day shown
 * @last: the last day shown
 * @label_columns: width of the labels at the left, the space after them included
 * @columns: width of the lanes
 * @out: what was drawn so far
 *
 * A timeline in characters while it is being drawn: the scale of its days, and what its lanes
 * share. Internal to the timeline.
 */
typedef struct {
  const RgmPlan *plan;
  const RgmTextStyle *style;
  const RgmTimelineGlyphs *glyphs;
  RgmDay first;
  RgmDay last;
  int label_columns;
  int columns;
  GString *out;
} RgmTimelineChart;

void rgm_timeline_chart_init (RgmTimelineChart *self, const RgmPlan *plan,
                              const RgmTextStyle *style, int label_columns, GString *out);
int rgm_timeline_chart_find_column (const RgmTimelineChart *self, RgmDay day);
int rgm_timeline_chart_find_last_column (const RgmTimelineChart *self, RgmDay last);
void rgm_timeline_chart_append_line (RgmTimelineChart *self, const char *label,
                                     const RgmTextRow *row);
void rgm_timeline_chart_append_lane (RgmTimelineChart *self, const char *label, RgmTextRow *row);
gboolean rgm_timeline_chart_has_zone (const RgmTimelineChart *self, gsize zone);
gunichar rgm_timeline_chart_get_zone_glyph (const RgmTimelineChart *self, RgmVerdict verdict);
RgmDay rgm_timeline_next_month (RgmDay day);

/* The lanes of windows, one for each kind. */
void rgm_timeline_chart_draw_windows (RgmTimelineChart *self);
int rgm_timeline_measure_labels (const RgmProtocol *protocol);
gboolean rgm_timeline_has_curve (const RgmPlan *plan);

G_END_DECLS
