#include "config.h"

#include "rgm-what-if.h"

#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/* A booking is not dragged further ahead than this: ten years. */
#define MAX_DAYS_AHEAD 3653

/**
 * RgmWhatIf:
 *
 * One booking of a course being moved, by pointer or keys, on the timeline or the calendar. While
 * it is, its model tries it on the day it is moved to, so that everything shows what would be.
 * Nothing is saved until it is kept; put back, everything is as it was.
 */
struct _RgmWhatIf {
  GObject parent_instance;

  RgmCourseModel *model;
  /* As it is in the database; %NULL while nothing is moved. */
  RgmSessionRecord *original;
  RgmDay day;
  gboolean is_saving;
};

G_DEFINE_FINAL_TYPE (RgmWhatIf, rgm_what_if, G_TYPE_OBJECT)

enum {
  PROP_MODEL = 1,
  PROP_MOVING,
  PROP_DAY,
  N_PROPERTIES
};

enum {
  SAID,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
say (RgmWhatIf *self, const char *sentence)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

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
    say (self, error->message);
  return FALSE;
}

static void
end (RgmWhatIf *self)
{
  self->is_saving = FALSE;
  if (self->original == NULL)
    return;
  g_clear_pointer (&self->original, rgm_session_record_free);
  self->day = RGM_DAY_NONE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/* The model ends it where the session is gone, something else is selected, or it is saved. */
static void
on_trying_cb (RgmWhatIf *self)
{
  if (!rgm_course_model_get_trying (self->model))
    end (self);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWhatIf) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_course_model_change_finish (RGM_COURSE_MODEL (source), result, &error))
    return;
  self->is_saving = FALSE;
  say (self, error->message);
  /* What somebody else has changed is shown; anything else may go better the next time. */
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED))
    rgm_what_if_put_back (self);
}

static void
rgm_what_if_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmWhatIf *self = RGM_WHAT_IF (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_MOVING:
      g_value_set_boolean (value, rgm_what_if_get_moving (self));
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_what_if_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmWhatIf *self = RGM_WHAT_IF (object);

  switch (id)
    {
    case PROP_MODEL:
      self->model = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_what_if_constructed (GObject *object)
{
  RgmWhatIf *self = RGM_WHAT_IF (object);

  G_OBJECT_CLASS (rgm_what_if_parent_class)->constructed (object);
  g_signal_connect_object (self->model, "notify::trying", G_CALLBACK (on_trying_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
rgm_what_if_dispose (GObject *object)
{
  RgmWhatIf *self = RGM_WHAT_IF (object);

  g_clear_pointer (&self->original, rgm_session_record_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_what_if_parent_class)->dispose (object);
}

static void
rgm_what_if_class_init (RgmWhatIfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rgm_what_if_constructed;
  object_class->get_property = rgm_what_if_get_property;
  object_class->set_property = rgm_what_if_set_property;
  object_class->dispose = rgm_what_if_dispose;
  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, RGM_TYPE_COURSE_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MOVING] = g_param_spec_boolean ("moving", NULL, NULL, FALSE, readable);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, RGM_DAY_NONE, RGM_DAY_LAST,
                                           RGM_DAY_NONE, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * RgmWhatIf::said:
   * @sentence: why something cannot be moved, or was not saved
   *
   * The user is to be told something.
   */
  signals[SAID] = g_signal_new ("said", RGM_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rgm_what_if_init (RgmWhatIf *self)
{
}

/**
 * rgm_what_if_new:
 * @model: the model of the course
 *
 * Returns: (transfer full): a what-if that moves nothing yet
 */
RgmWhatIf *
rgm_what_if_new (RgmCourseModel *model)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  return g_object_new (RGM_TYPE_WHAT_IF, "model", model, NULL);
}

/**
 * rgm_what_if_get_model:
 * @self: a what-if
 *
 * Returns: (transfer none): the model of the course
 */
RgmCourseModel *
rgm_what_if_get_model (RgmWhatIf *self)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), NULL);

  return self->model;
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
 * rgm_what_if_can_begin:
 * @self: a what-if
 * @session_id: (nullable): the UUID of a session
 *
 * Returns: whether that is a booking of the selected course and may be moved
 */
gboolean
rgm_what_if_can_begin (RgmWhatIf *self, const char *session_id)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), FALSE);

  return find_obstacle (self, find_saved (self, session_id)) == NULL;
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
      say (self, obstacle);
      return FALSE;
    }
  original = rgm_session_record_copy (session);
  rgm_course_model_stop_trying (self->model);
  self->original = rgm_session_record_copy (original);
  self->day = original->day;
  if (!try_day (self, original, original->day, NULL))
    {
      end (self);
      return FALSE;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * rgm_what_if_move:
 * @self: a what-if that moves a booking
 * @later_days: how far, negative towards earlier days
 *
 * Moves it from where it is now.
 */
void
rgm_what_if_move (RgmWhatIf *self, int later_days)
{
  g_return_if_fail (RGM_IS_WHAT_IF (self));

  if (self->original != NULL)
    rgm_what_if_set_day (self, CLAMP (self->day + later_days, RGM_DAY_FIRST, RGM_DAY_LAST));
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
  if (!rgm_what_if_get_asks (self) || reason == NULL)
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
 * rgm_what_if_get_moving:
 * @self: a what-if
 *
 * Returns: whether a booking is being moved
 */
gboolean
rgm_what_if_get_moving (RgmWhatIf *self)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), FALSE);

  return self->original != NULL;
}

