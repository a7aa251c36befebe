#include "config.h"

#include "rgm-timeline-text.h"

#include "rgm-sentence.h"
#include "rgm-text-writer.h"
#include "rgm-timeline-chart.h"

#include <glib/gi18n-lib.h>

#define LABEL_GAP 2

static RgmTextTone
get_zone_tone (RgmVerdict verdict)
{
  if (verdict == RGM_VERDICT_TOO_EARLY)
    return RGM_TEXT_TONE_BAD;

  return verdict == RGM_VERDICT_ON_TIME ? RGM_TEXT_TONE_GOOD : RGM_TEXT_TONE_CAUTION;
}

static void
draw_months (RgmTimelineChart *self)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);
  gboolean first = TRUE;

  for (RgmDay day = self->first; day <= self->last; day = rgm_timeline_next_month (day))
    {
      int month;
      g_autofree char *label = NULL;
      int column = rgm_timeline_chart_find_column (self, day);

      rgm_day_get_ymd (day, NULL, &month, NULL);
      label = rgm_day_text_month (day, first || month == 1 ? RGM_DAY_TEXT_YEAR
                                                           : RGM_DAY_TEXT_PLAIN);
      if (!rgm_text_row_is_free (row, MAX (column - 1, 0), rgm_text_measure (label) + 1))
        continue;
      rgm_text_row_put (row, column, label, RGM_TEXT_TONE_QUIET);
      first = FALSE;
    }

  rgm_timeline_chart_append_line (self, "", row);
}

static void
draw_today (RgmTimelineChart *self)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);
  int column = rgm_timeline_chart_find_column (self, self->plan->today);
  g_autofree char *after = g_strdup_printf ("%s %s", self->glyphs->today, C_("timeline", "Today"));
  g_autofree char *before = g_strdup_printf ("%s %s", C_("timeline", "Today"), self->glyphs->today);
  int width = rgm_text_measure (after);

  if (column + width <= self->columns)
    rgm_text_row_put (row, column, after, RGM_TEXT_TONE_STRONG);
  else if (column - width + 1 >= 0)
    rgm_text_row_put (row, column - width + 1, before, RGM_TEXT_TONE_STRONG);
  else
    rgm_text_row_put (row, column, self->glyphs->today, RGM_TEXT_TONE_STRONG);
  rgm_timeline_chart_append_line (self, "", row);
}

static char *
make_marker (const RgmTimelineChart *self, const RgmEvaluation *session)
{
  gint32 own = rgm_evaluation_get_own_number (session);
  const char *shape = session->state == RGM_SESSION_BOOKED ? self->glyphs->booked
                      : session->counts                    ? self->glyphs->done
                                                           : self->glyphs->not_counted;
  gboolean warn = session->verdict == RGM_VERDICT_TOO_EARLY
    || session->verdict == RGM_VERDICT_EXTRA;
  g_autofree char *number = own > 0 ? g_strdup_printf ("%d", own) : g_strdup ("");

  return g_strconcat (shape, number, warn ? self->glyphs->warning : "", NULL);
}

/* The marker of a session whole, or its shape alone, or the sign that several lie in one place. */
static void
draw_session (const RgmTimelineChart *self, const RgmEvaluation *session, RgmTextRow *row)
{
  g_autofree char *marker = make_marker (self, session);
  g_autofree char *shape = g_utf8_substring (marker, 0, 1);
  RgmTextTone tone = session->verdict == RGM_VERDICT_TOO_EARLY ? RGM_TEXT_TONE_BAD
                                                               : RGM_TEXT_TONE_STRONG;
  int column = rgm_timeline_chart_find_column (self, session->day);

  if (rgm_text_row_is_free (row, column, rgm_text_measure (marker)))
    rgm_text_row_put (row, column, marker, tone);
  else if (rgm_text_row_is_free (row, column, 1))
    rgm_text_row_put (row, column, shape, tone);
  else if (column >= 0 && column < self->columns)
    rgm_text_row_put (row, column, self->glyphs->crowded, tone);
}

static void
draw_sessions (RgmTimelineChart *self)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);

  for (gsize i = 0; i < self->plan->n_sessions; i++)
    draw_session (self, &self->plan->sessions[i], row);
  rgm_timeline_chart_append_lane (self, C_("lane", "Sessions"), row);
}

static void
draw_zones (RgmTimelineChart *self)
{
  g_autoptr (RgmTextRow) row = rgm_text_row_new (self->columns);
  gboolean is_empty = TRUE;

  for (gsize i = 0; i < self->plan->n_zones; i++)
    {
      const RgmBookingZone *zone = &self->plan->zones[i];

      if (!rgm_timeline_chart_has_zone (self, i))
        continue;
      rgm_text_row_fill (row, rgm_timeline_chart_find_column (self, zone->first),
                         rgm_timeline_chart_find_last_column (self, zone->last),
                         rgm_timeline_chart_get_zone_glyph (self, zone->verdict),
                         get_zone_tone (zone->verdict));
      is_empty = FALSE;
    }
  if (!is_empty)
    rgm_timeline_chart_append_lane (self, C_("lane", "Book next"), row);
}

