#include "config.h"

#include "rgm-what-if.h"

#include "rgm-day-text.h"
#include "rgm-what-if-private.h"

#include <glib/gi18n-lib.h>

/* What moves a booking, from when it is taken up until it is let go. */

/* A booking is not dragged further ahead than this: ten years. */
#define MAX_DAYS_AHEAD 3653

/* Tries the booking on @day. */
static gboolean
try_day (RgmWhatIf *self, const RgmSessionRecord *original, RgmDay day, const char *reason)
{
  g_autoptr (RgmSessionRecord) moved = rgm_session_record_copy (original);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  moved->day = day;
  if (reason != NULL)
    {
      g_free (moved->override_reason);
      moved->override_reason = g_strdup (reason);
    }
  g_ptr_array_add (sessions, moved);
  if (rgm_course_model_try (self->model, sessions, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    rgm_what_if_say (self, error->message);
  return FALSE;
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWhatIf) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_course_model_change_finish (RGM_COURSE_MODEL (source), result, &error))
    return;
  self->is_saving = FALSE;
  rgm_what_if_say (self, error->message);
  /* What somebody else has changed is shown; anything else may go better the next time. */
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED))
    rgm_what_if_put_back (self);
}

static const RgmSessionRecord *
find_saved (RgmWhatIf *self, const char *session_id)
{
  const RgmCourseContent *content = rgm_course_model_get_saved_content (self->model);

  return content != NULL && session_id != NULL
           ? rgm_course_content_find_session (content, session_id) : NULL;
}

/* Why a session cannot be moved, or %NULL where it can. */
static const char *
find_obstacle (RgmWhatIf *self, const RgmSessionRecord *session)
{
  if (rgm_course_model_get_read_only (self->model))
    return _("This file can only be read, so nothing can be moved");
  if (session != NULL && session->state == RGM_SESSION_DONE)
    return _("This session took place and stays on its day; only a booking can be moved");
  if (session == NULL || session->state != RGM_SESSION_BOOKED)
    return _("Only a booking can be moved");
  return NULL;
}

/**
 * rgm_what_if_begin:
 * @self: a what-if
 * @session_id: (nullable): the UUID of a session of the selected course
 *
 * Takes a booking up. What else is being moved is put back. Where @session_id cannot be moved,
 * [signal@WhatIf::said] tells why.
 *
 * Returns: whether it is being moved
 */
gboolean
rgm_what_if_begin (RgmWhatIf *self, const char *session_id)
{
  const RgmSessionRecord *session;
  g_autoptr (RgmSessionRecord) original = NULL;
  const char *obstacle;

  g_return_val_if_fail (RGM_IS_WHAT_IF (self), FALSE);

  if (self->is_saving)
    return FALSE;
  if (self->original != NULL && g_strcmp0 (self->original->id, session_id) == 0)
    return TRUE;
  session = find_saved (self, session_id);
  obstacle = find_obstacle (self, session);
  if (obstacle != NULL)
    {
      rgm_what_if_say (self, obstacle);
      return FALSE;
    }
  original = rgm_session_record_copy (session);
  rgm_course_model_stop_trying (self->model);
  self->original = rgm_session_record_copy (original);
  self->day = original->day;
  if (!try_day (self, original, original->day, NULL))
    {
      rgm_what_if_end (self);
      return FALSE;
    }
  g_object_notify (G_OBJECT (self), "moving");
  g_object_notify (G_OBJECT (self), "day");
  return TRUE;
}

/**
 * rgm_what_if_begin_at:
 * @self: a what-if
 * @position: index in the `sessions` of the plan that the model shows
 *
 * Does the same as rgm_what_if_begin().
 *
 * Returns: whether that session is being moved
 */
gboolean
rgm_what_if_begin_at (RgmWhatIf *self, guint position)
{
  const RgmCourseContent *content;
  const RgmSessionRecord *session;
  RgmPlan *plan;

  g_return_val_if_fail (RGM_IS_WHAT_IF (self), FALSE);

  plan = rgm_course_model_get_plan (self->model);
  content = rgm_course_model_get_content (self->model);
  g_return_val_if_fail (plan != NULL && position < plan->n_sessions, FALSE);

  session = content->sessions->pdata[plan->sessions[position].index];
  return rgm_what_if_begin (self, session->id);
}

