#include "config.h"

#include "rgm-pause-dialog.h"

#include "rgm-calendar-button.h"
#include "rgm-course-saving.h"
#include "rgm-date-text.h"
#include "rgm-day-text.h"
#include "rgm-first-focus.h"
#include "rgm-session-draft.h"
#include "rgm-text-field.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPauseDialog:
 *
 * Pauses a course or ends it before its time: from which day, until when, and why.
 */
struct _RgmPauseDialog {
  RgmFormWindow parent_instance;

  GtkLabel *explanation;
  RgmTextField *first;
  RgmTextField *last;
  RgmTextField *reason;

  RgmCourseModel *model;
  RgmPauseDialogKind kind;
  /* The course as it is known to be in the database. */
  RgmCourseContent *seen;
  RgmDay first_day;
  RgmDay last_day;
};

G_DEFINE_FINAL_TYPE (RgmPauseDialog, rgm_pause_dialog, RGM_TYPE_FORM_WINDOW)

/* Reads a field; %FALSE with a sentence beside it where it is no day. */
static gboolean
take_day (RgmPauseDialog *self, RgmTextField *field, gboolean may_be_empty, RgmDay *day)
{
  g_autoptr (GError) error = NULL;

  *day = RGM_DAY_NONE;
  rgm_date_text_parse (rgm_text_field_get_text (field), rgm_date_names_get_local (),
                       rgm_course_model_get_today (self->model), day, &error);
  if (may_be_empty && g_error_matches (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_EMPTY))
    g_clear_error (&error);
  rgm_text_field_set_error (field, error != NULL ? error->message : NULL);
  return error == NULL;
}

/* A plan knows no end that is yet to come, so that it would go on as if there were none. */
static gboolean
check_stop (RgmPauseDialog *self)
{
  RgmDay today = rgm_course_model_get_today (self->model);
  g_autofree char *today_text = NULL;
  g_autofree char *sentence = NULL;

  if (self->kind != RGM_PAUSE_DIALOG_STOP || self->first_day <= today)
    return TRUE;
  today_text = rgm_day_text (today, RGM_DAY_TEXT_YEAR);
  /* Translators: %s is today's date, “24 Nov 2026”. */
  sentence = g_strdup_printf (_("A course can be stopped from today, %s, or an earlier day."),
                              today_text);
  rgm_text_field_set_error (self->first, sentence);
  return FALSE;
}

static gboolean
take_form (RgmPauseDialog *self)
{
  gboolean is_first_good = take_day (self, self->first, FALSE, &self->first_day) &&
                           check_stop (self);
  gboolean is_last_good = take_day (self, self->last, TRUE, &self->last_day);

  if (is_first_good && is_last_good && self->last_day != RGM_DAY_NONE &&
      self->last_day < self->first_day)
    {
      rgm_text_field_set_error (self->last, _("The last day cannot be before the first."));
      is_last_good = FALSE;
    }
  return is_first_good && is_last_good;
}

static void
on_edited_cb (RgmPauseDialog *self)
{
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), take_form (self), NULL);
}

static void
on_day_chosen_cb (RgmTextField *field, int day, RgmCalendarButton *button)
{
  g_autofree char *text = rgm_session_draft_format_day (day, rgm_date_names_get_local ());

  rgm_text_field_set_text (field, text);
  g_signal_emit_by_name (field, "changed");
}

static void
save_pause (RgmPauseDialog *self, const RgmCourseRecord *course)
{
  g_autoptr (RgmPauseRecord) pause =
    rgm_pause_record_new (course->id, self->first_day, self->last_day,
                          rgm_text_field_get_text (self->reason));

  rgm_course_model_save_pause_async (self->model, pause, NULL, rgm_course_saving_cb,
                                     g_object_ref (self));
}

static void
save_stop (RgmPauseDialog *self, const RgmCourseRecord *course)
{
  g_autoptr (RgmCourseRecord) record = rgm_course_record_copy (course);

  record->stopped_day = self->first_day;
  g_free (record->stop_reason);
  record->stop_reason = g_strdup (rgm_text_field_get_text (self->reason));
  rgm_course_model_amend_course_async (self->model, course, record, NULL, rgm_course_saving_cb,
                                       g_object_ref (self));
}

