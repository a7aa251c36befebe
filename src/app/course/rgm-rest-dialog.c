#include "config.h"

#include "rgm-rest-dialog.h"

#include "rgm-calendar-button.h"
#include "rgm-change.h"
#include "rgm-choice-rows.h"
#include "rgm-course-saving.h"
#include "rgm-day-spans-text.h"
#include "rgm-first-focus.h"
#include "rgm-first-weekday.h"
#include "rgm-live-label.h"
#include "rgm-rest-list.h"
#include "rgm-sentence.h"
#include "rgm-session-draft.h"
#include "rgm-text-field.h"
#include "rgm-time-text.h"
#include "rgm-why-window.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmRestDialog:
 *
 * Plans the rest of a course: a rule, the days that it gives with their verdicts, and what the user
 * changes in them. The model tries it all the while, so that the page behind shows what would be;
 * nothing is saved before the user says so, and leaving puts everything back.
 */
struct _RgmRestDialog {
  RgmFormWindow parent_instance;

  GtkLabel *task;
  AdwComboRow *aim;
  AdwComboRow *weekday;
  AdwComboRow *up_to;
  GtkWidget *weekdays_box;
  GtkWidget *weekdays;
  RgmTextField *time;
  RgmTextField *avoided;
  RgmRestList *list;
  GtkLabel *outcome;
  GtkWidget *why_button;

  RgmCourseModel *model;
  RgmRest *rest;
  GtkToggleButton *weekday_off[7];
  /* The course as it is known to be in the database. */
  RgmCourseContent *seen;
  gint32 first_number;
  gboolean is_filling;
  gboolean is_saved;
};

G_DEFINE_FINAL_TYPE (RgmRestDialog, rgm_rest_dialog, RGM_TYPE_FORM_WINDOW)

static gboolean
take_time (RgmRestDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = rgm_text_field_get_text (self->time);

  self->rest->rule.minute = RGM_MINUTE_NONE;
  if (*text != '\0')
    rgm_time_text_parse (text, &self->rest->rule.minute, &error);
  rgm_text_field_set_error (self->time, error != NULL ? error->message : NULL);
  return error == NULL;
}

static gboolean
take_avoided (RgmRestDialog *self)
{
  g_autoptr (GError) error = NULL;
  GArray *avoided = rgm_day_spans_text_parse (rgm_text_field_get_text (self->avoided),
                                              rgm_date_names_get_local (),
                                              rgm_course_model_get_today (self->model), &error);

  rgm_text_field_set_error (self->avoided, error != NULL ? error->message : NULL);
  if (avoided != NULL)
    rgm_rest_take_avoided (self->rest, avoided);
  return avoided != NULL;
}

/* One weekday alone leaves none to avoid. */
static void
take_weekdays (RgmRestDialog *self)
{
  RgmSeriesRule *rule = &self->rest->rule;

  rule->weekday = (int) adw_combo_row_get_selected (self->weekday);
  rule->avoided_weekdays = 0;
  gtk_widget_set_visible (self->weekdays_box, rule->weekday == RGM_WEEKDAY_ANY);
  for (int weekday = 1; weekday <= 7 && rule->weekday == RGM_WEEKDAY_ANY; weekday++)
    if (gtk_toggle_button_get_active (self->weekday_off[weekday - 1]))
      rule->avoided_weekdays |= RGM_WEEKDAY_BIT (weekday);
}

static gboolean
take_form (RgmRestDialog *self)
{
  gboolean is_time_good = take_time (self);
  gboolean is_avoided_good = take_avoided (self);

  self->rest->rule.aim = (RgmSeriesAim) adw_combo_row_get_selected (self->aim);
  self->rest->rule.last_number =
    self->first_number + (gint32) adw_combo_row_get_selected (self->up_to);
  take_weekdays (self);
  return is_time_good && is_avoided_good;
}

