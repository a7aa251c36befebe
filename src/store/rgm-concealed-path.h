#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_concealed_path_new (const char *path, const GPtrArray *names);
char *rgm_concealed_path_find (const char *path);
gboolean rgm_concealed_path_is_of (const char *concealed, const char *path);
gboolean rgm_concealed_path_is_lost (const char *path);
char *rgm_concealed_path_clear (const char *path);

G_END_DECLS