static void
rgm_pause_dialog_save (RgmFormWindow *form)
{
  RgmPauseDialog *self = RGM_PAUSE_DIALOG (form);

  if (!take_form (self))
    return;
  rgm_form_window_begin_saving (form);
  if (self->kind == RGM_PAUSE_DIALOG_PAUSE)
    save_pause (self, self->seen->record);
  else
    save_stop (self, self->seen->record);
}

/* Whatever is shown by now, it is this course that is to be paused or stopped. */
static void
rgm_pause_dialog_renew (RgmFormWindow *form)
{
  RgmPauseDialog *self = RGM_PAUSE_DIALOG (form);
  const RgmCourseContent *content;

  if (!rgm_course_saving_find (self->model, self->seen->record, &content))
    return;
  if (content == NULL)
    {
      rgm_form_window_tell (form, _("This course was deleted elsewhere meanwhile. There is nothing "
                                    "to pause or stop any more: cancel."));
      return;
    }
  if (rgm_course_content_has_same_records (content, self->seen))
    return;
  rgm_course_content_free (self->seen);
  self->seen = rgm_course_content_copy (content);
  rgm_form_window_tell (form, _("This course was changed elsewhere meanwhile. Look whether it is "
                                "still to be paused or stopped, then go on or cancel."));
}

static void
rgm_pause_dialog_dispose (GObject *object)
{
  g_clear_pointer (&RGM_PAUSE_DIALOG (object)->seen, rgm_course_content_free);
  g_clear_object (&RGM_PAUSE_DIALOG (object)->model);
  G_OBJECT_CLASS (rgm_pause_dialog_parent_class)->dispose (object);
}

static void
rgm_pause_dialog_class_init (RgmPauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_pause_dialog_dispose;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_pause_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->renew = rgm_pause_dialog_renew;
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-pause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, first);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, last);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, reason);
}

static void
add_calendar (RgmPauseDialog *self, RgmTextField *field)
{
  GtkWidget *calendar = rgm_calendar_button_new ();

  rgm_text_field_add_suffix (field, calendar);
  g_signal_connect_object (calendar, "chosen", G_CALLBACK (on_day_chosen_cb), field,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "changed", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
}

static void
rgm_pause_dialog_init (RgmPauseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_calendar (self, self->first);
  add_calendar (self, self->last);
}

static void
set_words (RgmPauseDialog *self)
{
  gboolean is_pause = self->kind == RGM_PAUSE_DIALOG_PAUSE;

  rgm_form_window_set_words (RGM_FORM_WINDOW (self),
                             is_pause ? _("Pause Course") : _("Stop Course"),
                             is_pause ? _("_Pause") : _("_Stop"));
  gtk_label_set_label (self->explanation,
                       is_pause ? _("While a course is paused, no session is planned and nothing "
                                    "is overdue. Sessions that there were stay as they are.")
                                : _("A stopped course plans no further session. Sessions that "
                                    "there were stay, and the course can be continued later."));
  gtk_widget_set_visible (GTK_WIDGET (self->last), is_pause);
  rgm_text_field_set_hint (self->last, _("It may be empty while nobody knows."));
}

/**
 * rgm_pause_dialog_new:
 * @model: the course
 * @kind: what to do with it
 *
 * Makes a dialog that pauses or stops the selected course. It begins with today.
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmPauseDialog *
rgm_pause_dialog_new (RgmCourseModel *model, RgmPauseDialogKind kind)
{
  RgmPauseDialog *self;
  g_autofree char *today = NULL;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  self = g_object_new (RGM_TYPE_PAUSE_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->kind = kind;
  self->seen = rgm_course_content_copy (rgm_course_model_get_saved_content (model));
  rgm_course_model_select_course (model, self->seen->record->id);
  g_signal_connect_object (model, "notify::course", G_CALLBACK (rgm_form_window_renew), self,
                           G_CONNECT_SWAPPED);
  today = rgm_session_draft_format_day (rgm_course_model_get_today (model),
                                        rgm_date_names_get_local ());
  rgm_text_field_set_text (self->first, today);
  set_words (self);
  on_edited_cb (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->first));
  return self;
}
