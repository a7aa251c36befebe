#include "config.h"

#include "rgm-what-if.h"

#include "rgm-course-early.h"
#include "rgm-sentence.h"
#include "rgm-what-if-private.h"

/**
 * RgmWhatIf:
 *
 * One booking of a course being moved, by pointer or keys, on the timeline or the calendar. While
 * it is, its model tries it on the day it is moved to, so that everything shows what would be.
 * Nothing is saved until it is kept; put back, everything is as it was.
 */
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

/* The model ends it where the session is gone, something else is selected, or it is saved. */
static void
on_trying_cb (RgmWhatIf *self)
{
  if (!rgm_course_model_get_trying (self->model))
    rgm_what_if_end (self);
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

/* What it would make too early besides, %NULL where it is where it was. */
static GPtrArray *
list_made_early (RgmWhatIf *self)
{
  g_autoptr (RgmSessionRecord) moved = NULL;

  if (self->original == NULL || self->day == self->original->day)
    return NULL;
  moved = rgm_session_record_copy (self->original);
  moved->day = self->day;
  return rgm_course_early_list_one (self->model, moved, TRUE);
}

/**
 * rgm_what_if_get_takes_reason:
 * @self: a what-if
 *
 * Returns: whether a reason for keeping it is recorded: it is itself too early where it is, and was
 *   not there
 */
gboolean
rgm_what_if_get_takes_reason (RgmWhatIf *self)
{
  const RgmEvaluation *evaluation = rgm_what_if_get_evaluation (self);

  return evaluation != NULL && evaluation->verdict == RGM_VERDICT_TOO_EARLY
         && self->day != self->original->day;
}

/**
 * rgm_what_if_get_asks:
 * @self: a what-if
 *
 * Returns: whether to ask before it is kept: it is too early where it is, and was not there, or it
 *   makes another session too early
 */
gboolean
rgm_what_if_get_asks (RgmWhatIf *self)
{
  g_autoptr (GPtrArray) made_early = NULL;

  if (rgm_what_if_get_takes_reason (self))
    return TRUE;
  made_early = list_made_early (self);
  return made_early != NULL && made_early->len > 0;
}

/**
 * rgm_what_if_dup_made_early:
 * @self: a what-if
 *
 * Returns: (transfer full) (nullable): what other sessions it would make too early, a line for
 *   each; %NULL where there is none
 */
char *
rgm_what_if_dup_made_early (RgmWhatIf *self)
{
  g_autoptr (GPtrArray) made_early = NULL;

  g_return_val_if_fail (RGM_IS_WHAT_IF (self), NULL);

  made_early = list_made_early (self);
  return made_early != NULL ? rgm_course_early_dup_text (self->model, made_early) : NULL;
}

/**
 * rgm_what_if_dup_bubble:
 * @self: a what-if
 *
 * Returns: (transfer full) (nullable): what is said of it while it is moved: “12 days · 2 days too
 *   early · earliest 4 Dec”, and below it what other sessions it would make too early
 */
char *
rgm_what_if_dup_bubble (RgmWhatIf *self)
{
  int position = rgm_what_if_get_position (self);
  g_autofree char *move = NULL;
  g_autofree char *made_early = NULL;

  if (position < 0)
    return NULL;
  move = rgm_sentence_move (rgm_course_model_get_plan (self->model), (gsize) position);
  made_early = rgm_what_if_dup_made_early (self);
  return made_early != NULL ? g_strconcat (move, "\n", made_early, NULL)
                            : g_steal_pointer (&move);
}

/**
 * rgm_what_if_say: (skip)
 * @self: a what-if
 * @sentence: what the user is to be told
 *
 * Emits [signal@WhatIf::said].
 */
void
rgm_what_if_say (RgmWhatIf *self, const char *sentence)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/**
 * rgm_what_if_end: (skip)
 * @self: a what-if
 *
 * Moves nothing any more. What the model tries is not touched.
 */
void
rgm_what_if_end (RgmWhatIf *self)
{
  self->is_saving = FALSE;
  if (self->original == NULL)
    return;
  g_clear_pointer (&self->original, rgm_session_record_free);
  self->day = RGM_DAY_NONE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}
