#include "config.h"

#include "rgm-plan-text.h"

#include "rgm-alert-group.h"
#include "rgm-care-list.h"
#include "rgm-kept-reason.h"
#include "rgm-plan-notes.h"
#include "rgm-sentence.h"
#include "rgm-timeline-text.h"

#include <glib/gi18n-lib.h>

#define ITEM_INDENT 2
#define DETAIL_INDENT 4
#define NUMBER_COLUMNS 2
#define REASON_INDENT 6

/* What all parts of the text need. */
typedef struct {
  const RgmPlan *plan;
  const RgmCourseContent *course;
  const RgmSkin *skin;
  const RgmProtocol *protocol;
  const RgmCatalogue *catalogue;
  RgmTextWriter *writer;
  RgmTextNotes *notes;
} PlanText;

static RgmTextTone
get_tone (RgmVerdict verdict)
{
  switch (verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      return RGM_TEXT_TONE_BAD;
    case RGM_VERDICT_ON_TIME:
      return RGM_TEXT_TONE_GOOD;
    case RGM_VERDICT_EARLY:
    case RGM_VERDICT_LATE:
    case RGM_VERDICT_GRACE:
    case RGM_VERDICT_EXTRA:
      return RGM_TEXT_TONE_CAUTION;
    case RGM_VERDICT_FIRST:
    default:
      return RGM_TEXT_TONE_PLAIN;
    }
}

/* Writes a line that ends in the number of its note. */
static void
write_line (PlanText *text, int indent, const char *line)
{
  rgm_text_writer_item (text->writer, RGM_TEXT_TONE_PLAIN, indent, "", line);
}

static void
write_reasons (PlanText *text, const RgmReason *reasons, gsize n_reasons)
{
  for (gsize i = 0; i < n_reasons; i++)
    {
      g_autofree char *line = rgm_plan_notes_reason (text->notes, text->plan, &reasons[i]);

      write_line (text, REASON_INDENT, line);
    }
}

static void
write_title (PlanText *text)
{
  g_autofree char *status = rgm_sentence_status (text->plan);
  g_autofree char *concern = rgm_plan_notes_concern (text->plan);
  g_autofree char *title = g_strdup_printf ("%s · %s", concern, status);

  rgm_text_writer_heading (text->writer, title);
}

static void
write_head (PlanText *text)
{
  g_autofree char *detail = rgm_sentence_status_detail (text->plan);
  g_autofree char *basis = rgm_sentence_basis (text->plan);
  g_autofree char *day = rgm_day_text (text->plan->today,
                                       RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  /* Translators: %s is a day */
  g_autofree char *today = g_strdup_printf (_("Today: %s"), day);
  g_autofree char *choice =
    text->course != NULL ? rgm_sentence_basis_choice (text->course->record) : NULL;

  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, 0, detail);
  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, 0, today);
  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, 0, basis);
  if (choice != NULL)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, 0, choice);
}

static void
write_alerts (PlanText *text)
{
  g_autoptr (GPtrArray) groups = rgm_alert_groups_new (text->plan);

  rgm_text_writer_break (text->writer);
  for (guint i = 0; i < groups->len; i++)
    {
      const RgmAlertGroup *group = g_ptr_array_index (groups, i);
      const RgmAlert *first = g_ptr_array_index (group->alerts, 0);
      RgmTextTone tone = first->code == RGM_ALERT_TOO_EARLY ? RGM_TEXT_TONE_BAD
                                                            : RGM_TEXT_TONE_CAUTION;
      g_autofree char *sentence = rgm_alert_group_describe (group);
      g_autofree char *advice = rgm_alert_group_advise (group);

      rgm_text_writer_item (text->writer, tone, 0, "! ", sentence);
      if (advice != NULL)
        rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, advice);
    }
}

static char *
pad (const char *cell, int columns)
{
  int missing = columns - rgm_text_measure (cell);
  g_autofree char *spaces = g_strnfill ((gsize) MAX (missing, 0), ' ');

  return g_strconcat (cell, spaces, NULL);
}