/**
 * rgm_what_if_get_session_id:
 * @self: a what-if
 *
 * Returns: (nullable): the UUID of what is being moved
 */
const char *
rgm_what_if_get_session_id (RgmWhatIf *self)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), NULL);

  return self->original != NULL ? self->original->id : NULL;
}

/**
 * rgm_what_if_get_original_day:
 * @self: a what-if
 *
 * Returns: where it was, or `RGM_DAY_NONE`
 */
RgmDay
rgm_what_if_get_original_day (RgmWhatIf *self)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), RGM_DAY_NONE);

  return self->original != NULL ? self->original->day : RGM_DAY_NONE;
}

/**
 * rgm_what_if_get_day:
 * @self: a what-if
 *
 * Returns: where it is, or `RGM_DAY_NONE`
 */
RgmDay
rgm_what_if_get_day (RgmWhatIf *self)
{
  g_return_val_if_fail (RGM_IS_WHAT_IF (self), RGM_DAY_NONE);

  return self->day;
}

/**
 * rgm_what_if_get_position:
 * @self: a what-if
 *
 * Returns: its index in the `sessions` of the plan that the model shows, or
 *   `RGM_SESSION_ITEM_NOT_IN_PLAN` while nothing is moved
 */
int
rgm_what_if_get_position (RgmWhatIf *self)
{
  RgmSessionItem *item;

  g_return_val_if_fail (RGM_IS_WHAT_IF (self), RGM_SESSION_ITEM_NOT_IN_PLAN);

  if (self->original == NULL)
    return RGM_SESSION_ITEM_NOT_IN_PLAN;
  item = rgm_course_model_find_session (self->model, self->original->id);
  return item != NULL ? rgm_session_item_get_position (item) : RGM_SESSION_ITEM_NOT_IN_PLAN;
}

/**
 * rgm_what_if_get_evaluation:
 * @self: a what-if
 *
 * Returns: (transfer none) (nullable): what the engine says of it where it is
 */
const RgmEvaluation *
rgm_what_if_get_evaluation (RgmWhatIf *self)
{
  int position = rgm_what_if_get_position (self);

  return position >= 0 ? &rgm_course_model_get_plan (self->model)->sessions[position] : NULL;
}

/**
 * rgm_what_if_get_asks:
 * @self: a what-if
 *
 * Returns: whether to ask before it is kept: it is too early where it is, and was not there
 */
gboolean
rgm_what_if_get_asks (RgmWhatIf *self)
{
  const RgmEvaluation *evaluation = rgm_what_if_get_evaluation (self);

  return evaluation != NULL && evaluation->verdict == RGM_VERDICT_TOO_EARLY
         && self->day != self->original->day;
}

/**
 * rgm_what_if_dup_bubble:
 * @self: a what-if
 *
 * Returns: (transfer full) (nullable): what is said of it while it is moved: “12 days · 2 days too
 *   early · earliest 4 Dec”
 */
char *
rgm_what_if_dup_bubble (RgmWhatIf *self)
{
  int position = rgm_what_if_get_position (self);

  return position >= 0 ? rgm_sentence_move (rgm_course_model_get_plan (self->model),
                                            (gsize) position) : NULL;
}
