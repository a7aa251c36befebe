#include "config.h"

#include "rgm-known-files.h"
#include "rgm-places.h"
#include "rgm-sample.h"
#include "rgm-workspace-private.h"

/* Opening a database, and loading what the first picture needs, in the order in which it does. */

static const char *
get_path (RgmWorkspace *self)
{
  return rgm_store_service_get_path (self->service);
}

/* No file is no problem where there never was one. */
static void
tell_no_file (RgmWorkspace *self)
{
  GError *missing = NULL;

  if (!rgm_known_files_has (self->settings, get_path (self)))
    {
      rgm_workspace_set_state (self, RGM_WORKSPACE_FIRST_RUN);
      return;
    }
  rgm_store_error_set (&missing, RGM_STORE_ERROR_MISSING, get_path (self), NULL);
  rgm_workspace_set_problem (self, missing);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWorkspace) self = data;
  GError *error = NULL;

  if (rgm_store_service_open_finish (RGM_STORE_SERVICE (source), result, &error))
    {
      rgm_workspace_take_mode (self);
      return;
    }
  /* What was queued behind it would only say the same once more. */
  g_cancellable_cancel (self->cancellable);
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE))
    {
      g_clear_error (&error);
      tell_no_file (self);
    }
  else
    rgm_workspace_set_problem (self, error);
}

/* Damage that the first pages did not meet. Where nothing was opened, there is none to find. */
static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWorkspace) self = data;
  g_autoptr (GError) error = NULL;

  if (!rgm_store_service_check_finish (RGM_STORE_SERVICE (source), result, &error)
      && error->domain == RGM_STORE_ERROR && error->code != RGM_STORE_ERROR_FAILED
      && !rgm_store_error_is_locked (error)
      && self->state != RGM_WORKSPACE_PROBLEM)
    rgm_workspace_set_problem (self, g_steal_pointer (&error));
}

static void
on_sample_filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmWorkspace) self = data;
  GError *error = NULL;

  if (!rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_workspace_set_problem (self, error);
}

/* Queues all that the first picture needs, so that the thread need not wait for this one. */
void
rgm_workspace_queue_opening (RgmWorkspace *self, RgmStoreFlags flags)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rgm_workspace_set_state (self, RGM_WORKSPACE_OPENING);
  rgm_store_service_open_async (self->service, flags, NULL, on_opened_cb, g_object_ref (self));
  if (self->is_sample)
    rgm_store_service_fill_sample_async (self->service, RGM_SAMPLE_PATIENTS,
                                         rgm_clock_get_today (self->clock), self->cancellable,
                                         on_sample_filled_cb, g_object_ref (self));
}

/* From now on there is something that can be lost. What former versions kept of paths goes to where
 * it is found when somebody is erased, also by regimenctl. */
void
rgm_workspace_begin_keeping (RgmWorkspace *self)
{
  g_autoptr (RgmPlaces) places = NULL;

  if (self->is_sample)
    return;
  places = rgm_places_new ();
  rgm_known_files_hand_over (self->settings, places->salvaged_dir);
  rgm_known_files_note_opened (self->settings, get_path (self));
  rgm_backup_service_begin (self->backups);
}

/* What the first picture can do without: loading it takes a core from whoever draws that picture.
 * The check comes last, since it takes longest. */
static gboolean
queue_rest_cb (gpointer data)
{
  RgmWorkspace *self = data;

  self->rest_id = 0;
  rgm_patient_list_load_courses (self->patients);
  rgm_store_service_check_async (self->service, self->cancellable, on_checked_cb,
                                 g_object_ref (self));
  rgm_workspace_begin_keeping (self);
  return G_SOURCE_REMOVE;
}

/* An idle call of low priority waits until the names are drawn. */
void
rgm_workspace_bring_rest (RgmWorkspace *self)
{
  if (!self->rest_due || self->held)
    return;

  self->rest_due = FALSE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_idle_add_full (G_PRIORITY_LOW, queue_rest_cb, self, NULL);
}

void
rgm_workspace_queue_names (RgmWorkspace *self)
{
  self->rest_due = TRUE;
  rgm_patient_list_load_names (self->patients);
}

void
rgm_workspace_queue_first_loads (RgmWorkspace *self)
{
  rgm_patient_list_load (self->patients);
}

/**
 * rgm_workspace_start_anew:
 * @self: a workspace whose database is missing
 *
 * Does as if there had never been one: what the user chooses next makes a new one.
 */
void
rgm_workspace_start_anew (RgmWorkspace *self)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));
  g_return_if_fail (g_error_matches (self->problem, RGM_STORE_ERROR, RGM_STORE_ERROR_MISSING));

  self->anew = TRUE;
  rgm_workspace_set_state (self, RGM_WORKSPACE_FIRST_RUN);
}

/**
 * rgm_workspace_take_making:
 * @self: a workspace without a database
 *
 * Returns: how one is to be made: once after rgm_workspace_start_anew() in place of what is
 *   missing, else only where none is missed
 */
RgmStoreFlags
rgm_workspace_take_making (RgmWorkspace *self)
{
  gboolean anew = FALSE;

  g_return_val_if_fail (RGM_IS_WORKSPACE (self), RGM_STORE_DEFAULT);

  anew = self->anew;
  self->anew = FALSE;
  return anew ? RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE : RGM_STORE_CREATE;
}

/**
 * rgm_workspace_set_held:
 * @self: a workspace
 * @held: whether to load no more than the first picture needs
 *
 * Holds back all else until that picture is drawn: an idle call comes too early where the display
 * lets a new window wait.
 */
void
rgm_workspace_set_held (RgmWorkspace *self, gboolean held)
{
  g_return_if_fail (RGM_IS_WORKSPACE (self));

  self->held = held;
  rgm_patient_list_set_held (self->patients, held);
  if (!held && rgm_patient_list_get_loaded (self->patients))
    rgm_workspace_bring_rest (self);
}
