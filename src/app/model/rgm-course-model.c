#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"

/**
 * RgmCourseModel:
 *
 * All that the course page shows: a patient, its courses, and of the selected one the sessions and
 * the plan. It loads again when the database has changed, and plans again when a new day begins.
 *
 * Sessions may be tried: then everything shows what would be, and nothing is saved.
 *
 * Changes go through it too. What is deleted is offered back by [signal@CourseModel::undoable].
 */
G_DEFINE_FINAL_TYPE (RgmCourseModel, rgm_course_model, G_TYPE_OBJECT)

enum {
  PROP_SERVICE = 1,
  PROP_CLOCK,
  PROP_PATIENT_ID,
  PROP_PATIENT,
  PROP_COURSES,
  PROP_COURSE,
  PROP_PLAN,
  PROP_SESSIONS,
  PROP_CATALOGUE,
  PROP_AREAS,
  PROP_TODAY,
  PROP_LOADING,
  PROP_READ_ONLY,
  PROP_TRYING,
  N_PROPERTIES
};

enum {
  UNDOABLE,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
notify (RgmCourseModel *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
on_today_cb (RgmCourseModel *self)
{
  notify (self, PROP_TODAY);
  rgm_course_model_plan_courses (self);
}

static void
on_read_only_cb (RgmCourseModel *self)
{
  notify (self, PROP_READ_ONLY);
}

static void
get_whole (RgmCourseModel *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_PATIENT:
      g_value_set_boxed (value, rgm_course_model_get_patient (self));
      break;
    case PROP_PLAN:
      g_value_set_boxed (value, rgm_course_model_get_plan (self));
      break;
    case PROP_CATALOGUE:
      g_value_set_boxed (value, rgm_course_model_get_catalogue (self));
      break;
    case PROP_AREAS:
      g_value_set_boxed (value, rgm_course_model_get_areas (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
rgm_course_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmCourseModel *self = RGM_COURSE_MODEL (object);

  switch (id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_PATIENT_ID:
      g_value_set_string (value, self->patient_id);
      break;
    case PROP_COURSES:
      g_value_set_object (value, self->courses);
      break;
    case PROP_COURSE:
      g_value_set_object (value, self->course);
      break;
    case PROP_SESSIONS:
      g_value_set_object (value, self->sessions);
      break;
    case PROP_TODAY:
      g_value_set_int (value, rgm_course_model_get_today (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, rgm_course_model_get_read_only (self));
      break;
    case PROP_TRYING:
      g_value_set_boolean (value, rgm_course_model_get_trying (self));
      break;
    default:
      get_whole (self, id, value);
    }
}

static void
rgm_course_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmCourseModel *self = RGM_COURSE_MODEL (object);

  switch (id)
    {
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_PATIENT_ID:
      rgm_course_model_set_patient_id (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_model_constructed (GObject *object)
{
  RgmCourseModel *self = RGM_COURSE_MODEL (object);

  G_OBJECT_CLASS (rgm_course_model_parent_class)->constructed (object);
  g_signal_connect_object (self->service, "changed", G_CALLBACK (rgm_course_model_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "notify::read-only", G_CALLBACK (on_read_only_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::today", G_CALLBACK (on_today_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
rgm_course_model_dispose (GObject *object)
{
  RgmCourseModel *self = RGM_COURSE_MODEL (object);

  rgm_course_model_stop_loading (self);
  rgm_course_model_forget_tried (self);
  g_clear_object (&self->course);
  g_clear_object (&self->courses);
  g_clear_object (&self->sessions);
  g_clear_object (&self->clock);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (rgm_course_model_parent_class)->dispose (object);
}

static void
rgm_course_model_finalize (GObject *object)
{
  RgmCourseModel *self = RGM_COURSE_MODEL (object);

  g_clear_pointer (&self->content, rgm_patient_content_free);
  g_free (self->patient_id);
  g_free (self->wanted_course_id);
  G_OBJECT_CLASS (rgm_course_model_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SERVICE] =
    g_param_spec_object ("service", NULL, NULL, RGM_TYPE_STORE_SERVICE, once);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RGM_TYPE_CLOCK, once);
  properties[PROP_PATIENT_ID] =
    g_param_spec_string ("patient-id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PATIENT] =
    g_param_spec_boxed ("patient", NULL, NULL, RGM_TYPE_PATIENT, readable);
  properties[PROP_COURSES] =
    g_param_spec_object ("courses", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_COURSE] =
    g_param_spec_object ("course", NULL, NULL, RGM_TYPE_COURSE_ITEM, readable);
  properties[PROP_PLAN] = g_param_spec_boxed ("plan", NULL, NULL, RGM_TYPE_PLAN, readable);
  properties[PROP_SESSIONS] =
    g_param_spec_object ("sessions", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_CATALOGUE] =
    g_param_spec_boxed ("catalogue", NULL, NULL, RGM_TYPE_CATALOGUE, readable);
  properties[PROP_AREAS] = g_param_spec_boxed ("areas", NULL, NULL, RGM_TYPE_AREAS, readable);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, RGM_DAY_NONE, RGM_DAY_LAST,
                                             RGM_DAY_NONE, readable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_TRYING] = g_param_spec_boolean ("trying", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_course_model_class_init (RgmCourseModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rgm_course_model_constructed;
  object_class->get_property = rgm_course_model_get_property;
  object_class->set_property = rgm_course_model_set_property;
  object_class->dispose = rgm_course_model_dispose;
  object_class->finalize = rgm_course_model_finalize;
  install_properties (object_class);

  /**
   * RgmCourseModel::undoable:
   * @title: what was done, as a toast says it
   * @change: the number of the change
   *
   * Something was changed that the user may want back.
   */
  signals[UNDOABLE] = g_signal_new ("undoable", RGM_TYPE_COURSE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /**
   * RgmCourseModel::failed:
   * @error: why
   *
   * What was to be shown could not be loaded. What was shown before stays, and is loaded again as
   * soon as it can be read.
   */
  signals[FAILED] = g_signal_new ("failed", RGM_TYPE_COURSE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rgm_course_model_init (RgmCourseModel *self)
{
  self->courses = g_list_store_new (RGM_TYPE_COURSE_ITEM);
  self->sessions = rgm_session_list_new ();
}

/**
 * rgm_course_model_new:
 * @service: the store
 * @clock: what day it is
 *
 * Makes a model that shows nobody yet.
 *
 * Returns: (transfer full): the model
 */
RgmCourseModel *
rgm_course_model_new (RgmStoreService *service, RgmClock *clock)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);
  g_return_val_if_fail (RGM_IS_CLOCK (clock), NULL);

  return g_object_new (RGM_TYPE_COURSE_MODEL, "service", service, "clock", clock, NULL);
}

/**
 * rgm_course_model_get_service:
 * @self: a model
 *
 * Returns: (transfer none): the store
 */
RgmStoreService *
rgm_course_model_get_service (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->service;
}

/**
 * rgm_course_model_get_today:
 * @self: a model
 *
 * Returns: the day for which everything is planned
 */
RgmDay
rgm_course_model_get_today (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), RGM_DAY_NONE);

  return rgm_clock_get_today (self->clock);
}

/**
 * rgm_course_model_get_patient_id:
 * @self: a model
 *
 * Returns: (nullable): the UUID of the patient that is shown or being loaded
 */
const char *
rgm_course_model_get_patient_id (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->patient_id;
}

/**
 * rgm_course_model_set_patient_id:
 * @self: a model
 * @patient_id: (nullable): the UUID of a patient, or %NULL for nobody
 *
 * Shows a patient, as soon as it is loaded. Until then there is nobody.
 */
void
rgm_course_model_set_patient_id (RgmCourseModel *self, const char *patient_id)
{
  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  if (g_strcmp0 (self->patient_id, patient_id) == 0)
    return;
  rgm_course_model_stop_trying (self);
  g_free (self->patient_id);
  self->patient_id = g_strdup (patient_id);
  g_clear_pointer (&self->wanted_course_id, g_free);
  notify (self, PROP_PATIENT_ID);
  self->is_stale = FALSE;
  rgm_course_model_take_content (self, NULL);
  rgm_course_model_load (self);
}

/**
 * rgm_course_model_get_patient:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the patient, or %NULL for nobody or while it is loaded
 */
const RgmPatient *
rgm_course_model_get_patient (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->content != NULL ? self->content->record : NULL;
}

/**
 * rgm_course_model_get_courses:
 * @self: a model
 *
 * Returns: (transfer none): the patient's courses, a list of [class@CourseItem]
 */
GListModel *
rgm_course_model_get_courses (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return G_LIST_MODEL (self->courses);
}

/**
 * rgm_course_model_get_loading:
 * @self: a model
 *
 * Returns: whether something is being loaded
 */
gboolean
rgm_course_model_get_loading (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), FALSE);

  return self->loading != NULL;
}

/**
 * rgm_course_model_get_course:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the selected course
 */
RgmCourseItem *
rgm_course_model_get_course (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return self->course;
}

/**
 * rgm_course_model_select_course:
 * @self: a model
 * @course_id: (nullable): the UUID of a course of the patient, or %NULL to leave the choice
 *
 * Selects a course. One that is about to be saved is selected once it is there.
 */
void
rgm_course_model_select_course (RgmCourseModel *self, const char *course_id)
{
  g_autoptr (RgmCourseItem) chosen = NULL;

  g_return_if_fail (RGM_IS_COURSE_MODEL (self));

  rgm_course_model_stop_trying (self);
  g_free (self->wanted_course_id);
  self->wanted_course_id = g_strdup (course_id);
  chosen = rgm_course_model_choose (G_LIST_MODEL (self->courses), self->wanted_course_id);
  rgm_course_model_show_course (self, chosen);
}

/**
 * rgm_course_model_get_sessions:
 * @self: a model
 *
 * Returns: (transfer none): the sessions of the selected course in any state, in order of time, a
 *   list of [class@SessionItem]
 */
GListModel *
rgm_course_model_get_sessions (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return G_LIST_MODEL (self->sessions);
}

/**
 * rgm_course_model_offer_undo: (skip)
 * @self: a model
 * @title: what was done, as a toast says it
 * @change: the number of the change
 *
 * Emits [signal@CourseModel::undoable].
 */
void
rgm_course_model_offer_undo (RgmCourseModel *self, const char *title, gint64 change)
{
  g_signal_emit (self, signals[UNDOABLE], 0, title, change);
}

/**
 * rgm_course_model_fail: (skip)
 * @self: a model
 * @error: why
 *
 * Emits [signal@CourseModel::failed].
 */
void
rgm_course_model_fail (RgmCourseModel *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}
