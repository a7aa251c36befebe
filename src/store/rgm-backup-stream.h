#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_backup_stream_read (int file, void *buffer, gsize size, gsize *length,
                                 const char *path, GError **error);
gboolean rgm_backup_stream_write (int file, const void *bytes, gsize size, const char *path,
                                  GError **error);
gboolean rgm_backup_stream_copy (int from, gint64 size, int to, const char *path, GError **error);

G_END_DECLS
