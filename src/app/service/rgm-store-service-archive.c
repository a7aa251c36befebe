#include "config.h"

#include "rgm-store-service-archive.h"

#include "rgm-erase-sealed.h"
#include "rgm-places.h"
#include "rgm-store-service-private.h"
#include "rgm-transfer.h"

/* What goes in and out as a whole, and what goes for good, in the store's thread. */

/* How much of an import is done when the backup is made, of `RGM_TRANSFER_WHOLE`: a database into
 * which as much comes as it has. */
#define PART_BACKED_UP 200

static void
job_clear (gpointer data)
{
  RgmImportJob *self = data;

  rgm_archive_free (self->archive);
}

/**
 * rgm_import_job_new:
 * @archive: (transfer full): what is to be brought in
 *
 * Returns: (transfer full): an import that keeps what is there
 */
RgmImportJob *
rgm_import_job_new (RgmArchive *archive)
{
  RgmImportJob *self = g_atomic_rc_box_new0 (RgmImportJob);

  self->archive = archive;
  return self;
}

/**
 * rgm_import_job_ref:
 * @self: an import
 *
 * Returns: (transfer full): @self
 */
RgmImportJob *
rgm_import_job_ref (RgmImportJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * rgm_import_job_unref:
 * @self: (transfer full): an import
 *
 * Gives @self back.
 */
void
rgm_import_job_unref (RgmImportJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}

static RgmStoreTransfer
make_transfer (const RgmStoreCall *call)
{
  const RgmImportJob *job = call->input;

  return (RgmStoreTransfer) { g_task_get_cancellable (call->task), job->progress, job->data };
}

static void
call_load_archive (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  call->output = rgm_store_load_archive (thread->store, call->value, call->input, error);
  call->free_output = (GDestroyNotify) rgm_archive_free;
}

static void
call_load_to_import (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  if (rgm_store_check_protocols (thread->store, call->value, error))
    call_load_archive (thread, call, error);
}

static void
call_preview_import (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmStoreTransfer transfer = make_transfer (call);
  RgmImportJob *job = call->input;

  call->output = rgm_store_preview_import (thread->store, job->archive, thread->library->areas,
                                           job->mode, &transfer, error);
  call->free_output = (GDestroyNotify) rgm_import_report_free;
}

static void
call_import (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmStoreTransfer transfer = make_transfer (call);
  RgmTransferPart part = { 0 };
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_IMPORT,
                               .cancellable = transfer.cancellable,
                               .progress = rgm_transfer_part_tell_copied, .data = &part };
  RgmImportJob *job = call->input;
  g_autoptr (RgmBackupEntry) backup = NULL;
  RgmStoreTransfer importing;

  rgm_transfer_part_begin (&part, &transfer, PART_BACKED_UP);
  backup = rgm_backup_make (rgm_store_get_path (thread->store), &options, error);
  if (backup == NULL)
    return;
  importing = rgm_transfer_part_begin (&part, &transfer, RGM_TRANSFER_WHOLE);
  call->output = rgm_store_import_archive (thread->store, job->archive, thread->library->areas,
                                           job->mode, &importing, error);
  call->free_output = (GDestroyNotify) rgm_import_report_free;
  rgm_store_thread_reload_areas (thread, call);
}

static void
call_find_sealed (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  gboolean found;

  if (rgm_erase_find_sealed (rgm_store_get_path (thread->store), &found, error))
    call->output = GINT_TO_POINTER (found);
}

/* With the passphrase, which is its own. */
static void
erase_options_free (gpointer data)
{
  RgmEraseOptions *self = data;

  rgm_passphrase_free ((RgmPassphrase *) self->passphrase);
  g_free (self);
}

static void
call_erase_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  RgmEraseOptions *options = call->input;
  const char *path = rgm_store_get_path (thread->store);

  if (options->passphrase != NULL
      && !rgm_erase_check_passphrase (path, options->passphrase, error))
    return;
  options->salvaged_dir = places->salvaged_dir;
  call->output = rgm_erase_patient (thread->store, call->value, options, error);
  call->free_output = (GDestroyNotify) rgm_erasure_free;
}

static void
call_erase_left (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const RgmErasure erasure = { .left = call->input };

  call->output = GINT_TO_POINTER (rgm_erase_left (thread->store, &erasure, error));
}

static void
call_forget_folders (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  call->output = GINT_TO_POINTER (rgm_erase_forget (thread->store, call->input, error));
}

static void
push_load (RgmStoreService *self, RgmStoreCallFunc func, const char *patient_id,
           const RgmStoreTransfer *transfer, GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, func,
                                                  transfer->cancellable, callback, user_data);

  call->value = g_strdup (patient_id);
  call->input = g_memdup2 (transfer, sizeof *transfer);
  call->free_input = g_free;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_load_archive_async:
 * @self: a service
 * @patient_id: (nullable): the UUID of the patient to load, %NULL for everything
 * @transfer: how it is watched; its progress is told in the store's thread, until @callback is
 *   called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads everything, or everything of one patient.
 */
void
rgm_store_service_load_archive_async (RgmStoreService *self, const char *patient_id,
                                      const RgmStoreTransfer *transfer,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  push_load (self, call_load_archive, patient_id, transfer, callback, user_data);
}

