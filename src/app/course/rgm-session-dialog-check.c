#include "config.h"

#include "rgm-session-dialog-private.h"

#include "rgm-button-words.h"
#include "rgm-day-text.h"
#include "rgm-live-label.h"
#include "rgm-sentence.h"
#include "rgm-verdict-style.h"
#include "rgm-why-window.h"

#include <glib/gi18n-lib.h>

/* The check of the session being entered: its verdict, better days and what follows from it. All
 * dates come from the plans of the model. */

static const RgmEvaluation *
get_evaluation (RgmSessionDialog *self)
{
  if (self->plan == NULL || self->position < 0)
    return NULL;
  return &self->plan->sessions[self->position];
}

/**
 * rgm_session_dialog_get_recommended: (skip)
 * @self: the dialog
 *
 * Returns: the first recommended day for the session being entered, or %RGM_DAY_NONE
 */
RgmDay
rgm_session_dialog_get_recommended (RgmSessionDialog *self)
{
  const RgmEvaluation *evaluation = get_evaluation (self);
  RgmLimit days[RGM_N_LIMITS];

  if (evaluation == NULL)
    return RGM_DAY_NONE;

  rgm_evaluation_get_days (evaluation, days);
  return days[RGM_LIMIT_RECOMMENDED_FROM].day;
}

/**
 * rgm_session_dialog_get_earliest: (skip)
 * @self: the dialog
 *
 * Returns: the first day that is not too early for it, or %RGM_DAY_NONE
 */
RgmDay
rgm_session_dialog_get_earliest (RgmSessionDialog *self)
{
  const RgmEvaluation *evaluation = get_evaluation (self);

  return evaluation != NULL ? evaluation->limits[RGM_LIMIT_MINIMUM].day : RGM_DAY_NONE;
}

/* What stands beside the date: the verdict, and that a booking lies in the past. */
static char *
make_check_text (RgmSessionDialog *self, const RgmEvaluation *evaluation)
{
  g_autofree char *check = rgm_sentence_check (self->plan, (gsize) self->position);

  if (!evaluation->unconfirmed)
    return g_steal_pointer (&check);
  /* Translators: %s is what is said of a booking, “12 days after session 2 · on time”. */
  return g_strdup_printf (_("%s · this day has passed"), check);
}

static void
show_check (RgmSessionDialog *self, const RgmEvaluation *evaluation)
{
  g_autofree char *text = NULL;
  const char *icon_name;

  if (evaluation != NULL && evaluation->verdict == RGM_VERDICT_TOO_EARLY)
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "too-early-date");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "too-early-date");
  gtk_widget_set_visible (self->check, evaluation != NULL);
  if (evaluation == NULL)
    return;
  text = make_check_text (self, evaluation);
  icon_name = rgm_verdict_style_get_icon_name (evaluation->verdict);
  rgm_live_label_set_text (self->check_label, text);
  gtk_image_set_from_icon_name (self->check_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->check_icon), icon_name != NULL);
  rgm_verdict_style_apply (self->check, evaluation->verdict);
}

/* Shows a button that takes a better day, unless it is the day that is chosen. A day after today
 * is no offer for a session that took place. */
static void
show_quick (RgmSessionDialog *self, GtkButton *button, RgmDay day, const char *name)
{
  const RgmEvaluation *evaluation = get_evaluation (self);
  gboolean offered = evaluation != NULL && day != RGM_DAY_NONE &&
                     (!self->has_day || day != evaluation->day) &&
                     (evaluation->state == RGM_SESSION_BOOKED ? day >= self->plan->today
                                                              : day <= self->plan->today);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), offered);
  if (!offered)
    return;
  text = rgm_day_text_near (day, self->plan->today, RGM_DAY_TEXT_WEEKDAY);
  /* Translators: a button that takes a day: “Recommended: Fri 18 Dec”. */
  label = g_strdup_printf (_("%s: %s"), name, text);
  gtk_button_set_label (button, label);
  rgm_button_words_wrap (GTK_WIDGET (button));
}

static void
show_offers (RgmSessionDialog *self, const RgmEvaluation *evaluation)
{
  RgmDay recommended = rgm_session_dialog_get_recommended (self);
  RgmDay earliest = rgm_session_dialog_get_earliest (self);

  show_quick (self, self->recommended_button, recommended, _("Recommended"));
  show_quick (self, self->earliest_button, earliest != recommended ? earliest : RGM_DAY_NONE,
              _("Earliest"));
  gtk_widget_set_visible (self->why_button,
                          evaluation != NULL && evaluation->verdict != RGM_VERDICT_FIRST);
}

/* What a change to a session that there is, or a past one that is added, changes besides. What a
 * new booking moves is told by its consequence, and it is other sessions alone that are news. */
