#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RgmBackupReason:
 * @RGM_BACKUP_START: the program was started, and something had changed
 * @RGM_BACKUP_EDITS: there were half an hour of edits
 * @RGM_BACKUP_ASKED: the user asked for it
 * @RGM_BACKUP_BEFORE_IMPORT: something was about to be imported
 * @RGM_BACKUP_BEFORE_MIGRATION: the file was about to be brought to a newer form
 * @RGM_BACKUP_BEFORE_RESTORE: a backup was about to be restored
 * @RGM_BACKUP_BEFORE_ERASE: a patient was about to be erased
 * @RGM_BACKUP_COPY: it is a database that was copied by hand, and no backup of Regimen
 *
 * Why a backup was made.
 */
typedef enum {
  RGM_BACKUP_START,
  RGM_BACKUP_EDITS,
  RGM_BACKUP_ASKED,
  RGM_BACKUP_BEFORE_IMPORT,
  RGM_BACKUP_BEFORE_MIGRATION,
  RGM_BACKUP_BEFORE_RESTORE,
  RGM_BACKUP_BEFORE_ERASE,
  RGM_BACKUP_COPY,
} RgmBackupReason;

/**
 * RgmBackupState:
 * @RGM_BACKUP_UNCHECKED: it was verified when it was written, and not read since
 * @RGM_BACKUP_VERIFIED: every byte of it is as it was written
 * @RGM_BACKUP_DAMAGED: it is not as it was written, or may not be read
 * @RGM_BACKUP_UNREADABLE: the disk reported an error when it was read, which tells nothing of what
 *   is in it, and may pass
 *
 * What is known of a backup.
 */
typedef enum {
  RGM_BACKUP_UNCHECKED,
  RGM_BACKUP_VERIFIED,
  RGM_BACKUP_DAMAGED,
  RGM_BACKUP_UNREADABLE,
} RgmBackupState;

#define RGM_TYPE_BACKUP_ENTRY (rgm_backup_entry_get_type ())

/**
 * RgmBackupEntry:
 * @path: the file
 * @at: when it was made, in microseconds since 1970 UTC
 * @reason: why
 * @n_patients: how many patients it holds
 * @n_sessions: how many sessions it holds
 * @size: its size in bytes
 * @change: the number of the last change to the database that it holds
 * @sealed: whether it takes a passphrase to open it
 * @origin: (nullable): which database it is of, whatever that is called; %NULL if it does not say
 * @made_from: (nullable) (type filename): what the database was called when it was made, if that is
 *   another name than it has now
 * @flawed: whether the database was not as it had been written when the backup was made: what it
 *   holds may be wrong, though it holds all there was
 * @state: what is known of it
 *
 * A backup, by what can be told without opening it. Of one that is damaged, or that the disk cannot
 * read, only the path, the size, and what its name says are known.
 */
typedef struct {
  char *path;
  gint64 at;
  RgmBackupReason reason;
  gint64 n_patients;
  gint64 n_sessions;
  gint64 size;
  gint64 change;
  gboolean sealed;
  char *origin;
  char *made_from;
  gboolean flawed;
  RgmBackupState state;
} RgmBackupEntry;

GType rgm_backup_entry_get_type (void);
RgmBackupEntry *rgm_backup_entry_new (const char *path);
RgmBackupEntry *rgm_backup_entry_copy (const RgmBackupEntry *self);
void rgm_backup_entry_free (RgmBackupEntry *self);
const char *rgm_backup_reason_get_name (RgmBackupReason reason);
gboolean rgm_backup_entry_can_be_told (const RgmBackupEntry *self);
gboolean rgm_backup_entry_is_sound (const RgmBackupEntry *self);
gboolean rgm_backup_reason_find (const char *name, RgmBackupReason *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmBackupEntry, rgm_backup_entry_free)

G_END_DECLS