static char *
make_day_cell (const RgmEvaluation *session)
{
  return rgm_day_text (session->day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
}

/* Numbers stand right in their column. */
static char *
make_number_cell (const RgmPlan *plan, gsize index)
{
  g_autofree char *mark = rgm_sentence_session_mark (plan, index);
  int missing = NUMBER_COLUMNS - rgm_text_measure (mark);

  return g_strdup_printf ("%*s%s", MAX (missing, 0), "", mark);
}

/* The widest day and the widest state, so that the columns of the table stand in line. */
static void
measure_columns (const RgmPlan *plan, int *day_columns, int *state_columns)
{
  *day_columns = *state_columns = 0;
  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      g_autofree char *day = make_day_cell (&plan->sessions[i]);
      g_autofree char *state = rgm_sentence_session_state (plan, i);

      *day_columns = MAX (*day_columns, rgm_text_measure (day));
      *state_columns = MAX (*state_columns, rgm_text_measure (state));
    }
}

static void
write_session (PlanText *text, gsize index, int day_columns, int state_columns)
{
  const RgmEvaluation *session = &text->plan->sessions[index];
  g_autofree char *number = make_number_cell (text->plan, index);
  g_autofree char *day_text = make_day_cell (session);
  g_autofree char *day = pad (day_text, day_columns);
  g_autofree char *state_text = rgm_sentence_session_state (text->plan, index);
  g_autofree char *state = pad (state_text, state_columns);
  g_autofree char *verdict = rgm_sentence_verdict_short (text->plan, index);
  g_autofree char *counts = rgm_sentence_counts (text->plan, index);
  g_autofree char *kept = rgm_kept_reason_of (text->plan, index, text->course);
  g_autofree char *mark = g_strdup_printf ("%s  %s  %s  ", number, day, state);
  RgmReason reasons[RGM_N_LIMITS];

  rgm_text_writer_item (text->writer, get_tone (session->verdict), ITEM_INDENT, mark, verdict);
  write_reasons (text, reasons, rgm_explain_evaluation (session, reasons));
  if (counts != NULL)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, REASON_INDENT, counts);
  if (kept != NULL)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, REASON_INDENT, kept);
}

static void
write_sessions (PlanText *text)
{
  int day_columns, state_columns;

  rgm_text_writer_heading (text->writer, _("Sessions"));
  if (text->plan->n_sessions == 0)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT,
                               _("No session yet."));

  measure_columns (text->plan, &day_columns, &state_columns);
  for (gsize i = 0; i < text->plan->n_sessions; i++)
    write_session (text, i, day_columns, state_columns);
}

/* A date that no rule gives: it is that of the session before. */
static void
write_unruled (PlanText *text, const RgmForecast *forecast)
{
  static const RgmLimitKind kinds[] = {
    RGM_LIMIT_MINIMUM, RGM_LIMIT_RECOMMENDED_FROM, RGM_LIMIT_RECOMMENDED_TO,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *line = rgm_plan_notes_unruled (forecast, kinds[i]);

      if (line != NULL)
        write_line (text, REASON_INDENT, line);
    }
}

static void
write_forecast_sentence (PlanText *text, const RgmForecast *forecast)
{
  g_autofree char *sentence = rgm_sentence_forecast (text->plan, forecast);

  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, sentence);
}

static void
write_forecast (PlanText *text, const RgmForecast *forecast)
{
  RgmReason reasons[RGM_N_LIMITS];

  write_forecast_sentence (text, forecast);
  write_reasons (text, reasons, rgm_explain_forecast (forecast, reasons));
  write_unruled (text, forecast);
}

static void
write_next (PlanText *text)
{
  rgm_text_writer_heading (text->writer, _("Next session"));
  if (text->plan->next.number > 0)
    write_forecast (text, &text->plan->next);
  else
    {
      g_autofree char *sentence = rgm_sentence_next (text->plan);

      rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, sentence);
    }
}

/* The first row has been explained as the next session, unless a booking stands in. */
static void
write_schedule (PlanText *text)
{
  if (text->plan->n_schedule == 0)
    return;

  rgm_text_writer_heading (text->writer, _("Schedule"));
  for (gsize i = 0; i < text->plan->n_schedule; i++)
    {
      const RgmForecast *row = &text->plan->schedule[i];

      if (row->number == text->plan->next.number && row->booked < 0)
        write_forecast_sentence (text, row);
      else
        write_forecast (text, row);
    }
}

static void
write_finish (PlanText *text)
{
  g_autofree char *needed = rgm_plan_notes_needed (text->notes, text->plan);
  g_autofree char *finish = rgm_sentence_finish (text->plan);
  g_autofree char *final_results = rgm_plan_notes_final_results (text->notes, text->plan);

  rgm_text_writer_heading (text->writer, _("Finish"));
  write_line (text, ITEM_INDENT, needed);
  if (finish != NULL)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, finish);
  if (final_results != NULL)
    write_line (text, ITEM_INDENT, final_results);
}

