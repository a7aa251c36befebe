#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_erased_name_is_in (const char *path, const char *name);
gboolean rgm_erased_name_is_in_part (const char *part, const char *name);

G_END_DECLS
