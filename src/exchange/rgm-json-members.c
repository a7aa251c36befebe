#include "config.h"

#include "rgm-json-members.h"

#include <glib/gi18n-lib.h>

#define INDENT_SPACES 2

/**
 * rgm_json_add_string:
 * @builder: within an object
 * @name: name of the member
 * @value: (nullable): its value; %NULL becomes null
 *
 * Adds a string that is the same in every language.
 */
void
rgm_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * rgm_json_add_text:
 * @builder: within an object
 * @name: name of the member
 * @text: (nullable): a text of a protocol; %NULL becomes null
 *
 * Adds a text that is for people, in the user's language.
 */
void
rgm_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  rgm_json_add_string (builder, name, text != NULL ? g_dgettext (GETTEXT_PACKAGE, text) : NULL);
}

/**
 * rgm_json_add_int:
 * @builder: within an object
 * @name: name of the member
 * @value: its value
 *
 * Adds an integer.
 */
void
rgm_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * rgm_json_add_boolean:
 * @builder: within an object
 * @name: name of the member
 * @value: its value
 *
 * Adds true or false.
 */
void
rgm_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * rgm_json_add_null:
 * @builder: within an object
 * @name: name of the member
 *
 * Adds null.
 */
void
rgm_json_add_null (JsonBuilder *builder, const char *name)
{
  rgm_json_add_string (builder, name, NULL);
}

/**
 * rgm_json_add_day:
 * @builder: within an object
 * @name: name of the member
 * @day: a day; `RGM_DAY_NONE` becomes null
 *
 * Adds a day as ISO 8601 writes it.
 */
void
rgm_json_add_day (JsonBuilder *builder, const char *name, RgmDay day)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  rgm_json_add_string (builder, name, day != RGM_DAY_NONE ? rgm_day_format (day, buffer) : NULL);
}

/**
 * rgm_json_add_period:
 * @builder: within an object
 * @name: name of the member
 * @period: (nullable): a period; %NULL becomes null
 *
 * Adds a period as protocols write it, `14 days`.
 */
void
rgm_json_add_period (JsonBuilder *builder, const char *name, const RgmPeriod *period)
{
  g_autofree char *text = period != NULL ? rgm_period_to_string (period) : NULL;

  rgm_json_add_string (builder, name, text);
}

/**
 * rgm_json_add_range:
 * @builder: within an object
 * @name: name of the member
 * @min: the least
 * @max: the most
 *
 * Adds an object with `min` and `max`.
 */
void
rgm_json_add_range (JsonBuilder *builder, const char *name, gint32 min, gint32 max)
{
  rgm_json_begin_object (builder, name);
  rgm_json_add_int (builder, "min", min);
  rgm_json_add_int (builder, "max", max);
  json_builder_end_object (builder);
}

/**
 * rgm_json_add_strings:
 * @builder: within an object
 * @name: name of the member
 * @values: (nullable): %NULL-terminated strings
 *
 * Adds an array of strings; %NULL becomes an empty one.
 */
void
rgm_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  rgm_json_begin_array (builder, name);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * rgm_json_begin_object:
 * @builder: within an object
 * @name: name of the member
 *
 * Begins an object; end it with json_builder_end_object().
 */
void
rgm_json_begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/**
 * rgm_json_begin_array:
 * @builder: within an object
 * @name: name of the member
 *
 * Begins an array; end it with json_builder_end_array().
 */
void
rgm_json_begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/**
 * rgm_json_end:
 * @builder: holds one whole object
 *
 * Returns: (transfer full): the text of the object, with a line break at its end
 */
char *
rgm_json_end (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, INDENT_SPACES);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}