static const char *
find_problem (RgmRestDialog *self, gboolean is_good, const GError *error)
{
  if (!is_good)
    return _("Something entered cannot be read; it is told beside the field.");
  if (g_error_matches (error, RGM_SERIES_ERROR, RGM_SERIES_ERROR_NO_DAY))
    return rgm_sentence_series_no_day ();
  if (error != NULL)
    return error->message;
  if (rgm_rest_count (self->rest) == 0)
    return _("Choose at least one session to book.");
  return NULL;
}

static void
show_outcome (RgmRestDialog *self, const char *problem)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  g_autofree char *detail =
    problem == NULL && plan != NULL ? rgm_sentence_status_detail (plan) : NULL;
  g_autofree char *made_early = detail != NULL ? rgm_rest_dup_made_early (self->rest) : NULL;
  g_autofree char *outcome = made_early != NULL ? g_strconcat (detail, "\n", made_early, NULL)
                                                : g_strdup (detail);

  rgm_live_label_set_text (self->outcome, problem != NULL ? problem : outcome);
  gtk_widget_set_visible (self->why_button, detail != NULL && plan->finish_max >= 0);
  if (detail != NULL)
    rgm_why_window_name_button (self->why_button, detail);
}

/* When the course would end. */
static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmRestDialog *self = RGM_REST_DIALOG (widget);
  const RgmTopic topic = { RGM_TOPIC_FINISH, 0 };
  RgmPlan *plan = rgm_course_model_get_plan (self->model);

  if (plan != NULL)
    rgm_why_window_open (widget, self->model, plan, &topic);
}

/* Looks for the course whose rest is planned. */
static gboolean
find_course (RgmRestDialog *self, const RgmCourseContent **content)
{
  gboolean is_known = rgm_course_saving_find (self->model, self->seen->record, content);

  if (rgm_course_model_get_saved_plan (self->model) == NULL)
    *content = NULL;
  return is_known;
}

/* Plans anew by what is entered, and shows it. */
static void
review (RgmRestDialog *self)
{
  g_autoptr (GError) error = NULL;
  const RgmCourseContent *content;
  gboolean is_good;
  const char *problem;

  if (self->is_filling || !find_course (self, &content) || content == NULL)
    return;
  is_good = take_form (self);
  if (is_good)
    rgm_rest_update (self->rest, &error);
  problem = find_problem (self, is_good, error);
  rgm_rest_list_refresh (self->list);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), is_good && error == NULL);
  show_outcome (self, problem);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), problem == NULL, problem);
}

static void
on_edited_cb (RgmRestDialog *self)
{
  review (self);
}

/* A day that is chosen is one more to avoid. */
static void
on_avoided_chosen_cb (RgmRestDialog *self, int day)
{
  const char *before = rgm_text_field_get_text (self->avoided);
  g_autofree char *text = rgm_session_draft_format_day (day, rgm_date_names_get_local ());
  g_autofree char *both =
    *before != '\0' ? g_strdup_printf ("%s; %s", before, text) : g_strdup (text);

  rgm_text_field_set_text (self->avoided, both);
  review (self);
}

static void
on_saved_cb (GObject *model, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmRestDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->is_saved =
    rgm_course_model_change_finish (RGM_COURSE_MODEL (model), result, &error);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

/* What is tried may have ended meanwhile, where another program has taken a session away. */
static void
rgm_rest_dialog_save (RgmFormWindow *form)
{
  RgmRestDialog *self = RGM_REST_DIALOG (form);

  if (!rgm_course_model_get_trying (self->model))
    review (self);
  if (!rgm_course_model_get_trying (self->model))
    return;
  rgm_form_window_begin_saving (form);
  rgm_course_model_save_tried_async (self->model, RGM_CHANGE_PLAN_THE_REST, NULL, on_saved_cb,
                                     g_object_ref (self));
}

/* Where a course may have more sessions than it needs, it is asked how many; the fewest come
 * first. */
static void
fill_numbers (RgmRestDialog *self, const RgmPlan *plan)
{
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);

  self->first_number = MAX (rgm_rest_get_first_number (plan), plan->min_needed);
  for (gint32 number = self->first_number; number <= plan->max_needed; number++)
    {
      g_autofree char *text = g_strdup_printf ("%d", number);

      gtk_string_list_append (numbers, text);
    }
  adw_combo_row_set_model (self->up_to, G_LIST_MODEL (numbers));
  gtk_widget_set_visible (GTK_WIDGET (self->up_to), self->first_number < plan->max_needed);
}

