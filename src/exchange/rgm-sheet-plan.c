#include "config.h"

#include "rgm-sheet-plan.h"

#include "rgm-alert-group.h"
#include "rgm-care-list.h"
#include "rgm-plan-notes.h"
#include "rgm-segment-layout.h"
#include "rgm-sentence.h"
#include "rgm-session-details.h"

#include <glib/gi18n-lib.h>

#define BULLET "•"
/* More would hide the plan; what they say of sessions stands with these as well. */
#define ALERTS_MAX 3

/* What all parts of the sheet need. */
typedef struct {
  RgmSheet *sheet;
  RgmPlan *plan;
  const RgmProtocol *protocol;
  const RgmCourseContent *course;
  const RgmSkin *skin;
  const RgmCatalogue *catalogue;
  RgmTextNotes *notes;
} PlanSheet;

/**
 * rgm_sheet_plan_name:
 *
 * Returns: what such a document is called
 */
const char *
rgm_sheet_plan_name (void)
{
  return _("Treatment plan");
}

/**
 * rgm_sheet_plan_title:
 * @plan: (nullable): a plan
 * @course: its course
 * @areas: the areas there are
 *
 * Returns: (transfer full): the concern, and the areas treated
 */
char *
rgm_sheet_plan_title (const RgmPlan *plan, const RgmCourseContent *course, const RgmAreas *areas)
{
  g_autofree char *concern = plan != NULL ? rgm_plan_notes_concern (plan)
                                          : rgm_sentence_concern (course->record);
  g_autofree char *names =
    rgm_session_details_area_names (areas, (const char *const *) course->record->areas);

  if (*names == '\0')
    return g_steal_pointer (&concern);
  /* Translators: a concern and the areas treated, “Acne scars · Face”. */
  return g_strdup_printf (_("%s · %s"), concern, names);
}

/* Adds a line, which is freed. */
static void
take (PlanSheet *self, RgmSheetStyle style, char *line)
{
  rgm_sheet_add (self->sheet, style, line);
  g_free (line);
}

static void
take_item (PlanSheet *self, char *line)
{
  rgm_sheet_add_item (self->sheet, BULLET, line);
  g_free (line);
}

static void
take_detail (PlanSheet *self, char *line)
{
  rgm_sheet_add_detail (self->sheet, line);
  g_free (line);
}

static void
add_head (PlanSheet *self, const RgmAreas *areas)
{
  g_autofree char *title = rgm_sheet_plan_title (self->plan, self->course, areas);
  g_autofree char *running = g_strdup_printf ("%s · %s", self->course->patient_name, title);

  rgm_sheet_begin_section (self->sheet, running);
  rgm_sheet_add (self->sheet, RGM_SHEET_TITLE, self->course->patient_name);
  rgm_sheet_add (self->sheet, RGM_SHEET_SUBTITLE, title);
  take (self, RGM_SHEET_LEAD, rgm_sentence_status (self->plan));
  take (self, RGM_SHEET_TEXT, rgm_sentence_status_detail (self->plan));
}

static char *
say_more (gsize n_alerts)
{
  /* Translators: stands below some remarks; %u is how many others there are */
  return g_strdup_printf (ngettext ("%u more remark stands with its session below.",
                                    "%u more remarks stand with their sessions below.",
                                    (gulong) n_alerts), (guint) n_alerts);
}

static void
add_alerts (PlanSheet *self)
{
  g_autoptr (GPtrArray) groups = rgm_alert_groups_new (self->plan);
  gsize n_more = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const RgmAlertGroup *group = g_ptr_array_index (groups, i);

      if (i >= ALERTS_MAX)
        {
          n_more += group->alerts->len;
          continue;
        }
      take (self, RGM_SHEET_ALERT, rgm_alert_group_describe (group));
      take (self, RGM_SHEET_ADVICE, rgm_alert_group_advise (group));
    }
  if (n_more > 0)
    take (self, RGM_SHEET_QUIET, say_more (n_more));
}

static void
add_timeline (PlanSheet *self)
{
  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Timeline"));
  rgm_sheet_add_picture (self->sheet, self->plan);
}

