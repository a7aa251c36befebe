#pragma once

#include "rgm-backup.h"
#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmErasure:
 * @rewritten: %NULL-terminated paths of the backups that held the patient and no longer do
 * @left: %NULL-terminated paths of files that hold, or may hold, the patient still: backups that
 *   are sealed or damaged, and copies that were put beside the database
 * @unread: %NULL-terminated sentences on the backups and copies that could not be read or changed
 *   just now, with the reason: an error of the disk, no room or no permission. They may hold the
 *   patient, or nothing of them, and rgm_erase_left() lets them be
 * @unreached: %NULL-terminated paths of folders in which there may be such files, but which could
 *   not be looked into: the database was there before it was salvaged, and they are not there or
 *   may not be read, as on a disk that is not connected
 * @gone: %NULL-terminated paths of those of @unreached that are not there: only these can be
 *   forgotten, with rgm_erase_forget()
 *
 * What became of the files when a patient was erased.
 */
typedef struct {
  GStrv rewritten;
  GStrv left;
  GStrv unread;
  GStrv unreached;
  GStrv gone;
} RgmErasure;

/**
 * RgmEraseOptions:
 * @passphrase: (nullable): what opens sealed backups
 * @progress: (nullable): told how far it is, a backup a step
 * @data: for @progress
 * @salvaged_dir: (nullable): where it is remembered which files were salvaged, of which a path may
 *   have the name of the patient
 *
 * How to erase somebody.
 */
typedef struct {
  const RgmPassphrase *passphrase;
  RgmStoreProgress progress;
  gpointer data;
  const char *salvaged_dir;
} RgmEraseOptions;

void rgm_erasure_free (RgmErasure *self);
RgmErasure *rgm_erase_patient (RgmStore *store, const char *id, const RgmEraseOptions *options,
                               GError **error);
gboolean rgm_erase_check_gone (RgmStore *store, const char *const *folders, GError **error);
gboolean rgm_erase_forget (RgmStore *store, const char *const *folders, GError **error);
gboolean rgm_erase_left (RgmStore *store, const RgmErasure *erasure, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmErasure, rgm_erasure_free)

G_END_DECLS