static void
append_key (GString *line, const char *shape, const char *meaning)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_printf (line, "%s %s", shape, meaning);
}

static void
write_shapes (const RgmTimelineChart *self, RgmTextWriter *writer)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char bar[8] = { 0 };
  char bar_booked[8] = { 0 };

  g_unichar_to_utf8 (self->glyphs->bar, bar);
  g_unichar_to_utf8 (self->glyphs->bar_booked, bar_booked);
  append_key (line, self->glyphs->done, C_("legend", "done"));
  append_key (line, self->glyphs->booked, C_("legend", "booked"));
  if (rgm_plan_has_not_counted (self->plan))
    append_key (line, self->glyphs->not_counted, C_("legend", "does not count"));
  append_key (line, self->glyphs->warning, C_("legend", "too early or extra"));
  append_key (line, bar, C_("legend", "after a session"));
  append_key (line, bar_booked, C_("legend", "after a booking"));
  if (self->plan->final_results > RGM_DAY_NONE && self->plan->final_results <= self->last)
    append_key (line, self->glyphs->final, C_("legend", "final results"));
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_QUIET, 0, line->str);
}

static void
write_zones (const RgmTimelineChart *self, RgmTextWriter *writer)
{
  for (gsize i = 0; i < self->plan->n_zones; i++)
    {
      const RgmBookingZone *zone = &self->plan->zones[i];
      gunichar glyph = rgm_timeline_chart_get_zone_glyph (self, zone->verdict);
      g_autofree char *sentence = NULL;
      char mark[8] = { 0 };

      if (!rgm_timeline_chart_has_zone (self, i))
        continue;
      sentence = rgm_sentence_zone (zone, self->plan->today);
      mark[g_unichar_to_utf8 (glyph, mark)] = ' ';
      rgm_text_writer_item (writer, get_zone_tone (zone->verdict), 0, mark, sentence);
    }
}

static void
write_left_out (const RgmTimelineChart *self, RgmTextWriter *writer)
{
  const RgmEvaluation *sessions = self->plan->sessions;
  gsize n_sessions = self->plan->n_sessions;
  g_autofree char *first = rgm_day_text (self->first, RGM_DAY_TEXT_YEAR);
  g_autofree char *last = rgm_day_text (self->last, RGM_DAY_TEXT_YEAR);
  /* Translators: %s is the first day that a timeline shows */
  g_autofree char *before = g_strdup_printf (_("What was before %s is not drawn."), first);
  /* Translators: %s is the last day that a timeline shows */
  g_autofree char *after = g_strdup_printf (_("What comes after %s is not drawn."), last);

  if (n_sessions > 0 && sessions[0].day < self->first)
    rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_QUIET, 0, before);
  if (n_sessions > 0 && sessions[n_sessions - 1].day > self->last)
    rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_QUIET, 0, after);
}

/* What the shapes mean, in words. */
static char *
make_legend (const RgmTimelineChart *self)
{
  RgmTextWriter *writer = rgm_text_writer_new (self->style);

  write_zones (self, writer);
  write_shapes (self, writer);
  write_left_out (self, writer);
  if (rgm_timeline_has_curve (self->plan))
    rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_QUIET, 0,
                               _("The sources give the start, the peak and the end of the curve; "
                                 "its shape between them is an illustration."));

  return rgm_text_writer_end (writer);
}

static int
find_label_columns (const RgmPlan *plan, const RgmTextStyle *style)
{
  int width = rgm_timeline_measure_labels (rgm_rules_get_protocol (plan->rules));

  width = MAX (width, rgm_text_measure (C_("lane", "Sessions")));
  width = MAX (width, rgm_text_measure (C_("lane", "Book next")));

  return MIN (width + LABEL_GAP, style->width / 3);
}

/**
 * rgm_plan_to_timeline:
 * @plan: a plan
 * @style: what to write for
 *
 * The timeline in characters: months, today, sessions, one lane for each kind of window, the days
 * to book the next session on, and what the shapes mean. No line is wider than the screen.
 *
 * Returns: (transfer full): its lines, each with its line break
 */
char *
rgm_plan_to_timeline (const RgmPlan *plan, const RgmTextStyle *style)
{
  RgmTextStyle fitted = *style;
  RgmTimelineChart chart;
  g_autofree char *legend = NULL;

  fitted.width = CLAMP (style->width, RGM_TEXT_WIDTH_MIN, RGM_TEXT_WIDTH_MAX);
  rgm_timeline_chart_init (&chart, plan, &fitted, find_label_columns (plan, &fitted),
                           g_string_new (NULL));
  draw_months (&chart);
  draw_today (&chart);
  draw_sessions (&chart);
  rgm_timeline_chart_draw_windows (&chart);
  draw_zones (&chart);
  legend = make_legend (&chart);
  g_string_append_printf (chart.out, "\n%s", legend);

  return g_string_free (chart.out, FALSE);
}