/**
 * rgm_what_if_begin_on:
 * @self: a what-if
 * @day: a day
 *
 * Does the same as rgm_what_if_begin() with the booking of @day; where there is none, with what
 * else is on that day, so as to say why it cannot be moved.
 *
 * Returns: whether a booking is being moved
 */
gboolean
rgm_what_if_begin_on (RgmWhatIf *self, RgmDay day)
{
  RgmPlan *plan;
  int found = RGM_SESSION_ITEM_NOT_IN_PLAN;

  g_return_val_if_fail (RGM_IS_WHAT_IF (self), FALSE);

  plan = rgm_course_model_get_plan (self->model);
  for (gsize i = 0; plan != NULL && i < plan->n_sessions; i++)
    if (plan->sessions[i].day == day
        && (found < 0 || plan->sessions[i].state == RGM_SESSION_BOOKED))
      found = (int) i;
  return found >= 0 ? rgm_what_if_begin_at (self, (guint) found) : rgm_what_if_begin (self, NULL);
}

/**
 * rgm_what_if_set_day:
 * @self: a what-if that moves a booking
 * @day: where it would be; it is not moved to before today, unless it was there, nor further
 *   ahead than ten years
 *
 * Moves it.
 */
void
rgm_what_if_set_day (RgmWhatIf *self, RgmDay day)
{
  RgmDay today, first, last;

  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original == NULL || self->is_saving)
    return;
  today = rgm_course_model_get_today (self->model);
  first = MIN (today, self->original->day);
  last = MAX (MIN (today + MAX_DAYS_AHEAD, RGM_DAY_LAST), self->original->day);
  day = CLAMP (day, first, last);
  if (day == self->day || !try_day (self, self->original, day, NULL))
    return;
  self->day = day;
  g_object_notify (G_OBJECT (self), "day");
}

/**
 * rgm_what_if_move:
 * @self: a what-if that moves a booking
 * @step: how long a step is
 * @later: how many steps, negative towards earlier days
 *
 * Moves it from where it is now.
 */
void
rgm_what_if_move (RgmWhatIf *self, RgmDayStep step, int later)
{
  RgmDay day;

  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original == NULL)
    return;
  day = rgm_day_step_find (step, self->day, later);
  rgm_what_if_set_day (self, CLAMP (day, RGM_DAY_FIRST, RGM_DAY_LAST));
}

/**
 * rgm_what_if_keep:
 * @self: a what-if that moves a booking
 * @reason: (nullable): why it is to stay although it is too early, if somebody said so
 *
 * Saves it where it is, as one change, and offers the way back. Where it is where it was, there is
 * nothing to save. Where saving fails, [signal@WhatIf::said] tells, and it is being moved still.
 */
void
rgm_what_if_keep (RgmWhatIf *self, const char *reason)
{
  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original == NULL || self->is_saving)
    return;
  if (self->day == self->original->day)
    {
      rgm_what_if_put_back (self);
      return;
    }
  if (!rgm_what_if_get_takes_reason (self) || reason == NULL)
    reason = "";
  if (!g_str_equal (reason, self->original->override_reason)
      && !try_day (self, self->original, self->day, reason))
    return;
  self->is_saving = TRUE;
  rgm_course_model_save_tried_async (self->model, RGM_CHANGE_MOVED, NULL, on_kept_cb,
                                     g_object_ref (self));
}

/**
 * rgm_what_if_put_back:
 * @self: a what-if
 *
 * Puts the booking back where it was. What is being saved is beyond that; it can be undone.
 */
void
rgm_what_if_put_back (RgmWhatIf *self)
{
  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original != NULL && !self->is_saving)
    rgm_course_model_stop_trying (self->model);
}

/**
 * rgm_what_if_abandon:
 * @self: a what-if
 *
 * Puts the booking back because the user has turned to something else, and says so where that
 * makes a difference.
 */
void
rgm_what_if_abandon (RgmWhatIf *self)
{
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;
  gboolean is_moved;

  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original == NULL || self->is_saving)
    return;
  is_moved = self->day != self->original->day;
  day = rgm_day_text_near (self->original->day, rgm_course_model_get_today (self->model),
                           RGM_DAY_TEXT_WEEKDAY);
  /* Translators: %s is the day that a booking was on before it was moved. */
  sentence = g_strdup_printf (_("Not kept: the booking is back on %s"), day);
  rgm_what_if_put_back (self);
  if (is_moved)
    rgm_what_if_say (self, sentence);
}
