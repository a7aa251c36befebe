#include "config.h"

#include "rgm-workspace-private.h"

#include <glib/gi18n-lib.h>

/* What a database is for: as it says, as the user chooses, and as it is shown. */

static void
on_log_patient_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWorkspace) self = data;
  g_autoptr (GError) error = NULL;

  self->adding_log_patient = FALSE;
  if (!rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_workspace_fail (self, error);
}

/* A personal log is of somebody. */
static void
add_log_patient (RgmWorkspace *self)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new (rgm_workspace_get_log_name ());

  if (self->adding_log_patient)
    return;
  self->adding_log_patient = TRUE;
  rgm_store_service_save_first_patient_async (self->service, patient, NULL,
                                              on_log_patient_saved_cb, g_object_ref (self));
}

/* In a log the one patient is always looked at, also if the list would not show it. */
static void
show_log_patient (RgmWorkspace *self)
{
  if (self->mode == RGM_WORKSPACE_LOG && rgm_patient_list_get_loaded (self->patients))
    rgm_course_model_set_patient_id (self->course_model,
                                     rgm_patient_list_get_first_id (self->patients));
}

/* With a second patient, brought back by undoing or put in by another program, a log is shown as
 * patients: nobody is to be hidden. */
static void
choose_shown (RgmWorkspace *self)
{
  RgmWorkspaceMode shown = self->kept_mode;

  if (shown == RGM_WORKSPACE_LOG && rgm_patient_list_get_loaded (self->patients)
      && rgm_patient_list_get_n_patients (self->patients) > 1)
    shown = RGM_WORKSPACE_PATIENTS;
  if (shown != RGM_WORKSPACE_UNDECIDED)
    rgm_workspace_set_mode (self, shown);
  show_log_patient (self);
}

/* Shows the mode with patients that were just loaded. */
void
rgm_workspace_show_mode (RgmWorkspace *self)
{
  choose_shown (self);
  if (self->mode == RGM_WORKSPACE_LOG && rgm_patient_list_get_loaded (self->patients)
      && rgm_patient_list_get_n_patients (self->patients) == 0
      && !rgm_store_service_get_read_only (self->service))
    add_log_patient (self);
}

/* Takes over what the database says. The patients that it has with that are yet to be loaded. */
void
rgm_workspace_take_mode (RgmWorkspace *self)
{
  self->kept_mode = rgm_workspace_mode_from_setting (rgm_store_service_get_mode (self->service));
  if (self->state == RGM_WORKSPACE_OPENING)
    rgm_workspace_set_mode (self, self->kept_mode);
  else if (self->state == RGM_WORKSPACE_READY)
    choose_shown (self);
}

static void
on_mode_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWorkspace) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    {
      rgm_workspace_begin_keeping (self);
      return;
    }
  rgm_workspace_take_mode (self);
  rgm_workspace_fail (self, error);
}

static void
on_log_begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmWorkspace *self = data;

  self->adding_log_patient = FALSE;
  on_mode_saved_cb (source, result, self);
}

static void
save_mode (RgmWorkspace *self, RgmWorkspaceMode mode, GAsyncReadyCallback callback)
{
  rgm_store_service_save_setting_async (self->service, RGM_STORE_SETTING_MODE,
                                        rgm_workspace_mode_to_setting (mode), NULL, callback,
                                        callback != NULL ? g_object_ref (self) : NULL);
}

/* A database that says nothing is shown as something all the same, and that is what there is to
 * come back to. */
static void
switch_mode (RgmWorkspace *self, RgmWorkspaceMode mode)
{
  g_autoptr (RgmPatient) patient = NULL;

  if (rgm_store_service_get_mode (self->service) == NULL)
    save_mode (self, self->mode, NULL);
  if (mode != RGM_WORKSPACE_LOG || rgm_patient_list_get_n_patients (self->patients) > 0
      || self->adding_log_patient)
    {
      save_mode (self, mode, on_mode_saved_cb);
      return;
    }
  patient = rgm_patient_new (rgm_workspace_get_log_name ());
  self->adding_log_patient = TRUE;
  rgm_store_service_begin_log_async (self->service, patient, NULL, on_log_begun_cb,
                                     g_object_ref (self));
}

/**
 * rgm_workspace_get_log_name:
 *
 * Returns: what the one person of a log is called at first
 */
const char *
rgm_workspace_get_log_name (void)
{
  /* Translators: what the one person of a personal log is called until they change it. */
  return _("My log");
}

/**
 * rgm_workspace_choose_mode:
 * @self: a workspace
 * @mode: what its database is for
 *
 * Says what the database is for, and makes it if there is none: where one is missing, only after
 * rgm_workspace_start_anew(). In one that is shown already, that is a change that can be undone.
 */
void
rgm_workspace_choose_mode (RgmWorkspace *self, RgmWorkspaceMode mode)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));
  g_return_if_fail (mode != RGM_WORKSPACE_UNDECIDED);

  if (self->state == RGM_WORKSPACE_READY)
    {
      switch_mode (self, mode);
      self->kept_mode = mode;
      choose_shown (self);
      return;
    }
  if (self->state == RGM_WORKSPACE_FIRST_RUN)
    rgm_workspace_queue_opening (self, rgm_workspace_take_making (self));
  save_mode (self, mode, on_mode_saved_cb);
  rgm_workspace_set_mode (self, mode);
  if (self->state == RGM_WORKSPACE_OPENING)
    rgm_workspace_queue_first_loads (self);
}

/**
 * rgm_workspace_get_mode:
 * @self: a workspace
 *
 * Returns: what the database is for
 */
RgmWorkspaceMode
rgm_workspace_get_mode (RgmWorkspace *self)
{
  g_return_val_if_fail (RGM_IS_WORKSPACE (self), RGM_WORKSPACE_UNDECIDED);

  return self->mode;
}