static void
show_changes (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  g_autoptr (RgmPlanChanges) changes =
    self->plan != NULL && rgm_course_model_get_saved_plan (self->model) != NULL
      ? rgm_plan_changes_new (self->model, record) : NULL;

  if (changes != NULL && self->is_new && record->state == RGM_SESSION_BOOKED)
    rgm_plan_changes_keep_sessions (changes);
  rgm_changes_list_set_changes (self->changes, self->model, changes);
}

/* What follows from a booking, given that it takes place. A booking that is too early is taken
 * into the schedule only when the user says that it counts, so that is what is asked. */
static char *
describe_consequence (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  g_autoptr (RgmSessionRecord) kept = NULL;
  int position;

  g_clear_pointer (&self->consequence_plan, rgm_plan_unref);
  if (!self->is_new || record->state != RGM_SESSION_BOOKED)
    return NULL;
  kept = rgm_session_record_copy (record);
  if (self->plan->sessions[self->position].verdict == RGM_VERDICT_TOO_EARLY)
    kept->counts = RGM_COUNTS_YES;
  self->consequence_plan = rgm_course_model_preview (self->model, kept, &position, NULL);
  return self->consequence_plan != NULL && position >= 0
           ? rgm_sentence_consequence (self->consequence_plan, (gsize) position) : NULL;
}

static void
show_consequence (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  g_autofree char *text =
    get_evaluation (self) != NULL ? describe_consequence (self, record) : NULL;

  gtk_label_set_label (self->consequence, text != NULL ? text : "");
  gtk_widget_set_visible (self->consequence_box, text != NULL);
  if (text != NULL)
    rgm_why_window_name_button (self->why_consequence_button, text);
}

/* Which session a new booking is depends on its day. */
static void
show_title (RgmSessionDialog *self, const RgmEvaluation *evaluation)
{
  g_autofree char *title = NULL;

  if (!self->is_new || evaluation == NULL || evaluation->state != RGM_SESSION_BOOKED)
    return;
  if (evaluation->number > 0)
    /* Translators: the title of a dialog; %d is the number of a session. */
    title = g_strdup_printf (_("Book Session %d"), evaluation->number);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Book Extra Session"));
}

/* Another program may have deleted the course meanwhile; the store will say so on saving. */
static gboolean
is_course_there (RgmSessionDialog *self)
{
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);

  return content != NULL &&
         g_strcmp0 (content->record->id, self->draft->record->course_id) == 0;
}

/* Says of a day of the calendar what the session would be on it. */
static gboolean
judge_day (RgmDay day, RgmVerdict *verdict, char **sentence, gpointer data)
{
  RgmSessionDialog *self = data;
  g_autoptr (RgmSessionRecord) record = rgm_session_record_copy (
    self->tried != NULL ? self->tried : self->draft->record);
  g_autoptr (RgmPlan) plan = NULL;
  int position;

  *verdict = RGM_VERDICT_FIRST;
  if (record->state == RGM_SESSION_DONE && day > rgm_course_model_get_today (self->model))
    return FALSE;
  record->day = day;
  if (is_course_there (self))
    plan = rgm_course_model_preview (self->model, record, &position, NULL);
  if (plan == NULL || position < 0)
    return TRUE;
  *verdict = plan->sessions[position].verdict;
  *sentence = rgm_sentence_check (plan, (gsize) position);
  return TRUE;
}

/**
 * rgm_session_dialog_check: (skip)
 * @self: the dialog
 * @record: (nullable): the session as it is being entered, or %NULL while its date is wrong
 *
 * Tries the session and shows what the engine says of it.
 */
void
rgm_session_dialog_check (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  const RgmEvaluation *evaluation;

  self->has_day = record != NULL;
  if (record == NULL)
    {
      show_offers (self, get_evaluation (self));
      /* While a date is being typed the offers stay as they are, and nothing jumps about. */
      show_check (self, NULL);
      gtk_widget_set_visible (self->consequence_box, FALSE);
      rgm_changes_list_set_changes (self->changes, self->model, NULL);
      return;
    }
  g_clear_pointer (&self->plan, rgm_plan_unref);
  self->position = -1;
  g_clear_pointer (&self->tried, rgm_session_record_free);
  self->tried = rgm_session_record_copy (record);
  rgm_day_picker_set_judge (rgm_calendar_button_get_picker (self->calendar), judge_day, self);
  if (is_course_there (self))
    self->plan = rgm_course_model_preview (self->model, record, &self->position, &error);
  if (error != NULL)
    reason = rgm_sentence_unplanned_reason (error);
  if (reason != NULL)
    rgm_text_field_set_error (self->date, reason);

  evaluation = get_evaluation (self);
  show_title (self, evaluation);
  show_check (self, evaluation);
  show_offers (self, evaluation);
  gtk_widget_set_visible (GTK_WIDGET (self->override_reason),
                          evaluation != NULL && evaluation->verdict == RGM_VERDICT_TOO_EARLY);
  show_changes (self, record);
  if (self->plan != NULL)
    show_consequence (self, record);
  else
    gtk_widget_set_visible (self->consequence_box, FALSE);
}
