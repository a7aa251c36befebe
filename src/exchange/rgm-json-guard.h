#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *rgm_json_guard_parse (const char *text, gsize length, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
