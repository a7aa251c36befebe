#include "config.h"

#include "rgm-pause-dialog.h"

#include "rgm-calendar-button.h"
#include "rgm-date-text.h"
#include "rgm-first-focus.h"
#include "rgm-live-label.h"
#include "rgm-session-draft.h"
#include "rgm-text-field.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPauseDialog:
 *
 * Pauses a course or ends it before its time: from which day, until when, and why.
 */
struct _RgmPauseDialog {
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkRevealer *failure;
  GtkLabel *failure_label;
  GtkWidget *form;
  GtkLabel *explanation;
  RgmTextField *first;
  RgmTextField *last;
  RgmTextField *reason;

  RgmCourseModel *model;
  RgmPauseDialogKind kind;
  RgmDay first_day;
  RgmDay last_day;
  gboolean is_saving;
};

G_DEFINE_FINAL_TYPE (RgmPauseDialog, rgm_pause_dialog, ADW_TYPE_WINDOW)

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

static gboolean
take_form (RgmPauseDialog *self)
{
  gboolean is_first_good = take_day (self, self->first, FALSE, &self->first_day);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", take_form (self));
}

static void
on_day_chosen_cb (RgmTextField *field, int day, RgmCalendarButton *button)
{
  g_autofree char *text = rgm_session_draft_format_day (day, rgm_date_names_get_local ());

  rgm_text_field_set_text (field, text);
  g_signal_emit_by_name (field, "changed");
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPauseDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_course_model_change_finish (RGM_COURSE_MODEL (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  /* The window behind it is gone, and this one with it. */
  if (self->model == NULL)
    return;
  self->is_saving = FALSE;
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  rgm_live_label_set_text (self->failure_label, error->message);
  gtk_revealer_set_reveal_child (self->failure, TRUE);
}

static void
save_pause (RgmPauseDialog *self, const RgmCourseRecord *course)
{
  g_autoptr (RgmPauseRecord) pause =
    rgm_pause_record_new (course->id, self->first_day, self->last_day,
                          rgm_text_field_get_text (self->reason));

  rgm_course_model_save_pause_async (self->model, pause, NULL, on_saved_cb, g_object_ref (self));
}

static void
save_stop (RgmPauseDialog *self, const RgmCourseRecord *course)
{
  g_autoptr (RgmCourseRecord) record = rgm_course_record_copy (course);

  record->stopped_day = self->first_day;
  g_free (record->stop_reason);
  record->stop_reason = g_strdup (rgm_text_field_get_text (self->reason));
  rgm_course_model_save_course_async (self->model, record, NULL, on_saved_cb,
                                      g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmPauseDialog *self = RGM_PAUSE_DIALOG (widget);
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);

  if (content == NULL || !take_form (self))
    return;
  self->is_saving = TRUE;
  /* GTK 4.8 warns of a text that loses its sensitivity before the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  gtk_revealer_set_reveal_child (self->failure, FALSE);
  if (self->kind == RGM_PAUSE_DIALOG_PAUSE)
    save_pause (self, content->record);
  else
    save_stop (self, content->record);
}

/* What is being saved may yet fail, and is then wanted back. */
static gboolean
rgm_pause_dialog_close_request (GtkWindow *window)
{
  if (RGM_PAUSE_DIALOG (window)->is_saving)
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (rgm_pause_dialog_parent_class)->close_request (window);
}

static void
rgm_pause_dialog_dispose (GObject *object)
{
  g_clear_object (&RGM_PAUSE_DIALOG (object)->model);
  G_OBJECT_CLASS (rgm_pause_dialog_parent_class)->dispose (object);
}

static void
rgm_pause_dialog_class_init (RgmPauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_pause_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rgm_pause_dialog_close_request;
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-pause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, form);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, first);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, last);
  gtk_widget_class_bind_template_child (widget_class, RgmPauseDialog, reason);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
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

  gtk_window_set_title (GTK_WINDOW (self), is_pause ? _("Pause Course") : _("Stop Course"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), is_pause ? _("_Pause") : _("_Stop"));
  gtk_label_set_label (self->explanation,
                       is_pause ? _("While a course is paused, no session is planned and nothing "
                                    "is overdue. Sessions that there were stay as they are.")
                                : _("A stopped course plans no further session. Sessions that "
                                    "there were stay, and the course can be continued later."));
  gtk_widget_set_visible (GTK_WIDGET (self->last), is_pause);
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
  today = rgm_session_draft_format_day (rgm_course_model_get_today (model),
                                        rgm_date_names_get_local ());
  rgm_text_field_set_text (self->first, today);
  set_words (self);
  on_edited_cb (self);
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->first));
  return self;
}
