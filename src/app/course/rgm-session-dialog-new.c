#include "config.h"

#include "rgm-session-dialog-private.h"

#include "rgm-day-text.h"
#include "rgm-last-time.h"
#include "rgm-offer.h"

#include <glib/gi18n-lib.h>

/* The ways to begin: a booking, a session that took place, one that there is. */

/**
 * rgm_session_dialog_compare_past: (skip)
 * @self: a dialog with its draft
 *
 * Has what is entered seen beside what was done before that day.
 */
void
rgm_session_dialog_compare_past (RgmSessionDialog *self)
{
  g_autoptr (GPtrArray) past =
    rgm_last_time_collect (rgm_course_model_get_courses (self->model), self->draft->record);

  rgm_session_draft_compare (self->draft, past);
}

/* Whatever else becomes of the courses, the one of this session stays the one that is shown. */
static void
take_model (RgmSessionDialog *self, RgmCourseModel *model)
{
  const RgmCourseContent *content = rgm_course_model_get_saved_content (model);

  self->model = g_object_ref (model);
  rgm_course_model_select_course (model, content->record->id);
  rgm_session_dialog_set_seen (self, rgm_course_model_get_saved_content (model));
  g_signal_connect_object (model, "notify::course", G_CALLBACK (rgm_form_window_renew), self,
                           G_CONNECT_SWAPPED);
}

static RgmSessionDialog *
make_new (RgmCourseModel *model, RgmDay day, RgmSessionState state)
{
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  g_autoptr (RgmSessionRecord) record = rgm_session_record_new (content->record->id, day, state);
  RgmPlan *plan = rgm_course_model_get_plan (model);
  RgmSessionDialog *self = g_object_new (RGM_TYPE_SESSION_DIALOG, NULL);

  take_model (self, model);
  self->is_new = TRUE;
  self->draft = rgm_session_draft_new (record, rgm_date_names_get_local ());
  rgm_session_dialog_compare_past (self);
  rgm_session_draft_take_last (self->draft, (const char *const *) content->record->areas,
                               plan != NULL ? rgm_rules_get_protocol (plan->rules)->session_minutes
                                            : 0);
  return self;
}

/**
 * rgm_session_dialog_new_booking:
 * @model: the course
 * @day: the day to begin with, or %RGM_DAY_NONE for the first recommended one
 *
 * Makes a dialog that books a session.
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmSessionDialog *
rgm_session_dialog_new_booking (RgmCourseModel *model, RgmDay day)
{
  RgmSessionDialog *self;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  if (day == RGM_DAY_NONE)
    day = rgm_offer_find_day (model);
  self = make_new (model, day, RGM_SESSION_BOOKED);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Book Session"), _("_Book"));
  rgm_session_dialog_fill (self);
  return self;
}

/**
 * rgm_session_dialog_new_past:
 * @model: the course
 *
 * Makes a dialog that records a session that took place. It begins with today.
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmSessionDialog *
rgm_session_dialog_new_past (RgmCourseModel *model)
{
  RgmSessionDialog *self;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  self = make_new (model, rgm_course_model_get_today (model), RGM_SESSION_DONE);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Add Past Session"), _("_Add"));
  rgm_session_dialog_fill (self);
  return self;
}

/**
 * rgm_session_dialog_new_edit:
 * @model: the course
 * @session_id: UUID of one of its sessions
 *
 * Makes a dialog that changes a session, and shows what the change moves.
 *
 * Returns: (transfer none) (nullable): the dialog; GTK keeps it until it is closed. %NULL where
 *   the session is no longer there
 */
RgmSessionDialog *
rgm_session_dialog_new_edit (RgmCourseModel *model, const char *session_id)
{
  RgmSessionDialog *self;
  RgmSessionItem *item;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model) && session_id != NULL, NULL);

  item = rgm_course_model_find_session (model, session_id);
  if (item == NULL)
    return NULL;
  self = g_object_new (RGM_TYPE_SESSION_DIALOG, NULL);
  self->before = rgm_session_record_copy (rgm_session_item_get_record (item));
  take_model (self, model);
  self->draft = rgm_session_draft_new (self->before, rgm_date_names_get_local ());
  rgm_session_dialog_compare_past (self);
  day = rgm_day_text (self->draft->record->day, RGM_DAY_TEXT_PLAIN);
  /* Translators: the title of a dialog; %s is a day. */
  title = g_strdup_printf (_("Session of %s"), day);
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), title, _("_Save"));
  rgm_session_dialog_fill (self);
  return self;
}
