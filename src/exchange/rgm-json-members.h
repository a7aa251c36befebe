#pragma once

#include <json-glib/json-glib.h>

#include "rgm-day.h"
#include "rgm-period.h"

G_BEGIN_DECLS

/* Members of the JSON that Regimen writes. Internal to the writers. */
void rgm_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void rgm_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void rgm_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void rgm_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void rgm_json_add_null (JsonBuilder *builder, const char *name);
void rgm_json_add_day (JsonBuilder *builder, const char *name, RgmDay day);
void rgm_json_add_period (JsonBuilder *builder, const char *name, const RgmPeriod *period);
void rgm_json_add_range (JsonBuilder *builder, const char *name, gint32 min, gint32 max);
void rgm_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);
void rgm_json_begin_object (JsonBuilder *builder, const char *name);
void rgm_json_begin_array (JsonBuilder *builder, const char *name);
char *rgm_json_end (JsonBuilder *builder);

G_END_DECLS
