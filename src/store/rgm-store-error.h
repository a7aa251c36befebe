#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmStoreError:
 * @RGM_STORE_ERROR_IO: the disk or the folder reported an error; nothing was changed
 * @RGM_STORE_ERROR_FULL: the disk, or the space allowed, is full; nothing was changed
 * @RGM_STORE_ERROR_LOCKED: another program is writing and did not end in time; nothing was
 *   changed, try again
 * @RGM_STORE_ERROR_READ_ONLY: the file or its folder may only be read
 * @RGM_STORE_ERROR_PERMISSION: the file may not be opened by this user
 * @RGM_STORE_ERROR_NO_FILE: there is no such file, and none was to be made
 * @RGM_STORE_ERROR_MISSING: there is no such file any more: there was one
 * @RGM_STORE_ERROR_EXISTS: there is such a file, and a new one was to be made
 * @RGM_STORE_ERROR_SYMLINK: the file is a symbolic link
 * @RGM_STORE_ERROR_NOT_A_FILE: it is a folder, a device or the like
 * @RGM_STORE_ERROR_EMPTY: the file has no bytes; Regimen never leaves one, so what was in it is
 *   gone and nothing is written over it
 * @RGM_STORE_ERROR_STRAY_JOURNAL: there is no file, but the journal of one: it was moved while in
 *   use, and a new one in its place would be spoilt by the journal
 * @RGM_STORE_ERROR_FOREIGN: it is not a Regimen database
 * @RGM_STORE_ERROR_NEWER: it was written by a newer Regimen and can only be read
 * @RGM_STORE_ERROR_DAMAGED: the file is damaged
 * @RGM_STORE_ERROR_NOT_FOUND: there is no such patient, course, session or other record
 * @RGM_STORE_ERROR_INVALID: a value is out of range or not what it must be; nothing was changed
 * @RGM_STORE_ERROR_IN_USE: other records need this one; nothing was changed
 * @RGM_STORE_ERROR_OUTCOME_UNKNOWN: the disk reported an error while the change was being made
 *   lasting: it may be there or not. Load again to see; saving the same record again is safe
 * @RGM_STORE_ERROR_NOTHING_TO_UNDO: there is no change to undo or do again, or another one than was
 *   meant
 * @RGM_STORE_ERROR_CONFLICT: the records are not as the change left them that is to be undone or
 *   done again; nothing was changed
 * @RGM_STORE_ERROR_CHANGED: a record is not as it was when somebody decided to change it
 * @RGM_STORE_ERROR_ALTERED: a backup is not as it was written: bytes were changed or are missing
 * @RGM_STORE_ERROR_SEALED: a backup takes a passphrase, and none was given
 * @RGM_STORE_ERROR_WRONG_PASSPHRASE: a backup takes another passphrase
 * @RGM_STORE_ERROR_MOVED: the file that is open is not the one at its path any more: it was moved,
 *   replaced or deleted; nothing was changed
 * @RGM_STORE_ERROR_NOTHING_LEFT: nothing could be salvaged from a file
 * @RGM_STORE_ERROR_NOT_A_FOLDER: a file is where a folder is to be
 * @RGM_STORE_ERROR_ERASED: the patient was erased, and does not come back; nothing was changed
 * @RGM_STORE_ERROR_KEPT: a database, its journal or a backup was to be replaced by something else
 * @RGM_STORE_ERROR_CUT_OFF: a save was cut off, and what it left must be taken back before anything
 *   can be read, which is not allowed
 * @RGM_STORE_ERROR_NO_PASSPHRASE: the first line of a file is none: empty, too long, or not UTF-8
 * @RGM_STORE_ERROR_PATH_TOO_LONG: the path, or a name in it, is longer than the system or SQLite
 *   can take; nothing was changed
 * @RGM_STORE_ERROR_LOCKED_OUT: another program keeps the file to itself and did not end in time, so
 *   that it cannot be opened to be read either
 * @RGM_STORE_ERROR_DELETED: the record that was to be changed was deleted since somebody decided to
 *   change it; nothing was changed
 * @RGM_STORE_ERROR_TOO_MANY: there would be more records of a kind than can be exported and brought
 *   in again; nothing was changed
 * @RGM_STORE_ERROR_READ_ONLY_FOLDER: nothing may be written to the folder of the file, or to that
 *   of its backups
 * @RGM_STORE_ERROR_EMPTY_BACKUP: a file that is to be restored has no bytes
 * @RGM_STORE_ERROR_NO_FOLDER: there is no such folder, in which a file was to be made
 * @RGM_STORE_ERROR_CLOSED_FOLDER: nothing may be written to the folder in which a file was to be
 *   made
 * @RGM_STORE_ERROR_FAILED: anything else
 *
 * What can go wrong with the database. The message is one sentence, or two, on one line: it names
 * the file and says what to do.
 */
typedef enum {
  RGM_STORE_ERROR_IO,
  RGM_STORE_ERROR_FULL,
  RGM_STORE_ERROR_LOCKED,
  RGM_STORE_ERROR_READ_ONLY,
  RGM_STORE_ERROR_PERMISSION,
  RGM_STORE_ERROR_NO_FILE,
  RGM_STORE_ERROR_MISSING,
  RGM_STORE_ERROR_EXISTS,
  RGM_STORE_ERROR_SYMLINK,
  RGM_STORE_ERROR_NOT_A_FILE,
  RGM_STORE_ERROR_EMPTY,
  RGM_STORE_ERROR_STRAY_JOURNAL,
  RGM_STORE_ERROR_FOREIGN,
  RGM_STORE_ERROR_NEWER,
  RGM_STORE_ERROR_DAMAGED,
  RGM_STORE_ERROR_NOT_FOUND,
  RGM_STORE_ERROR_INVALID,
  RGM_STORE_ERROR_IN_USE,
  RGM_STORE_ERROR_OUTCOME_UNKNOWN,
  RGM_STORE_ERROR_NOTHING_TO_UNDO,
  RGM_STORE_ERROR_CONFLICT,
  RGM_STORE_ERROR_CHANGED,
  RGM_STORE_ERROR_ALTERED,
  RGM_STORE_ERROR_SEALED,
  RGM_STORE_ERROR_WRONG_PASSPHRASE,
  RGM_STORE_ERROR_MOVED,
  RGM_STORE_ERROR_NOTHING_LEFT,
  RGM_STORE_ERROR_NOT_A_FOLDER,
  RGM_STORE_ERROR_ERASED,
  RGM_STORE_ERROR_KEPT,
  RGM_STORE_ERROR_CUT_OFF,
  RGM_STORE_ERROR_NO_PASSPHRASE,
  RGM_STORE_ERROR_PATH_TOO_LONG,
  RGM_STORE_ERROR_LOCKED_OUT,
  RGM_STORE_ERROR_DELETED,
  RGM_STORE_ERROR_TOO_MANY,
  RGM_STORE_ERROR_READ_ONLY_FOLDER,
  RGM_STORE_ERROR_EMPTY_BACKUP,
  RGM_STORE_ERROR_NO_FOLDER,
  RGM_STORE_ERROR_CLOSED_FOLDER,
  RGM_STORE_ERROR_FAILED,
} RgmStoreError;

#define RGM_STORE_ERROR (rgm_store_error_quark ())
GQuark rgm_store_error_quark (void);
gboolean rgm_store_error_is_locked (const GError *error);
void rgm_store_error_set (GError **error, RgmStoreError code, const char *path,
                          const char *detail);

G_END_DECLS