static void
show_task (RgmRestDialog *self, const RgmPlan *plan)
{
  g_autofree char *task = rgm_sentence_series_task (plan);

  gtk_label_set_label (self->task, task);
  fill_numbers (self, plan);
}

/* The rows before the session that is the first to be booked by now are of sessions that somebody
 * else has booked; what was chosen for the others stays. */
static void
take_course (RgmRestDialog *self, const RgmCourseContent *content)
{
  RgmPlan *plan = rgm_course_model_get_saved_plan (self->model);
  gint32 last = self->rest->rule.last_number;
  gint32 first = rgm_rest_get_first_number (plan);

  rgm_course_content_free (self->seen);
  self->seen = rgm_course_content_copy (content);
  rgm_rest_skip (self->rest, first);
  self->is_filling = TRUE;
  show_task (self, plan);
  if (last > self->first_number && last <= plan->max_needed)
    adw_combo_row_set_selected (self->up_to, (guint) (last - self->first_number));
  self->is_filling = FALSE;
}

static void
lose (RgmRestDialog *self, const char *sentence)
{
  rgm_course_model_stop_trying (self->model);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), FALSE, sentence);
  rgm_form_window_tell (RGM_FORM_WINDOW (self), sentence);
}

static void
rgm_rest_dialog_renew (RgmFormWindow *form)
{
  RgmRestDialog *self = RGM_REST_DIALOG (form);
  const RgmCourseContent *content;

  if (self->is_saved || !find_course (self, &content))
    return;
  if (content != NULL && rgm_course_content_has_same_records (content, self->seen))
    return;
  if (content == NULL)
    {
      lose (self, _("This course was deleted elsewhere meanwhile, or cannot be planned any more. "
                    "Nothing can be booked: cancel."));
      return;
    }
  if (rgm_rest_get_first_number (rgm_course_model_get_saved_plan (self->model)) == 0)
    {
      lose (self, _("This course was changed elsewhere meanwhile, and nothing of it remains to be "
                    "booked. Cancel."));
      return;
    }
  take_course (self, content);
  review (self);
  rgm_form_window_tell (form, _("This course was changed elsewhere meanwhile. The days are worked "
                                "out anew: look them over, then book."));
}

static void
stop_trying (RgmRestDialog *self)
{
  if (self->model != NULL && !self->is_saved)
    rgm_course_model_stop_trying (self->model);
}

/* Something may hold the window for longer than it is there. */
static void
rgm_rest_dialog_unrealize (GtkWidget *widget)
{
  stop_trying (RGM_REST_DIALOG (widget));
  GTK_WIDGET_CLASS (rgm_rest_dialog_parent_class)->unrealize (widget);
}

static void
rgm_rest_dialog_dispose (GObject *object)
{
  RgmRestDialog *self = RGM_REST_DIALOG (object);

  if (self->list != NULL)
    rgm_rest_list_set_rest (self->list, NULL);
  self->list = NULL;
  stop_trying (self);
  g_clear_pointer (&self->rest, rgm_rest_free);
  g_clear_pointer (&self->seen, rgm_course_content_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_rest_dialog_parent_class)->dispose (object);
}

static void
rgm_rest_dialog_class_init (RgmRestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_rest_dialog_dispose;
  widget_class->unrealize = rgm_rest_dialog_unrealize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_rest_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->renew = rgm_rest_dialog_renew;
  g_type_ensure (RGM_TYPE_REST_LIST);
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  g_type_ensure (RGM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-rest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, task);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, aim);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, weekday);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, up_to);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, weekdays_box);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, time);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, avoided);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, RgmRestDialog, why_button);
  gtk_widget_class_install_action (widget_class, "rest.why", NULL, why_action);
}

