#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is nested more deeply is refused. */
#define RGM_JSON_DEPTH_MAX 16

gboolean rgm_json_syntax_check (const char *text, gsize length, GError **error);

G_END_DECLS
