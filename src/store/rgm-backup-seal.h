#pragma once

#include "rgm-passphrase.h"

G_BEGIN_DECLS

/**
 * RgmBackupSeal:
 *
 * What it takes to seal backups, which is not enough to open one: the public half of a pair of
 * keys whose other half is made from a passphrase by Argon2id when one is opened, once for all that
 * bear the same seal and as long as the passphrase is there. So the passphrase is kept nowhere, and
 * the seal may lie open in the database.
 */
typedef struct _RgmBackupSeal RgmBackupSeal;

/**
 * RgmBackupStrength:
 * @RGM_BACKUP_STRENGTH_USUAL: about a second and 256 MiB for each guess
 * @RGM_BACKUP_STRENGTH_LEAST: for tests that have no secrets
 *
 * How hard it is to guess a passphrase.
 */
typedef enum {
  RGM_BACKUP_STRENGTH_USUAL,
  RGM_BACKUP_STRENGTH_LEAST,
} RgmBackupStrength;

RgmBackupSeal *rgm_backup_seal_new (const RgmPassphrase *passphrase, RgmBackupStrength strength,
                                    GError **error);
RgmBackupSeal *rgm_backup_seal_new_from_text (const char *text);
RgmBackupSeal *rgm_backup_seal_new_from_file (const char *path);
char *rgm_backup_seal_to_text (const RgmBackupSeal *self);
void rgm_backup_seal_free (RgmBackupSeal *self);
gboolean rgm_backup_seal_matches (const RgmBackupSeal *self, const RgmPassphrase *passphrase,
                                  gboolean *matches, GError **error);
gboolean rgm_backup_seal_is_begun (const char *path);
gboolean rgm_backup_seal_close (const RgmBackupSeal *self, int from, int to, const char *path,
                                const char *info, GError **error);
gboolean rgm_backup_seal_open (const RgmPassphrase *passphrase, int from, gint64 size, int to,
                               const char *path, const char *info, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmBackupSeal, rgm_backup_seal_free)

G_END_DECLS
