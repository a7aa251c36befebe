#include "config.h"

#include "rgm-timeline-chart.h"

#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

static RgmTextTone
get_lane_tone (const char *kind)
{
  if (g_str_equal (kind, "healing"))
    return RGM_TEXT_TONE_CAUTION;

  return g_str_equal (kind, "results") ? RGM_TEXT_TONE_GOOD : RGM_TEXT_TONE_PLAIN;
}

/* Windows of both kinds lie in one lane. */
static const char *
get_lane_kind (const RgmWindowRule *rule)
{
  return g_str_equal (rule->kind, "final-results") ? "results" : rule->kind;
}

static const char *
get_lane_label (const char *kind, const RgmWindowRule *rule)
{
  if (g_str_equal (kind, "healing"))
    return C_("lane", "Healing");
  if (g_str_equal (kind, "results"))
    return C_("lane", "Results");

  return rgm_sentence_window_name (rule);
}

static gboolean
is_booked (const RgmTimelineChart *self, const RgmWindow *window)
{
  return self->plan->sessions[window->session].state == RGM_SESSION_BOOKED;
}

/* How high the curve of a window is on a day: 1 at its ends, the highest at its peak, 0 outside. */
static int
find_level (const RgmWindow *window, RgmDay day)
{
  RgmDay to = window->to != RGM_DAY_NONE ? window->to : window->peak;

  if (day < window->from || (window->to != RGM_DAY_NONE && day > window->to))
    return 0;
  if (day == window->peak)
    return RGM_TIMELINE_LEVELS;
  if (day < window->peak)
    return 1 + (RGM_TIMELINE_LEVELS - 1) * (day - window->from) / (window->peak - window->from);
  if (to <= window->peak)
    return RGM_TIMELINE_LEVELS;

  return 1 + (RGM_TIMELINE_LEVELS - 1) * (to - day) / (to - window->peak);
}

/* A curve is as high in a column as on the highest of its days. */
static void
draw_curve (const RgmTimelineChart *self, const RgmWindow *window, int *levels)
{
  RgmDay last = window->to != RGM_DAY_NONE ? MIN (window->to, self->last) : self->last;

  for (RgmDay day = MAX (window->from, self->first); day <= last; day++)
    {
      int level = find_level (window, day);

      for (int i = rgm_timeline_chart_find_column (self, day);
           i <= rgm_timeline_chart_find_last_column (self, day); i++)
        levels[i] = MAX (levels[i], level);
    }
}

static void
draw_levels (const RgmTimelineChart *self, const char *kind, gboolean booked, RgmTextRow *row)
{
  g_autofree int *levels = g_new0 (int, self->columns);

  for (gsize i = 0; i < self->plan->n_windows; i++)
    {
      const RgmWindow *window = &self->plan->windows[i];

      if (window->peak != RGM_DAY_NONE && is_booked (self, window) == booked
          && g_str_equal (get_lane_kind (window->rule), kind))
        draw_curve (self, window, levels);
    }

  for (int i = 0; i < self->columns; i++)
    if (levels[i] > 0)
      rgm_text_row_fill (row, i, i, booked ? self->glyphs->bar_booked
                                           : self->glyphs->levels[levels[i] - 1],
                         RGM_TEXT_TONE_PLAIN);
}

static void
draw_bars (const RgmTimelineChart *self, const char *kind, gboolean booked, RgmTextRow *row)
{
  for (gsize i = 0; i < self->plan->n_windows; i++)
    {
      const RgmWindow *window = &self->plan->windows[i];

      if (window->peak == RGM_DAY_NONE && is_booked (self, window) == booked
          && g_str_equal (get_lane_kind (window->rule), kind))
        rgm_text_row_fill (row, rgm_timeline_chart_find_column (self, window->from),
                           rgm_timeline_chart_find_last_column (self, window->to),
                           booked ? self->glyphs->bar_booked : self->glyphs->bar,
                           get_lane_tone (kind));
    }
}