static void
fill_choices (RgmRestDialog *self)
{
  g_autoptr (GtkStringList) aims = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) weekdays = gtk_string_list_new (NULL);

  for (int aim = RGM_SERIES_EARLIEST; aim <= RGM_SERIES_MIDDLE; aim++)
    gtk_string_list_append (aims, rgm_sentence_series_aim_name ((RgmSeriesAim) aim));
  gtk_string_list_append (weekdays, _("Any"));
  for (int weekday = 1; weekday <= 7; weekday++)
    gtk_string_list_append (weekdays, rgm_day_text_weekday_name (weekday));
  adw_combo_row_set_model (self->aim, G_LIST_MODEL (aims));
  adw_combo_row_set_selected (self->aim, RGM_SERIES_START);
  adw_combo_row_set_model (self->weekday, G_LIST_MODEL (weekdays));
}

static void
add_weekday (RgmRestDialog *self, int weekday)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (rgm_day_text_weekday (weekday));

  gtk_widget_add_css_class (button, "pill-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rgm_day_text_weekday_name (weekday), -1);
  gtk_box_append (GTK_BOX (self->weekdays), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  self->weekday_off[weekday - 1] = GTK_TOGGLE_BUTTON (button);
}

static void
fill_weekdays (RgmRestDialog *self)
{
  int first = rgm_first_weekday_get ();

  for (int i = 0; i < 7; i++)
    add_weekday (self, (first - 1 + i) % 7 + 1);
}

static void
connect_form (RgmRestDialog *self)
{
  GtkWidget *calendar = rgm_calendar_button_new ();
  gpointer edited[] = { self->time, self->avoided, self->list };
  gpointer chosen[] = { self->aim, self->weekday, self->up_to };

  rgm_text_field_add_suffix (self->avoided, calendar);
  g_signal_connect_object (calendar, "chosen", G_CALLBACK (on_avoided_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_signal_connect_object (edited[i], "changed", G_CALLBACK (on_edited_cb), self,
                             G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    g_signal_connect_object (chosen[i], "notify::selected", G_CALLBACK (on_edited_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
rgm_rest_dialog_init (RgmRestDialog *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_choice_rows_name (GTK_WIDGET (self->aim));
  rgm_choice_rows_name (GTK_WIDGET (self->weekday));
  rgm_choice_rows_name (GTK_WIDGET (self->up_to));
  fill_choices (self);
  fill_weekdays (self);
  connect_form (self);
}

/**
 * rgm_rest_dialog_new:
 * @model: a model with a plan of which something remains to be booked
 *
 * Makes a dialog that plans the rest of the selected course. It begins with the first recommended
 * day of each session.
 *
 * Returns: (transfer none) (nullable): the dialog; GTK keeps it until it is closed. %NULL where
 *   nothing remains
 */
RgmRestDialog *
rgm_rest_dialog_new (RgmCourseModel *model)
{
  RgmRestDialog *self;
  RgmPlan *plan;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  plan = rgm_course_model_get_saved_plan (model);
  if (plan == NULL || rgm_rest_get_first_number (plan) == 0)
    return NULL;
  self = g_object_new (RGM_TYPE_REST_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->rest = rgm_rest_new (model);
  self->seen = rgm_course_content_copy (rgm_course_model_get_saved_content (model));
  rgm_course_model_select_course (model, self->seen->record->id);
  g_signal_connect_object (model, "notify::course", G_CALLBACK (rgm_form_window_renew), self,
                           G_CONNECT_SWAPPED);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Plan the Rest"), _("_Book"));
  show_task (self, plan);
  rgm_text_field_set_hint (self->avoided, rgm_day_spans_text_get_hint ());
  /* Translators: below a field that may stay empty. */
  rgm_text_field_set_hint (self->time, _("Optional"));
  self->is_filling = FALSE;
  rgm_rest_list_set_rest (self->list, self->rest);
  review (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->aim));
  return self;
}
