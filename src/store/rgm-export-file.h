#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rgm_export_file_write (const char *path, GBytes *bytes, gboolean replace,
                                GCancellable *cancellable, GError **error);
GBytes *rgm_export_file_read (const char *path, gsize most, GError **error);

G_END_DECLS
