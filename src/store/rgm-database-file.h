#pragma once

#include <glib.h>

#include "rgm-database.h"

G_BEGIN_DECLS

/* What follows the name of a database that was kept aside because it is damaged. */
#define RGM_DATABASE_DAMAGED_INFIX ".damaged-"

char *rgm_database_file_resolve (const char *path, gboolean make_folder, GError **error);
gboolean rgm_database_file_inspect (const char *path, GError **error);
gboolean rgm_database_file_create (const char *path, GError **error);
gboolean rgm_database_file_measure (int file, gint64 *size);
RgmDatabase *rgm_database_file_begin (const char *path, GError **error);
char *rgm_database_file_name_new (const char *path);
void rgm_database_file_await_maker (const char *path, gint64 patience_ms);
int rgm_database_file_make_new (const char *path, char **name_out, GError **error);
gboolean rgm_database_file_move (const char *from, const char *to, GError **error);
gboolean rgm_database_file_sync_folder (const char *path, GError **error);
void rgm_database_file_remove_stale (const char *path);
void rgm_database_file_abandon_new (void);
void rgm_database_file_explain (const char *path, GError *reason, GError **error);
gboolean rgm_database_file_fail (const char *path, int number, GError **error);
void rgm_database_file_fail_instead (const char *path, const GError *reason, GError **error);
gboolean rgm_database_file_may_write (const char *path);
void rgm_database_file_restrict (const char *path);

G_END_DECLS
