#pragma once

#include "rgm-backup.h"

G_BEGIN_DECLS

/**
 * RgmErasure:
 * @rewritten: %NULL-terminated paths of the backups that held the patient and no longer do
 * @left: %NULL-terminated paths of files that hold, or may hold, the patient still: backups that
 *   are sealed or damaged, and copies that were put beside the database
 *
 * What became of the files when a patient was erased.
 */
typedef struct {
  GStrv rewritten;
  GStrv left;
} RgmErasure;

void rgm_erasure_free (RgmErasure *self);
RgmErasure *rgm_erase_patient (RgmStore *store, const char *id, const RgmPassphrase *passphrase,
                               GError **error);
gboolean rgm_erase_left (const RgmErasure *erasure, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmErasure, rgm_erasure_free)

G_END_DECLS