static void
write_windows (PlanText *text)
{
  if (text->plan->n_windows == 0)
    return;

  rgm_text_writer_heading (text->writer, _("After each session"));
  for (gsize i = 0; i < text->plan->n_windows; i++)
    {
      g_autofree char *line = rgm_plan_notes_window (text->notes, text->plan,
                                                     &text->plan->windows[i]);

      write_line (text, ITEM_INDENT, line);
    }
}

/* The skin is one, whichever courses treat it. */
static void
write_today (PlanText *text)
{
  RgmDay today = text->plan->today;
  g_autofree char *healing = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GArray) items = NULL;

  if (text->skin == NULL)
    return;
  healing = rgm_sentence_healing_day (&text->skin->healing, today);
  title = rgm_sentence_care_today (text->skin, today);
  items = rgm_care_list_on (&text->skin->healing, today);

  rgm_text_writer_heading (text->writer, _("Healing and care today"));
  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, healing);
  if (items->len > 0)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, title);
  for (guint i = 0; i < items->len; i++)
    {
      const RgmCareItem *item = &g_array_index (items, RgmCareItem, i);
      g_autofree char *line = rgm_plan_notes_care (text->notes, item->care);

      write_line (text, DETAIL_INDENT, line);
    }
}

static void
write_care (PlanText *text)
{
  if (text->protocol->n_care == 0)
    return;

  rgm_text_writer_heading (text->writer, _("Care"));
  for (gsize i = 0; i < text->protocol->n_care; i++)
    {
      g_autofree char *line = rgm_plan_notes_care (text->notes, &text->protocol->care[i]);

      write_line (text, ITEM_INDENT, line);
    }
}

static void
write_disagreements (PlanText *text)
{
  const char *basis = rgm_rules_get_basis (text->plan->rules);

  if (text->protocol->n_disagreements == 0)
    return;

  rgm_text_writer_heading (text->writer, _("Where the sources disagree"));
  for (gsize i = 0; i < text->protocol->n_disagreements; i++)
    {
      g_autofree char *lines = rgm_sentence_disagreement (&text->protocol->disagreements[i], basis,
                                                          text->catalogue);

      rgm_text_writer_item (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, "", lines);
    }
}

static void
write_timeline (PlanText *text)
{
  g_autofree char *timeline = rgm_plan_to_timeline (text->plan,
                                                    rgm_text_writer_get_style (text->writer));

  rgm_text_writer_heading (text->writer, _("Timeline"));
  rgm_text_writer_lines (text->writer, timeline);
}

/**
 * rgm_plan_to_text:
 * @plan: a plan
 * @course: (nullable): the course that it is of, where there is one: who chose its basis and when,
 *   and why sessions were kept
 * @skin: (nullable): what the skin of the course heals from, where anything has been done on it
 * @catalogue: (nullable): knows the titles of the sources
 * @style: what to write for
 *
 * The whole plan for reading: what calls for attention, the timeline, every session with its
 * verdict, every date with its sum, and for each the rule and the sources.
 *
 * Returns: (transfer full): the text, with a line break at its end
 */
char *
rgm_plan_to_text (const RgmPlan *plan, const RgmCourseContent *course, const RgmSkin *skin,
                  const RgmCatalogue *catalogue, const RgmTextStyle *style)
{
  g_autoptr (RgmTextNotes) notes = rgm_text_notes_new (catalogue);
  PlanText text = {
    .plan = plan,
    .course = course,
    .skin = skin,
    .protocol = rgm_rules_get_protocol (plan->rules),
    .catalogue = catalogue,
    .writer = rgm_text_writer_new (style),
    .notes = notes,
  };

  write_title (&text);
  write_head (&text);
  write_alerts (&text);
  write_timeline (&text);
  write_sessions (&text);
  write_next (&text);
  write_schedule (&text);
  write_finish (&text);
  write_windows (&text);
  write_today (&text);
  write_care (&text);
  write_disagreements (&text);
  rgm_text_notes_write (notes, text.writer);
  rgm_text_writer_break (text.writer);
  rgm_text_writer_paragraph (text.writer, RGM_TEXT_TONE_PLAIN, 0, rgm_sentence_advice_limits ());

  return rgm_text_writer_end (text.writer);
}
