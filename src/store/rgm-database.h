#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "rgm-store-error.h"

G_BEGIN_DECLS

/* "Rgmn", at byte 68 of every Regimen database. */
#define RGM_DATABASE_APPLICATION_ID 0x52676d6e

/**
 * RgmDatabaseMode:
 * @RGM_DATABASE_READ_ONLY: nothing can be written
 * @RGM_DATABASE_READ_WRITE: changes last, whatever happens
 * @RGM_DATABASE_SCRATCH: a file that nobody else knows yet and that is thrown away on any error:
 *   its journal stays in memory
 *
 * What a connection is for.
 */
typedef enum {
  RGM_DATABASE_READ_ONLY,
  RGM_DATABASE_READ_WRITE,
  RGM_DATABASE_SCRATCH,
} RgmDatabaseMode;

/**
 * RgmDatabase:
 *
 * A connection to a database file, with the flags and pragmas that the promises of the store rest
 * on, and its errors in the terms of `RGM_STORE_ERROR`. Used by one thread at a time.
 */
typedef struct _RgmDatabase RgmDatabase;

/**
 * RgmRecorder:
 *
 * Records what a transaction changes.
 */
typedef struct _RgmRecorder RgmRecorder;

RgmDatabase *rgm_database_open (const char *path, RgmDatabaseMode mode, GError **error);
RgmDatabase *rgm_database_open_to_read (const char *path, guint busy_ms, GError **error);
void rgm_database_close (RgmDatabase *self);
const char *rgm_database_get_path (const RgmDatabase *self);
gboolean rgm_database_configure (RgmDatabase *self, RgmDatabaseMode mode, GError **error);
gboolean rgm_database_get_read_only (const RgmDatabase *self);
void rgm_database_set_busy_timeout (RgmDatabase *self, guint milliseconds);
sqlite3 *rgm_database_get_handle (RgmDatabase *self);
sqlite3_stmt *rgm_database_take_statement (RgmDatabase *self, const char *sql, GError **error);
void rgm_database_give_back_statement (RgmDatabase *self, sqlite3_stmt *statement);
gboolean rgm_database_run (RgmDatabase *self, const char *sql, GError **error);
gboolean rgm_database_get_int64 (RgmDatabase *self, const char *sql, gint64 *value,
                                 GError **error);
char *rgm_database_get_text (RgmDatabase *self, const char *sql, GError **error);
gboolean rgm_database_check (RgmDatabase *self, GError **error);
gboolean rgm_database_check_thoroughly (RgmDatabase *self, GError **error);
gboolean rgm_database_check_references (RgmDatabase *self, RgmStoreError code, GError **error);
void rgm_database_set_references (RgmDatabase *self, gboolean enforced);
gboolean rgm_database_begin (RgmDatabase *self, GError **error);
gboolean rgm_database_begin_reading (RgmDatabase *self, GError **error);
gboolean rgm_database_commit (RgmDatabase *self, GError **error);
void rgm_database_roll_back (RgmDatabase *self);
gboolean rgm_database_check_transaction (RgmDatabase *self, GError **error);
gboolean rgm_database_in_transaction (const RgmDatabase *self);
void rgm_database_set_cancellable (RgmDatabase *self, GCancellable *cancellable);
void rgm_database_set_recorder (RgmDatabase *self, RgmRecorder *recorder);
RgmRecorder *rgm_database_get_recorder (const RgmDatabase *self);
void rgm_database_note_mended_text (RgmDatabase *self);
guint rgm_database_count_mended_texts (const RgmDatabase *self);
gboolean rgm_database_has_disk_failed (RgmDatabase *self);
void rgm_database_set_error (RgmDatabase *self, int result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmDatabase, rgm_database_close)

G_END_DECLS
