#include "config.h"

#include "rgm-course-page-actions.h"

#include "rgm-alert-dialog.h"
#include "rgm-course-dialog.h"
#include "rgm-course-page-calendar.h"
#include "rgm-course-page-outcomes.h"
#include "rgm-course-page-paper.h"
#include "rgm-course-page-what-if.h"
#include "rgm-course-problem.h"
#include "rgm-course-view.h"
#include "rgm-dialog-present.h"
#include "rgm-elsewhere.h"
#include "rgm-pause-dialog.h"
#include "rgm-pause-end.h"
#include "rgm-rest-dialog.h"
#include "rgm-rest.h"
#include "rgm-session-dialog.h"
#include "rgm-session-menu.h"
#include "rgm-why-window.h"

/* The window that dialogs of the page stand before; %NULL while the page is in none. */
static GtkWindow *
get_window (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static RgmCourseModel *
get_model (GtkWidget *page)
{
  return rgm_course_page_get_model (RGM_COURSE_PAGE (page));
}

static void
present (GtkWidget *page, GtkWindow *dialog)
{
  rgm_dialog_present (dialog, get_window (page));
}

static void
on_change_basis_cb (GtkWidget *page)
{
  gtk_widget_activate_action (page, RGM_ACTION_EDIT, NULL);
}

static void
explain (GtkWidget *page, const RgmTopic *topic)
{
  RgmCourseModel *model = get_model (page);
  RgmPlan *plan = rgm_course_model_get_plan (model);
  RgmWhyWindow *window;

  if (plan == NULL || !rgm_topic_is_of (topic, plan))
    return;
  window = rgm_why_window_open (page, model, plan, topic);
  rgm_why_window_set_can_change_basis (window, !rgm_course_model_get_read_only (model));
  g_signal_connect_object (window, "change-basis", G_CALLBACK (on_change_basis_cb), page,
                           G_CONNECT_SWAPPED);
}

static void
why_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  const RgmTopic topic = { RGM_TOPIC_NEXT, 0 };

  explain (page, &topic);
}

static void
why_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmSessionItem *item =
    rgm_course_model_find_session (get_model (page), g_variant_get_string (parameter, NULL));
  RgmTopic topic = { RGM_TOPIC_SESSION, 0 };

  if (item == NULL || rgm_session_item_get_position (item) < 0)
    return;
  topic.index = (guint) rgm_session_item_get_position (item);
  explain (page, &topic);
}

static void
explain_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmTopic topic;
  guint kind;

  g_variant_get (parameter, "(uu)", &kind, &topic.index);
  topic.kind = (RgmTopicKind) kind;
  explain (page, &topic);
}

static void
book_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  present (page, GTK_WINDOW (rgm_session_dialog_new_booking (get_model (page), RGM_DAY_NONE)));
}

/* The day is an RgmDay. */
static void
book_on_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmDay day = g_variant_get_int32 (parameter);

  present (page, GTK_WINDOW (rgm_session_dialog_new_booking (get_model (page), day)));
}

static void
plan_rest_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmRestDialog *dialog = rgm_rest_dialog_new (get_model (page));

  if (dialog != NULL)
    present (page, GTK_WINDOW (dialog));
}

static void
add_past_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  present (page, GTK_WINDOW (rgm_session_dialog_new_past (get_model (page))));
}

/* Moving a session is editing it: the date has the focus either way. */
static void
edit_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_edit (get_model (page), g_variant_get_string (parameter, NULL));

  if (dialog != NULL)
    present (page, GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmCourseDialog *dialog = rgm_course_dialog_new (get_model (page));

  if (dialog != NULL)
    present (page, GTK_WINDOW (dialog));
}

static void
edit_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmCourseDialog *dialog = rgm_course_dialog_new_edit (get_model (page));

  if (dialog != NULL)
    present (page, GTK_WINDOW (dialog));
}

static void
set_state (GtkWidget *page, GVariant *parameter, RgmSessionState state)
{
  rgm_course_page_set_outcome (RGM_COURSE_PAGE (page), g_variant_get_string (parameter, NULL),
                               state);
}

static void
confirm_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  set_state (page, parameter, RGM_SESSION_DONE);
}

static void
miss_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  set_state (page, parameter, RGM_SESSION_MISSED);
}

static void
cancel_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  set_state (page, parameter, RGM_SESSION_CANCELLED);
}

static void
delete_session_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_delete_session (RGM_COURSE_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
pause_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  present (page, GTK_WINDOW (rgm_pause_dialog_new (get_model (page), RGM_PAUSE_DIALOG_PAUSE)));
}

