#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_short_name_new (const char *path);
char *rgm_short_name_find (const char *folder, const char *name);
gboolean rgm_short_name_is_begun (const char *path, const char *database);

G_END_DECLS
