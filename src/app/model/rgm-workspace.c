#include "config.h"

#include "rgm-workspace.h"

#include "rgm-workspace-private.h"

G_DEFINE_FINAL_TYPE (RgmWorkspace, rgm_workspace, G_TYPE_OBJECT)

enum {
  PROP_SERVICE = 1,
  PROP_CLOCK,
  PROP_IS_SAMPLE,
  PROP_STATE,
  PROP_MODE,
  N_PROPERTIES
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

void
rgm_workspace_set_state (RgmWorkspace *self, RgmWorkspaceState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
rgm_workspace_set_mode (RgmWorkspace *self, RgmWorkspaceMode mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

void
rgm_workspace_set_problem (RgmWorkspace *self, GError *problem)
{
  g_clear_error (&self->problem);
  self->problem = problem;
  rgm_workspace_set_state (self, RGM_WORKSPACE_PROBLEM);
}

void
rgm_workspace_fail (RgmWorkspace *self, const GError *error)
{
  if (self->state == RGM_WORKSPACE_READY)
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (self->state == RGM_WORKSPACE_OPENING)
    rgm_workspace_set_problem (self, g_error_copy (error));
}

/* Who opens the sample wants to see a course, and there is nobody's privacy to keep. */
static void
show_sample_patient (RgmWorkspace *self)
{
  g_autoptr (RgmPatientItem) item = g_list_model_get_item (G_LIST_MODEL (self->patients), 0);

  if (item != NULL)
    rgm_course_model_set_patient_id (self->course_model, rgm_patient_item_get_id (item));
}

/* Who looks at a file that was filled elsewhere, such as by regimenctl, has patients. */
static void
decide (RgmWorkspace *self)
{
  if (self->state != RGM_WORKSPACE_OPENING || !rgm_patient_list_get_loaded (self->patients))
    return;
  if (self->kept_mode == RGM_WORKSPACE_UNDECIDED
      && (rgm_patient_list_get_n_patients (self->patients) > 0
          || rgm_store_service_get_read_only (self->service)))
    rgm_workspace_set_mode (self, RGM_WORKSPACE_PATIENTS);
  rgm_workspace_show_mode (self);
  if (self->is_sample)
    show_sample_patient (self);
  rgm_workspace_set_state (self, self->mode == RGM_WORKSPACE_UNDECIDED ? RGM_WORKSPACE_FIRST_RUN
                                                         : RGM_WORKSPACE_READY);
}

static void
on_patients_loaded_cb (RgmWorkspace *self)
{
  if (self->state == RGM_WORKSPACE_READY)
    rgm_workspace_show_mode (self);
  else
    decide (self);
}

static void
rgm_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmWorkspace *self = RGM_WORKSPACE (object);

  switch (id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_IS_SAMPLE:
      g_value_set_boolean (value, self->is_sample);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MODE:
      g_value_set_enum (value, self->mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmWorkspace *self = RGM_WORKSPACE (object);

  switch (id)
    {
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_IS_SAMPLE:
      self->is_sample = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_workspace_constructed (GObject *object)
{
  RgmWorkspace *self = RGM_WORKSPACE (object);

  G_OBJECT_CLASS (rgm_workspace_parent_class)->constructed (object);
  g_signal_connect_object (self->service, "notify::mode", G_CALLBACK (rgm_workspace_take_mode),
                           self, G_CONNECT_SWAPPED);
  self->backups = rgm_backup_service_new (self->service);
  self->patients = rgm_patient_list_new (self->service, self->clock);
  self->course_model = rgm_course_model_new (self->service, self->clock);
  g_signal_connect_object (self->patients, "notify::loaded", G_CALLBACK (on_patients_loaded_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patients, "notify::loaded",
                           G_CALLBACK (rgm_workspace_bring_rest), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patients, "failed", G_CALLBACK (rgm_workspace_fail), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->course_model, "failed", G_CALLBACK (rgm_workspace_fail), self,
                           G_CONNECT_SWAPPED);
}

static void
rgm_workspace_dispose (GObject *object)
{
  RgmWorkspace *self = RGM_WORKSPACE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->course_model);
  g_clear_object (&self->patients);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  if (self->backups != NULL)
    rgm_backup_service_close (self->backups);
  g_clear_object (&self->backups);
  g_clear_object (&self->service);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (rgm_workspace_parent_class)->dispose (object);
}

static void
rgm_workspace_class_init (RgmWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rgm_workspace_constructed;
  object_class->get_property = rgm_workspace_get_property;
  object_class->set_property = rgm_workspace_set_property;
  object_class->dispose = rgm_workspace_dispose;

  properties[PROP_SERVICE] =
    g_param_spec_object ("service", NULL, NULL, RGM_TYPE_STORE_SERVICE, once);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RGM_TYPE_CLOCK, once);
  properties[PROP_IS_SAMPLE] = g_param_spec_boolean ("is-sample", NULL, NULL, FALSE, once);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, RGM_TYPE_WORKSPACE_STATE,
                                              RGM_WORKSPACE_OPENING, readable);
  properties[PROP_MODE] = g_param_spec_enum ("mode", NULL, NULL, RGM_TYPE_WORKSPACE_MODE,
                                             RGM_WORKSPACE_UNDECIDED, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * RgmWorkspace::failed:
   * @error: why
   *
   * Something could not be loaded or saved; what is shown stays.
   */
  signals[FAILED] = g_signal_new ("failed", RGM_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rgm_workspace_init (RgmWorkspace *self)
{
}

/**
 * rgm_workspace_new:
 * @service: the store, not yet open
 * @clock: what day it is
 * @is_sample: whether it is to be filled with the sample
 *
 * Makes a workspace.
 *
 * Returns: (transfer full): the workspace
 */
RgmWorkspace *
rgm_workspace_new (RgmStoreService *service, RgmClock *clock, gboolean is_sample)
{
  return g_object_new (RGM_TYPE_WORKSPACE, "service", service, "clock", clock, "is-sample",
                       is_sample, NULL);
}

/**
 * rgm_workspace_set_settings:
 * @self: a workspace
 * @settings: what this computer remembers
 *
 * Has it remembered that there is such a file, so that one that is missing is told from a first
 * run.
 */
void
rgm_workspace_set_settings (RgmWorkspace *self, RgmSettings *settings)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));

  g_set_object (&self->settings, settings);
}

/**
 * rgm_workspace_get_settings:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what this computer remembers
 */
RgmSettings *
rgm_workspace_get_settings (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->settings;
}

/**
 * rgm_workspace_open:
 * @self: a workspace
 *
 * Opens the database, or tries again after a problem.
 */
void
rgm_workspace_open (RgmWorkspace *self)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));

  if (self->is_sample)
    {
      rgm_workspace_queue_opening (self, RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE);
      rgm_workspace_queue_first_loads (self);
      return;
    }
  /* To look a large file over takes longer than to start: it comes behind the first loads, and
   * before whatever is written first. */
  rgm_workspace_queue_opening (self, RGM_STORE_SKIP_CHECK);
  rgm_workspace_queue_names (self);
}

/**
 * rgm_workspace_open_read_only:
 * @self: a workspace whose database could not be opened
 *
 * Opens the database to be looked at alone.
 */
void
rgm_workspace_open_read_only (RgmWorkspace *self)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));

  rgm_workspace_queue_opening (self, RGM_STORE_READ_ONLY | RGM_STORE_SKIP_CHECK);
  rgm_workspace_queue_names (self);
}