static void
stop_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  present (page, GTK_WINDOW (rgm_pause_dialog_new (get_model (page), RGM_PAUSE_DIALOG_STOP)));
}

static const RgmPauseRecord *
find_pause (const RgmCourseContent *content, const char *id)
{
  for (guint i = 0; i < content->pauses->len; i++)
    {
      const RgmPauseRecord *pause = content->pauses->pdata[i];

      if (g_str_equal (pause->id, id))
        return pause;
    }
  return NULL;
}

static void
resume_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmCourseModel *model = get_model (page);
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  g_autoptr (RgmPauseRecord) pause = NULL;

  switch (rgm_pause_end (content, rgm_course_model_get_today (model), &pause))
    {
    case RGM_PAUSE_END_SAVE:
      rgm_course_model_amend_pause_async (model, find_pause (content, pause->id), pause, NULL,
                                          rgm_course_page_end_change, g_object_ref (page));
      break;
    case RGM_PAUSE_END_DELETE:
      rgm_course_model_delete_pause_async (model, find_pause (content, pause->id), NULL,
                                           rgm_course_page_end_change, g_object_ref (page));
      break;
    case RGM_PAUSE_END_NONE:
    default:
      break;
    }
}

static void
continue_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmCourseModel *model = get_model (page);
  const RgmCourseRecord *before = rgm_course_model_get_content (model)->record;
  g_autoptr (RgmCourseRecord) record = rgm_course_record_copy (before);

  record->stopped_day = RGM_DAY_NONE;
  g_free (record->stop_reason);
  record->stop_reason = g_strdup ("");
  rgm_course_model_amend_course_async (model, before, record, NULL, rgm_course_page_end_change,
                                       g_object_ref (page));
}

static void
delete_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  RgmCourseModel *model = get_model (page);

  rgm_course_model_delete_course_async (
    model, rgm_course_model_get_content (model)->record->id, NULL, rgm_course_page_end_change,
    g_object_ref (page));
}

static void
export_calendar_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_export_calendar (RGM_COURSE_PAGE (page));
}

static void
import_calendar_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_import_calendar (RGM_COURSE_PAGE (page));
}

static void
print_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_print (RGM_COURSE_PAGE (page));
}

static void
save_pdf_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_save_pdf (RGM_COURSE_PAGE (page));
}

static void
save_picture_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_save_picture (RGM_COURSE_PAGE (page));
}

typedef struct {
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} Action;

/* What only explains. */
static const Action explaining[] = {
  { RGM_ACTION_WHY, NULL, why_action },
  { RGM_ACTION_WHY_SESSION, "s", why_session_action },
  { RGM_ACTION_EXPLAIN, "(uu)", explain_action },
};

static const Action actions[] = {
  { RGM_ACTION_ADD_COURSE, NULL, add_action },
  { RGM_ACTION_EDIT, NULL, edit_action },
  { RGM_ACTION_BOOK, NULL, book_action },
  { RGM_ACTION_BOOK_ON, "i", book_on_action },
  { RGM_ACTION_PLAN_REST, NULL, plan_rest_action },
  { RGM_ACTION_ADD_PAST, NULL, add_past_action },
  { RGM_ACTION_EDIT_SESSION, "s", edit_session_action },
  { RGM_ACTION_MOVE_SESSION, "s", edit_session_action },
  { RGM_ACTION_CONFIRM_SESSION, "s", confirm_session_action },
  { RGM_ACTION_MISS_SESSION, "s", miss_session_action },
  { RGM_ACTION_CANCEL_SESSION, "s", cancel_session_action },
  { RGM_ACTION_DELETE_SESSION, "s", delete_session_action },
  { RGM_ACTION_PAUSE, NULL, pause_action },
  { RGM_ACTION_STOP, NULL, stop_action },
  { RGM_ACTION_RESUME, NULL, resume_action },
  { RGM_ACTION_CONTINUE, NULL, continue_action },
  { RGM_ACTION_DELETE, NULL, delete_action },
  { RGM_ACTION_PRINT, NULL, print_action },
  { RGM_ACTION_SAVE_PDF, NULL, save_pdf_action },
  { RGM_ACTION_SAVE_PICTURE, NULL, save_picture_action },
  { RGM_ACTION_EXPORT_CALENDAR, NULL, export_calendar_action },
  { RGM_ACTION_IMPORT_CALENDAR, NULL, import_calendar_action },
};

/* Whatever else is done, a booking that is being moved is put back first. To explain where it is,
 * it stays there. */