/**
 * rgm_store_service_load_to_import_async:
 * @self: a service
 * @patient_id: (nullable): the UUID of the patient to load, %NULL for everything
 * @transfer: as for rgm_store_service_load_archive_async()
 * @callback: called when it is done; it ends this with rgm_store_service_load_archive_finish()
 * @user_data: for @callback
 *
 * Loads what is to be imported elsewhere: `RGM_STORE_ERROR_DAMAGED` where a protocol was altered.
 */
void
rgm_store_service_load_to_import_async (RgmStoreService *self, const char *patient_id,
                                        const RgmStoreTransfer *transfer,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  push_load (self, call_load_to_import, patient_id, transfer, callback, user_data);
}

/**
 * rgm_store_service_load_archive_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_load_archive_async().
 *
 * Returns: (transfer full): what was loaded, or %NULL on error
 */
RgmArchive *
rgm_store_service_load_archive_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

static void
push_job (RgmStoreService *self, RgmStoreCallKind kind, RgmStoreCallFunc func, RgmImportJob *job,
          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, kind, func, cancellable, callback,
                                                  user_data);

  call->input = rgm_import_job_ref (job);
  call->free_input = (GDestroyNotify) rgm_import_job_unref;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_preview_import_async:
 * @self: a service
 * @job: the import
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done; it ends this with rgm_store_service_import_finish()
 * @user_data: for @callback
 *
 * Finds out what an import would do.
 */
void
rgm_store_service_preview_import_async (RgmStoreService *self, RgmImportJob *job,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  push_job (self, RGM_STORE_CALL_READ, call_preview_import, job, cancellable, callback, user_data);
}

/**
 * rgm_store_service_import_async:
 * @self: a service
 * @job: the import
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup and then the import, as one change.
 */
void
rgm_store_service_import_async (RgmStoreService *self, RgmImportJob *job,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  push_job (self, RGM_STORE_CALL_WRITE, call_import, job, cancellable, callback, user_data);
}

/**
 * rgm_store_service_import_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_import_async().
 *
 * Returns: (transfer full): what was done, or %NULL on error
 */
RgmImportReport *
rgm_store_service_import_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_find_sealed_async:
 * @self: a service
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out whether there are backups that only a passphrase opens.
 */
void
rgm_store_service_find_sealed_async (RgmStoreService *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  rgm_store_service_push (self, rgm_store_service_prepare (self, RGM_STORE_CALL_READ,
                                                           call_find_sealed, cancellable, callback,
                                                           user_data));
}

/**
 * rgm_store_service_find_sealed_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, where they cannot be looked at
 *
 * Ends rgm_store_service_find_sealed_async().
 *
 * Returns: whether there are any
 */
gboolean
rgm_store_service_find_sealed_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}

/**
 * rgm_store_service_erase_patient_async:
 * @self: a service
 * @id: the UUID of the patient
 * @passphrase: (nullable) (transfer full): what opens the sealed backups
 * @progress: told how far it is, in the store's thread, until @callback is called
 * @data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Erases a patient for good.
 */
void
rgm_store_service_erase_patient_async (RgmStoreService *self, const char *id,
                                       RgmPassphrase *passphrase, RgmStoreProgress progress,
                                       gpointer data, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  const RgmEraseOptions options = {
    .passphrase = passphrase, .progress = progress, .data = data
  };
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, call_erase_patient,
                                                  NULL, callback, user_data);

  call->value = g_strdup (id);
  call->input = g_memdup2 (&options, sizeof options);
  call->free_input = erase_options_free;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_erase_patient_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`; `RGM_STORE_ERROR_WRONG_PASSPHRASE`
 *   where nothing was erased, because the passphrase opens none of the sealed backups
 *
 * Ends rgm_store_service_erase_patient_async().
 *
 * Returns: (transfer full): what became of the files, or %NULL on error
 */
RgmErasure *
rgm_store_service_erase_patient_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/* Paths are copied: whoever asks may be gone before it is done. */
static void
push_paths (RgmStoreService *self, RgmStoreCallFunc func, const char *const *paths,
            GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, func, NULL, callback,
                                                  user_data);

  call->input = g_strdupv ((GStrv) paths);
  call->free_input = (GDestroyNotify) g_strfreev;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_erase_left_async:
 * @self: a service
 * @erasure: what became of the files when somebody was erased
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes the files that hold, or may hold, the patient still.
 */
void
rgm_store_service_erase_left_async (RgmStoreService *self, const RgmErasure *erasure,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  push_paths (self, call_erase_left, (const char *const *) erasure->left, callback, user_data);
}

/**
 * rgm_store_service_erase_left_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_erase_left_async().
 *
 * Returns: whether all of them are gone
 */
gboolean
rgm_store_service_erase_left_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}

/**
 * rgm_store_service_forget_folders_async:
 * @self: a service
 * @folders: folders that the database was in, and that are not there
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Forgets folders for good, see rgm_erase_forget().
 */
void
rgm_store_service_forget_folders_async (RgmStoreService *self, const char *const *folders,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  push_paths (self, call_forget_folders, folders, callback, user_data);
}

/**
 * rgm_store_service_forget_folders_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_forget_folders_async().
 *
 * Returns: whether they are forgotten
 */
gboolean
rgm_store_service_forget_folders_finish (RgmStoreService *self, GAsyncResult *result,
                                         GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