/**
 * rgm_workspace_get_state:
 * @self: a workspace
 *
 * Returns: how far it is
 */
RgmWorkspaceState
rgm_workspace_get_state (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), RGM_WORKSPACE_OPENING);

  return self->state;
}

/**
 * rgm_workspace_get_problem:
 * @self: a workspace
 *
 * Returns: (nullable): why the database cannot be opened
 */
const GError *
rgm_workspace_get_problem (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->problem;
}

/**
 * rgm_workspace_get_is_sample:
 * @self: a workspace
 *
 * Returns: whether it is the sample, which nobody keeps
 */
gboolean
rgm_workspace_get_is_sample (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), FALSE);

  return self->is_sample;
}

/**
 * rgm_workspace_get_service:
 * @self: a workspace
 *
 * Returns: (transfer none): the store
 */
RgmStoreService *
rgm_workspace_get_service (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->service;
}

/**
 * rgm_workspace_get_backups:
 * @self: a workspace
 *
 * Returns: (transfer none): the backups of its database
 */
RgmBackupService *
rgm_workspace_get_backups (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->backups;
}

/**
 * rgm_workspace_get_patients:
 * @self: a workspace
 *
 * Returns: (transfer none): the patients
 */
RgmPatientList *
rgm_workspace_get_patients (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->patients;
}

/**
 * rgm_workspace_get_course_model:
 * @self: a workspace
 *
 * Returns: (transfer none): the patient that is looked at
 */
RgmCourseModel *
rgm_workspace_get_course_model (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), NULL);

  return self->course_model;
}
