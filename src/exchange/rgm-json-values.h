#pragma once

#include <json-glib/json-glib.h>

#include "rgm-record.h"

G_BEGIN_DECLS

/* How the values of records look in JSON, and are read from it. Internal to readers and writers. */
void rgm_json_add_field (JsonBuilder *builder, const RgmField *field, gconstpointer record);
gboolean rgm_json_has_field (const RgmField *field);
void rgm_json_reset_field (const RgmField *field, gpointer record);
gboolean rgm_json_read_field (const RgmField *field, JsonNode *node, gpointer record,
                              char **reason);

G_END_DECLS
