#include "config.h"

#include "rgm-course-page-outcomes.h"

#include "rgm-alert-dialog.h"
#include "rgm-changes-list.h"
#include "rgm-course-page-actions.h"
#include "rgm-plan-changes.h"

#include <glib/gi18n-lib.h>

/* What becomes of a session by the menu: it took place, was missed, cancelled or deleted. It is
 * done at once, and a toast offers the way back. Only where it changes how another session is
 * judged, or moves the dates of the next one, it is asked first, with what changes: that is what
 * nobody sees from the row of the session. */
typedef struct {
  RgmCoursePage *page;
  /* As it is shown when that is decided or asked about. */
  RgmSessionRecord *before;
  RgmSessionState state;
  gboolean is_deletion;
} Outcome;

enum {
  ANSWER_KEEP,
  ANSWER_GO_ON,
};

static void
outcome_free (Outcome *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->before, rgm_session_record_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static Outcome *
outcome_new (RgmCoursePage *page, const char *session_id)
{
  Outcome *self = g_new0 (Outcome, 1);
  const RgmCourseContent *content =
    rgm_course_model_get_saved_content (rgm_course_page_get_model (page));
  const RgmSessionRecord *record =
    content != NULL ? rgm_course_content_find_session (content, session_id) : NULL;

  self->page = g_object_ref (page);
  self->before = record != NULL ? rgm_session_record_copy (record) : NULL;
  return self;
}

static void
bring_about (Outcome *self)
{
  RgmCourseModel *model = rgm_course_page_get_model (self->page);

  if (self->is_deletion)
    rgm_course_model_delete_session_async (model, self->before, NULL,
                                           rgm_course_page_end_change, g_object_ref (self->page));
  else
    rgm_course_model_set_session_state_async (model, self->before, self->state, NULL,
                                              rgm_course_page_end_change,
                                              g_object_ref (self->page));
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Outcome) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == ANSWER_GO_ON)
    bring_about (self);
}

/* What would change for others; %NULL where nothing does. That a session took place changes what
 * its booking has already been counted for. */
static RgmPlanChanges *
find_changes (Outcome *self)
{
  RgmCourseModel *model = rgm_course_page_get_model (self->page);
  g_autoptr (RgmSessionRecord) record = rgm_session_record_copy (self->before);
  g_autoptr (RgmPlanChanges) changes = NULL;

  if (rgm_course_model_get_saved_plan (model) == NULL
      || (!self->is_deletion && self->state == RGM_SESSION_DONE))
    return NULL;
  record->state = self->state;
  changes = self->is_deletion ? rgm_plan_changes_new_without (model, self->before->id)
                              : rgm_plan_changes_new (model, record);
  return changes != NULL && rgm_plan_changes_touch_others (changes) ? g_steal_pointer (&changes)
                                                                    : NULL;
}

static void
ask (Outcome *self, GtkWindow *window, const RgmPlanChanges *changes)
{
  g_autofree char *text = rgm_plan_changes_dup_text (changes);
  const char *buttons[] = { _("_Keep It"), NULL, NULL };
  GtkWidget *list = rgm_changes_list_new ();
  const char *question;

  rgm_changes_list_set_changes (RGM_CHANGES_LIST (list), rgm_course_page_get_model (self->page),
                                changes);
  if (self->is_deletion)
    {
      question = _("Delete This Session?");
      buttons[ANSWER_GO_ON] = _("_Delete");
    }
  else if (self->state == RGM_SESSION_MISSED)
    {
      question = _("Mark This Session as Missed?");
      buttons[ANSWER_GO_ON] = _("Mark _Missed");
    }
  else
    {
      question = _("Cancel This Booking?");
      buttons[ANSWER_GO_ON] = _("_Cancel Booking");
    }
  rgm_alert_dialog_choose_with_async (window, question, list, text, buttons, ANSWER_KEEP,
                                      ANSWER_GO_ON, on_answered_cb, self);
}

/* Takes @self. */
static void
ask_or_bring_about (Outcome *self)
{
  g_autoptr (Outcome) outcome = self;
  g_autoptr (RgmPlanChanges) changes = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  if (outcome->before == NULL)
    return;
  changes = find_changes (outcome);
  if (changes != NULL && GTK_IS_WINDOW (root))
    ask (g_steal_pointer (&outcome), GTK_WINDOW (root), changes);
  else
    bring_about (outcome);
}

/**
 * rgm_course_page_set_outcome:
 * @self: the page
 * @session_id: the UUID of a session of its course
 * @state: what became of it
 *
 * Says what became of a session: at once, or after a question where others change by it.
 */
void
rgm_course_page_set_outcome (RgmCoursePage *self, const char *session_id, RgmSessionState state)
{
  Outcome *outcome = outcome_new (self, session_id);

  outcome->state = state;
  ask_or_bring_about (outcome);
}

/**
 * rgm_course_page_delete_session:
 * @self: the page
 * @session_id: the UUID of a session of its course
 *
 * Deletes a session: at once, or after a question where others change by it.
 */
void
rgm_course_page_delete_session (RgmCoursePage *self, const char *session_id)
{
  Outcome *outcome = outcome_new (self, session_id);

  outcome->is_deletion = TRUE;
  ask_or_bring_about (outcome);
}
