#include "config.h"

#include "rgm-timeline-chart.h"

/* What follows the last day of interest. */
#define MARGIN_DAYS 14
/* Of a longer course only the end is drawn, but today always, and what was shortly before it. */
#define SPAN_DAYS_MAX 730
#define BEFORE_TODAY_DAYS 180
#define MONTH_DAYS_MAX 31

static const RgmTimelineGlyphs glyphs = {
  "●", "○", "⊘", "!", "+", "▼", "▲", "△", "◆", 0x2502, 0x2593, 0x2591,
  { 0x2581, 0x2582, 0x2583, 0x2584, 0x2585, 0x2586, 0x2587, 0x2588 },
  { 0x00d7, '~', 0x2588, 0x203a },
};

static const RgmTimelineGlyphs plain_glyphs = {
  "*", "o", "/", "!", "+", "v", "^", "^", "F", '|', '=', '-',
  { '.', ':', '-', '=', '+', '*', '%', '#' },
  { 'x', '~', '#', '>' },
};

static RgmDay
go_to_month_start (RgmDay day)
{
  int year, month;

  rgm_day_get_ymd (day, &year, &month, NULL);

  return rgm_day_new (year, month, 1);
}

/* The first day of the month after, or one past the last day that there is. */
RgmDay
rgm_timeline_next_month (RgmDay day)
{
  int year, month;
  RgmDay next;

  rgm_day_get_ymd (day, &year, &month, NULL);
  next = rgm_day_new_carrying (year, month + 1, 1, 0);

  return next != RGM_DAY_NONE ? next : RGM_DAY_LAST + 1;
}

static void
include_day (RgmTimelineChart *self, RgmDay day)
{
  if (day == RGM_DAY_NONE)
    return;

  self->first = MIN (self->first, day);
  self->last = MAX (self->last, day);
}

static void
find_span (RgmTimelineChart *self)
{
  const RgmPlan *plan = self->plan;
  RgmDay ahead;

  self->first = self->last = plan->today;
  for (gsize i = 0; i < plan->n_sessions; i++)
    include_day (self, plan->sessions[i].day);
  for (gsize i = 0; i < plan->n_windows; i++)
    include_day (self, plan->windows[i].peak);
  if (plan->next.number > 0)
    for (int i = 0; i < RGM_N_LIMITS; i++)
      include_day (self, plan->next.limits[i].day);
  for (gsize i = 0; i < plan->n_zones; i++)
    if (rgm_timeline_chart_has_zone (self, i))
      include_day (self, plan->zones[i].first);

  self->last = MIN (self->last, RGM_DAY_LAST - MARGIN_DAYS) + MARGIN_DAYS;
  /* What lies further ahead is left out rather than today. */
  ahead = MAX (self->first, plan->today - BEFORE_TODAY_DAYS) + SPAN_DAYS_MAX - MONTH_DAYS_MAX;
  self->last = rgm_timeline_next_month (MIN (self->last, ahead)) - 1;
  self->first = go_to_month_start (MAX (self->first, self->last - SPAN_DAYS_MAX));
}

/* Where any day is good, there is nothing to draw. */
gboolean
rgm_timeline_chart_has_zone (const RgmTimelineChart *self, gsize zone)
{
  return self->plan->zones[zone].verdict != RGM_VERDICT_FIRST;
}

gunichar
rgm_timeline_chart_get_zone_glyph (const RgmTimelineChart *self, RgmVerdict verdict)
{
  switch (verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
      return self->glyphs->zones[0];
    case RGM_VERDICT_EARLY:
      return self->glyphs->zones[1];
    case RGM_VERDICT_LATE:
      return self->glyphs->zones[3];
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_EXTRA:
    default:
      return self->glyphs->zones[2];
    }
}

/* Which column a day lies in; beyond the ends for days that are not shown. */
int
rgm_timeline_chart_find_column (const RgmTimelineChart *self, RgmDay day)
{
  gint64 span = self->last - self->first + 1;
  gint64 offset = day - self->first;

  if (day < self->first)
    return -1;
  if (day > self->last)
    return self->columns;

  return (int) (offset * self->columns / span);
}

/* The last column of a stretch of days: where a day is wider than a column, the last of the day's.
 * The whole row where there is no last day. */
int
rgm_timeline_chart_find_last_column (const RgmTimelineChart *self, RgmDay last)
{
  if (last == RGM_DAY_NONE)
    return self->columns - 1;

  return MAX (rgm_timeline_chart_find_column (self, last),
              rgm_timeline_chart_find_column (self, last + 1) - 1);
}

static void
append_label (RgmTimelineChart *self, const char *label)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->label_columns - 1);
  g_autoptr (GString) text = g_string_new (NULL);
  RgmTextStyle without_colours = { self->style->width, FALSE, self->style->plain };

  rgm_text_row_put (row, 0, label, RGM_TEXT_TONE_PLAIN);
  rgm_text_row_append_to (row, text, &without_colours);
  for (int width = rgm_text_measure (text->str); width < self->label_columns; width++)
    g_string_append_c (text, ' ');
  g_string_append (self->out, text->str);
}

void
rgm_timeline_chart_append_line (RgmTimelineChart *self, const char *label, const RgmTextRow *row)
{
  append_label (self, label);
  rgm_text_row_append_to (row, self->out, self->style);
  while (g_str_has_suffix (self->out->str, " "))
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

/* Ends a lane: today's line goes through what is still free of it. */
void
rgm_timeline_chart_append_lane (RgmTimelineChart *self, const char *label, RgmTextRow *row)
{
  int today = rgm_timeline_chart_find_column (self, self->plan->today);

  if (rgm_text_row_is_free (row, today, 1))
    rgm_text_row_fill (row, today, today, self->glyphs->line, RGM_TEXT_TONE_STRONG);
  rgm_timeline_chart_append_line (self, label, row);
}

void
rgm_timeline_chart_init (RgmTimelineChart *self, const RgmPlan *plan, const RgmTextStyle *style,
                         int label_columns, GString *out)
{
  *self = (RgmTimelineChart) {
    .plan = plan,
    .style = style,
    .glyphs = style->plain ? &plain_glyphs : &glyphs,
    .label_columns = label_columns,
    .columns = style->width - label_columns,
    .out = out,
  };
  find_span (self);
}