static void
do_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  rgm_course_page_put_back (RGM_COURSE_PAGE (page));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].activate (page, name, parameter);
}

/**
 * rgm_course_page_actions_install:
 * @widget_class: the class of the course page
 *
 * Adds the actions of the page to its class.
 */
void
rgm_course_page_actions_install (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     do_action);
  for (gsize i = 0; i < G_N_ELEMENTS (explaining); i++)
    gtk_widget_class_install_action (widget_class, explaining[i].name, explaining[i].parameter,
                                     explaining[i].activate);
}

/* A sentence for a toast is short, and this one asks to decide again. */
static void
tell_refusal (RgmCoursePage *self, const char *sentence)
{
  GtkWindow *window = get_window (GTK_WIDGET (self));

  if (window != NULL)
    rgm_alert_dialog_show (window, rgm_elsewhere_get_title (), sentence);
  else
    rgm_course_page_say (self, sentence);
}

/**
 * rgm_course_page_end_change: (skip)
 * @source: the model of the page
 * @result: what became of a change
 * @data: (transfer full): the page
 *
 * Says at the foot of the page what could not be saved; what was saved shows by itself. What
 * somebody else has done meanwhile, so that it was not, stands in a dialog.
 */
void
rgm_course_page_end_change (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCoursePage) page = data;
  g_autoptr (GError) error = NULL;

  if (rgm_course_model_change_finish (RGM_COURSE_MODEL (source), result, &error))
    return;
  if (rgm_elsewhere_is_refusal (error))
    tell_refusal (page, error->message);
  else
    rgm_course_page_say (page, error->message);
}

/**
 * rgm_course_page_actions_update:
 * @self: the page
 *
 * Switches the actions on and off for what the model shows now.
 */
void
rgm_course_page_actions_update (RgmCoursePage *self)
{
  RgmCourseModel *model = rgm_course_page_get_model (self);
  RgmPlan *plan = rgm_course_model_get_plan (model);
  GtkWidget *page = GTK_WIDGET (self);
  gboolean may_write = !rgm_course_model_get_read_only (model);
  gboolean has_course = rgm_course_model_get_content (model) != NULL;
  gboolean may_change = may_write && has_course;
  gboolean stopped = plan != NULL && plan->status == RGM_STATUS_STOPPED;
  gboolean paused = plan != NULL && plan->status == RGM_STATUS_PAUSED;
  const char *const on_sessions[] = {
    RGM_ACTION_BOOK, RGM_ACTION_BOOK_ON, RGM_ACTION_ADD_PAST, RGM_ACTION_EDIT_SESSION,
    RGM_ACTION_MOVE_SESSION, RGM_ACTION_CONFIRM_SESSION, RGM_ACTION_MISS_SESSION,
    RGM_ACTION_CANCEL_SESSION, RGM_ACTION_DELETE_SESSION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (on_sessions); i++)
    gtk_widget_action_set_enabled (page, on_sessions[i], may_change);
  rgm_course_view_set_can_change (RGM_COURSE_VIEW (rgm_course_page_get_views (self)), may_change);
  gtk_widget_action_set_enabled (page, RGM_ACTION_PLAN_REST,
                                 may_change && plan != NULL
                                   && rgm_rest_get_first_number (plan) > 0);
  gtk_widget_action_set_enabled (page, RGM_ACTION_ADD_COURSE, may_write);
  gtk_widget_action_set_enabled (page, RGM_ACTION_EDIT,
                                 may_change
                                   && (plan != NULL || rgm_course_problem_is_choice (
                                                         rgm_course_model_get_course (model))));
  gtk_widget_action_set_enabled (page, RGM_ACTION_WHY, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_EXPLAIN, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_PAUSE, may_change && !paused && !stopped);
  gtk_widget_action_set_enabled (page, RGM_ACTION_STOP, may_change && !stopped);
  gtk_widget_action_set_enabled (page, RGM_ACTION_RESUME, may_change && paused);
  gtk_widget_action_set_enabled (page, RGM_ACTION_CONTINUE, may_change && stopped);
  gtk_widget_action_set_enabled (page, RGM_ACTION_DELETE, may_change);
  gtk_widget_action_set_enabled (page, RGM_ACTION_PRINT, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_SAVE_PDF, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_SAVE_PICTURE, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_EXPORT_CALENDAR, plan != NULL);
  gtk_widget_action_set_enabled (page, RGM_ACTION_IMPORT_CALENDAR, may_change && plan != NULL);
}
