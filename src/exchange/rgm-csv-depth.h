#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_csv_depth_is_range (const char *text);
char *rgm_csv_depth_tell_range (const char *cell);

G_END_DECLS