static void
add_session (PlanSheet *self, gsize index)
{
  const RgmEvaluation *session = &self->plan->sessions[index];
  g_autofree char *number = rgm_sentence_session_mark (self->plan, index);
  g_autofree char *day = rgm_day_text (session->day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  g_autofree char *state = rgm_sentence_session_state (self->plan, index);
  g_autofree char *verdict = rgm_sentence_verdict_short (self->plan, index);
  const char *const cells[] = { number, day, state, verdict, NULL };
  RgmReason reasons[RGM_N_LIMITS];
  gsize n_reasons = rgm_explain_evaluation (session, reasons);

  rgm_sheet_add_row (self->sheet, cells);
  for (gsize i = 0; i < n_reasons; i++)
    take_detail (self, rgm_plan_notes_reason (self->notes, self->plan, &reasons[i]));
  take_detail (self, rgm_sentence_counts (self->plan, index));
}

static void
add_sessions (PlanSheet *self)
{
  static const double shares[] = { 0.06, 0.28, 0.24, 0.42 };
  const char *const cells[] = {
    /* Translators: stands over a column of numbers of sessions on paper: number */
    C_("table", "No."), C_("table", "Day"), C_("table", "State"), C_("table", "Verdict"), NULL,
  };

  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Sessions"));
  if (self->plan->n_sessions == 0)
    {
      rgm_sheet_add (self->sheet, RGM_SHEET_TEXT, _("No session yet."));
      return;
    }
  rgm_sheet_begin_table (self->sheet, shares, cells);
  for (gsize i = 0; i < self->plan->n_sessions; i++)
    add_session (self, i);
}

/* From when to when it is too early, possible, recommended. */
static void
add_zones (PlanSheet *self)
{
  for (gsize i = 0; i < self->plan->n_zones; i++)
    take_item (self, rgm_sentence_zone (&self->plan->zones[i], self->plan->today));
}

static void
add_unruled (PlanSheet *self, const RgmForecast *forecast,
             void (*add) (PlanSheet *self, char *line))
{
  static const RgmLimitKind kinds[] = {
    RGM_LIMIT_MINIMUM, RGM_LIMIT_RECOMMENDED_FROM, RGM_LIMIT_RECOMMENDED_TO,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    add (self, rgm_plan_notes_unruled (forecast, kinds[i]));
}

static gboolean
has_dates (const RgmForecast *forecast)
{
  return forecast->limits[RGM_LIMIT_MINIMUM].day != RGM_DAY_NONE
         || forecast->limits[RGM_LIMIT_RECOMMENDED_FROM].day != RGM_DAY_NONE
         || forecast->limits[RGM_LIMIT_RECOMMENDED_TO].day != RGM_DAY_NONE;
}

static void
add_next (PlanSheet *self)
{
  RgmReason reasons[RGM_N_LIMITS];
  gsize n_reasons;

  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Next session"));
  take (self, RGM_SHEET_TEXT, rgm_sentence_next (self->plan));
  if (self->plan->next.number == 0)
    return;
  add_zones (self);
  if (has_dates (&self->plan->next))
    rgm_sheet_add (self->sheet, RGM_SHEET_SUBHEADING, _("Why these dates"));
  n_reasons = rgm_explain_forecast (&self->plan->next, reasons);
  for (gsize i = 0; i < n_reasons; i++)
    take_item (self, rgm_plan_notes_reason (self->notes, self->plan, &reasons[i]));
  add_unruled (self, &self->plan->next, take_item);
}

static char *
name_limit (const RgmForecast *row, RgmLimitKind kind)
{
  RgmDay day = row->limits[kind].day;

  return day != RGM_DAY_NONE ? rgm_day_text (day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR)
                             : g_strdup ("–");
}

static void
add_forecast (PlanSheet *self, const RgmForecast *row)
{
  g_autofree char *number = g_strdup_printf ("%d", row->number);
  g_autofree char *earliest = name_limit (row, RGM_LIMIT_MINIMUM);
  g_autofree char *from = name_limit (row, RGM_LIMIT_RECOMMENDED_FROM);
  g_autofree char *to = name_limit (row, RGM_LIMIT_RECOMMENDED_TO);
  g_autofree char *booked = row->booked >= 0
    ? rgm_sentence_session_state (self->plan, (gsize) row->booked) : g_strdup ("");
  const char *const cells[] = { number, earliest, from, to, booked };

  rgm_sheet_add_row (self->sheet, cells);
}

/* Before the first session nothing limits the others. */
static gboolean
has_schedule (const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_schedule; i++)
    if (has_dates (&plan->schedule[i]))
      return TRUE;

  return FALSE;
}

static void
add_schedule (PlanSheet *self)
{
  static const double shares[] = { 0.06, 0.25, 0.25, 0.25, 0.19 };
  const char *const cells[] = {
    C_("table", "No."), rgm_sentence_limit_name (RGM_LIMIT_MINIMUM),
    rgm_sentence_limit_name (RGM_LIMIT_RECOMMENDED_FROM),
    rgm_sentence_limit_name (RGM_LIMIT_RECOMMENDED_TO), C_("table", "State"), NULL,
  };
  g_autofree char *finish = rgm_sentence_finish (self->plan);

  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Sessions to come"));
  take_item (self, rgm_plan_notes_needed (self->notes, self->plan));
  rgm_sheet_add_item (self->sheet, BULLET, finish);
  take_item (self, rgm_plan_notes_final_results (self->notes, self->plan));
  if (!has_schedule (self->plan))
    return;
  rgm_sheet_begin_table (self->sheet, shares, cells);
  for (gsize i = 0; i < self->plan->n_schedule; i++)
    add_forecast (self, &self->plan->schedule[i]);
}

/* What the patient goes home with today, whichever course the session was of. */
static void
add_today (PlanSheet *self)
{
  RgmDay today = self->plan->today;
  g_autoptr (GArray) items = NULL;

  if (self->skin == NULL)
    return;
  items = rgm_care_list_on (&self->skin->healing, today);
  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Healing and care today"));
  take (self, RGM_SHEET_TEXT, rgm_sentence_healing_day (&self->skin->healing, today));
  if (items->len > 0)
    take (self, RGM_SHEET_SUBHEADING, rgm_sentence_care_today (self->skin, today));
  for (guint i = 0; i < items->len; i++)
    take_item (self, rgm_plan_notes_care (self->notes,
                                          g_array_index (items, RgmCareItem, i).care));
}

static gboolean
is_before (const RgmCare *care)
{
  static const RgmPeriod none = { 0 };

  return care->has_to && !rgm_period_is_longer (&care->to, &none);
}

static void
add_care_of (PlanSheet *self, gboolean before, const char *heading)
{
  gboolean has_heading = FALSE;

  for (gsize i = 0; i < self->protocol->n_care; i++)
    {
      if (is_before (&self->protocol->care[i]) != before)
        continue;
      if (!has_heading)
        rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, heading);
      has_heading = TRUE;
      take_item (self, rgm_plan_notes_care (self->notes, &self->protocol->care[i]));
    }
}

