#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is nested more deeply is refused unread. */
#define RGM_JSON_DEPTH_MAX 16

JsonNode *rgm_json_guard_parse (const char *text, gsize length, GError **error);

G_END_DECLS
