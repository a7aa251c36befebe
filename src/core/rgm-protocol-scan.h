#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_protocol_scan (const char *file, const char *text, gsize length, GError **error);

G_END_DECLS