/* The mark of a peak with its day, or alone where there is no room for the day. */
static void
draw_peak (const RgmTimelineChart *self, const RgmWindow *window, RgmTextRow *row)
{
  const char *shape = is_booked (self, window) ? self->glyphs->peak_booked : self->glyphs->peak;
  int column = rgm_timeline_chart_find_column (self, window->peak);
  g_autofree char *day = rgm_day_text (window->peak, RGM_DAY_TEXT_PLAIN);
  g_autofree char *marker = g_strconcat (shape, day, NULL);

  if (column < 0)
    return;
  if (rgm_text_row_is_free (row, MAX (column - 1, 0), rgm_text_measure (marker) + 2))
    rgm_text_row_put (row, column, marker, RGM_TEXT_TONE_PLAIN);
  else if (rgm_text_row_is_free (row, column, 1))
    rgm_text_row_put (row, column, shape, RGM_TEXT_TONE_PLAIN);
}

static void
draw_peaks (RgmTimelineChart *self, const char *kind)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);
  gboolean any = FALSE;

  for (gsize i = 0; i < self->plan->n_windows; i++)
    {
      const RgmWindow *window = &self->plan->windows[i];

      if (window->peak == RGM_DAY_NONE || !g_str_equal (get_lane_kind (window->rule), kind))
        continue;
      any = TRUE;
      draw_peak (self, window, row);
    }

  if (any)
    rgm_timeline_chart_append_lane (self, C_("lane", "peak"), row);
}

static void
draw_final_results (const RgmTimelineChart *self, RgmTextRow *row)
{
  int column;

  if (self->plan->final_results == RGM_DAY_NONE)
    return;

  column = rgm_timeline_chart_find_column (self, self->plan->final_results);
  if (column >= 0 && column < self->columns)
    rgm_text_row_put (row, column, self->glyphs->final, RGM_TEXT_TONE_GOOD);
}

static void
draw_lane (RgmTimelineChart *self, const RgmWindowRule *rule)
{
  const char *kind = get_lane_kind (rule);
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);

  draw_levels (self, kind, TRUE, row);
  draw_bars (self, kind, TRUE, row);
  draw_levels (self, kind, FALSE, row);
  draw_bars (self, kind, FALSE, row);
  if (g_str_equal (kind, "results"))
    draw_final_results (self, row);
  rgm_timeline_chart_append_lane (self, get_lane_label (kind, rule), row);
  draw_peaks (self, kind);
}

static gboolean
has_windows (const RgmTimelineChart *self, const char *kind)
{
  for (gsize i = 0; i < self->plan->n_windows; i++)
    if (g_str_equal (get_lane_kind (self->plan->windows[i].rule), kind)
        && self->plan->windows[i].from <= self->last)
      return TRUE;

  return FALSE;
}

/* Draws the lane of a kind, if the protocol has one of which there is anything to show. */
static void
draw_lane_of (RgmTimelineChart *self, const char *kind)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (self->plan->rules);

  for (gsize i = 0; i < protocol->n_windows; i++)
    if (g_str_equal (get_lane_kind (&protocol->windows[i]), kind))
      {
        if (has_windows (self, kind))
          draw_lane (self, &protocol->windows[i]);
        return;
      }
}

/* Kinds that every protocol may have come first, and in this order. */
static const char *const known_kinds[] = { "healing", "collagen", "results", NULL };

static gboolean
is_drawn_before (const RgmProtocol *protocol, gsize index)
{
  const char *kind = get_lane_kind (&protocol->windows[index]);

  for (gsize i = 0; i < index; i++)
    if (g_str_equal (get_lane_kind (&protocol->windows[i]), kind))
      return TRUE;

  return g_strv_contains (known_kinds, kind);
}

void
rgm_timeline_chart_draw_windows (RgmTimelineChart *self)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (self->plan->rules);

  for (gsize i = 0; known_kinds[i] != NULL; i++)
    draw_lane_of (self, known_kinds[i]);
  for (gsize i = 0; i < protocol->n_windows; i++)
    if (!is_drawn_before (protocol, i))
      draw_lane_of (self, get_lane_kind (&protocol->windows[i]));
}

/* The width of the widest label. */
int
rgm_timeline_measure_labels (const RgmProtocol *protocol)
{
  int width = rgm_text_measure (C_("lane", "peak"));

  for (gsize i = 0; i < protocol->n_windows; i++)
    {
      const RgmWindowRule *rule = &protocol->windows[i];

      width = MAX (width, rgm_text_measure (get_lane_label (get_lane_kind (rule), rule)));
    }

  return width;
}

gboolean
rgm_timeline_has_curve (const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_windows; i++)
    if (plan->windows[i].peak != RGM_DAY_NONE)
      return TRUE;

  return FALSE;
}