static void
add_windows (PlanSheet *self)
{
  if (self->protocol->n_windows == 0)
    return;

  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("What happens after a session"));
  for (gsize i = 0; i < self->protocol->n_windows; i++)
    take_item (self, rgm_plan_notes_window_rule (self->notes, self->plan,
                                                 &self->protocol->windows[i]));
}

/* The first line of the sentence says what it is about, as the heading does; the others are its
 * sides. */
static void
add_disagreement (PlanSheet *self, const RgmDisagreement *disagreement)
{
  g_autofree char *text = rgm_sentence_disagreement (disagreement,
                                                     rgm_rules_get_basis (self->plan->rules),
                                                     self->catalogue);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_before = self->sheet->blocks->len;

  rgm_sheet_add (self->sheet, RGM_SHEET_SUBHEADING,
                 g_dgettext (GETTEXT_PACKAGE, disagreement->about));
  for (gsize i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    rgm_sheet_add_note (self->sheet, BULLET, lines[i]);
  rgm_sheet_keep (self->sheet, n_before);
}

static void
add_disagreements (PlanSheet *self)
{
  if (self->protocol->n_disagreements == 0)
    return;

  rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Where the sources disagree"));
  take (self, RGM_SHEET_TEXT, rgm_sentence_basis (self->plan));
  for (gsize i = 0; i < self->protocol->n_disagreements; i++)
    add_disagreement (self, &self->protocol->disagreements[i]);
}

static void
add_notes (PlanSheet *self)
{
  if (rgm_text_notes_get_size (self->notes) > 0)
    rgm_sheet_add (self->sheet, RGM_SHEET_HEADING, _("Rules and sources"));
  for (guint i = 0; i < rgm_text_notes_get_size (self->notes); i++)
    {
      g_autofree char *mark = g_strdup_printf ("[%u]", i + 1);

      rgm_sheet_add_note (self->sheet, mark, rgm_text_notes_get (self->notes, i));
    }
  rgm_sheet_add (self->sheet, RGM_SHEET_QUIET, rgm_sentence_advice_limits ());
}

/**
 * rgm_sheet_plan_append:
 * @sheet: a sheet
 * @plan: the plan of a course
 * @course: the course
 * @skin: (nullable): what the skin of the course heals from, where anything has been done on it
 * @areas: the areas there are
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Adds what a patient takes home: where the course stands, what is too early and why, when to come
 * next, what to mind before and after, and where all of it comes from.
 */
void
rgm_sheet_plan_append (RgmSheet *sheet, RgmPlan *plan, const RgmCourseContent *course,
                       const RgmSkin *skin, const RgmAreas *areas, const RgmCatalogue *catalogue)
{
  g_autoptr (RgmTextNotes) notes = rgm_text_notes_new (catalogue);
  PlanSheet self = {
    .sheet = sheet,
    .plan = plan,
    .protocol = rgm_rules_get_protocol (plan->rules),
    .course = course,
    .skin = skin,
    .catalogue = catalogue,
    .notes = notes,
  };

  add_head (&self, areas);
  add_alerts (&self);
  add_timeline (&self);
  add_next (&self);
  add_sessions (&self);
  add_schedule (&self);
  add_today (&self);
  add_care_of (&self, TRUE, _("Before each session"));
  add_care_of (&self, FALSE, _("After each session"));
  add_windows (&self);
  add_disagreements (&self);
  add_notes (&self);
}
