#pragma once

#include "rgm-backup.h"
#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmRestoreReport:
 * @before: (nullable): the backup that was made of how it was
 * @aside: (nullable): where the damaged file is kept
 * @change: the number of the change that it is, to undo it by; 0 where the backup held what was
 *   there already, and where it took the place of a file
 * @n_erased: how many patients of the backup were left out, because they were erased
 * @erasures_known: whether it is known who was erased after the backup was made
 *
 * What a restore came to.
 */
typedef struct {
  RgmBackupEntry *before;
  char *aside;
  gint64 change;
  guint n_erased;
  gboolean erasures_known;
} RgmRestoreReport;

RgmRestoreReport *rgm_restore_report_new (void);
void rgm_restore_report_free (RgmRestoreReport *self);
gboolean rgm_backup_restore (RgmStore *store, const char *path, const RgmPassphrase *passphrase,
                             const RgmStoreTransfer *transfer, RgmRestoreReport **report,
                             GError **error);
gboolean rgm_backup_restore_in_place (const char *database, const char *path,
                                      const RgmPassphrase *passphrase, gint64 now,
                                      const RgmStoreTransfer *transfer,
                                      RgmRestoreReport **report, GError **error);
char *rgm_backup_restore_get_aside_prefix (const char *database);
gboolean rgm_backup_can_restore_in_place (const char *database, const GError *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmRestoreReport, rgm_restore_report_free)

G_END_DECLS
