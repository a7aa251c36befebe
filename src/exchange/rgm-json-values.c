#include "config.h"

#include "rgm-json-values.h"

#include "rgm-archive-error.h"
#include "rgm-day.h"
#include "rgm-json-members.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HUNDREDTHS 100
#define MINUTES_PER_HOUR 60

/**
 * rgm_json_has_field:
 * @field: a field of a record
 *
 * Returns: whether it is a member of the record's object: what the place in the file tells is not
 */
gboolean
rgm_json_has_field (const RgmField *field)
{
  return field->value->kind != RGM_VALUE_OWNER && field->value->kind != RGM_VALUE_PROTOCOL;
}

static void
add_minute (JsonBuilder *builder, const char *name, gint32 minute)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / MINUTES_PER_HOUR,
                                           minute % MINUTES_PER_HOUR);

  rgm_json_add_string (builder, name, text);
}

static void
add_depth (JsonBuilder *builder, const char *name, gint32 depth)
{
  g_autofree char *text = g_strdup_printf ("%d.%02d mm", depth / HUNDREDTHS, depth % HUNDREDTHS);

  rgm_json_add_string (builder, name, text);
}

static void
add_number (JsonBuilder *builder, const RgmField *field, gint32 number)
{
  const RgmValue *value = field->value;

  if (value->has_none && number == value->none)
    rgm_json_add_null (builder, field->name);
  else if (value->kind == RGM_VALUE_DAY)
    rgm_json_add_day (builder, field->name, number);
  else if (value->kind == RGM_VALUE_MINUTE)
    add_minute (builder, field->name, number);
  else if (value->kind == RGM_VALUE_DEPTH)
    add_depth (builder, field->name, number);
  else if (value->kind == RGM_VALUE_CODE)
    rgm_json_add_string (builder, field->name, value->get_code (number));
  else if (value->kind == RGM_VALUE_SWITCH)
    rgm_json_add_boolean (builder, field->name, number != 0);
  else
    rgm_json_add_int (builder, field->name, number);
}

/**
 * rgm_json_add_field:
 * @builder: within an object
 * @field: a field of @record
 * @record: a record
 *
 * Adds the value of the field, unless it is none of the object's.
 */
void
rgm_json_add_field (JsonBuilder *builder, const RgmField *field, gconstpointer record)
{
  const char *text;

  if (!rgm_json_has_field (field))
    return;
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      text = *RGM_CONST_FIELD (char *, record, field);
      rgm_json_add_string (builder, field->name, text != NULL ? text : "");
      break;
    case RGM_FIELD_WORDS:
      rgm_json_add_strings (builder, field->name,
                            *RGM_CONST_FIELD (const char *const *, record, field));
      break;
    case RGM_FIELD_INT:
      add_number (builder, field, *RGM_CONST_FIELD (gint32, record, field));
      break;
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      rgm_json_add_int (builder, field->name, *RGM_CONST_FIELD (gint64, record, field));
      break;
    }
}

/**
 * rgm_json_reset_field:
 * @field: a field of @record
 * @record: a record that is new
 *
 * Gives the field the value that it has where the file does not tell it.
 */
void
rgm_json_reset_field (const RgmField *field, gpointer record)
{
  if (field->type == RGM_FIELD_INT)
    *RGM_FIELD (gint32, record, field) = rgm_value_get_default (field->value);
}

static gboolean
read_text (const RgmField *field, JsonNode *node, gpointer record, char **reason)
{
  g_autofree char *line = NULL;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      *reason = g_strdup (_("a text in quotation marks is needed"));
      return FALSE;
    }
  if (field->value->one_line)
    line = rgm_line_new (json_node_get_string (node));
  rgm_record_set_text (RGM_FIELD (char *, record, field),
                       line != NULL ? line : json_node_get_string (node));
  return TRUE;
}

static gboolean
read_words (const RgmField *field, JsonNode *node, gpointer record, char **reason)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        array = NULL;
      else
        g_ptr_array_add (words, json_node_dup_string (element));
    }
  if (array == NULL)
    {
      *reason = g_strdup (_("a list of texts is needed"));
      return FALSE;
    }
  g_ptr_array_add (words, NULL);
  g_strfreev (*RGM_FIELD (char **, record, field));
  *RGM_FIELD (char **, record, field) = g_strdupv ((char **) words->pdata);
  return TRUE;
}

static gboolean
parse_two (const char *text, int *number)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *number = (text[0] - '0') * 10 + text[1] - '0';
  return TRUE;
}

static gboolean
parse_minute (const char *text, gint32 *minute)
{
  int hours, minutes;

  if (strlen (text) != strlen ("00:00") || text[2] != ':' || !parse_two (text, &hours)
      || !parse_two (text + 3, &minutes) || hours > 23 || minutes > 59)
    return FALSE;
  *minute = hours * MINUTES_PER_HOUR + minutes;
  return TRUE;
}

/* “1.50 mm”, with all of its digits, so that one depth has one text. */
static gboolean
parse_depth (const char *text, gint32 *depth)
{
  gsize digits = strspn (text, "0123456789");
  int hundredths;
  guint64 whole;

  if (digits == 0 || digits > 4 || text[digits] != '.'
      || !parse_two (text + digits + 1, &hundredths)
      || !g_str_equal (text + digits + 3, " mm"))
    return FALSE;
  whole = g_ascii_strtoull (text, NULL, 10);
  *depth = (gint32) whole * HUNDREDTHS + hundredths;
  return TRUE;
}

static char *
list_codes (const RgmValue *value)
{
  GString *list = g_string_new (NULL);

  for (gint32 i = value->min; i <= value->max; i++)
    g_string_append_printf (list, "%s%s", i > value->min ? ", " : "", value->get_code (i));
  return g_string_free (list, FALSE);
}

/* A number that is written as a text. */
static gboolean
read_word (const RgmValue *value, const char *text, gint32 *number, char **reason)
{
  g_autofree char *quote = rgm_archive_error_quote (text);
  g_autofree char *codes = NULL;

  switch ((int) value->kind)
    {
    case RGM_VALUE_DAY:
      if (rgm_day_parse (text, number, NULL))
        return TRUE;
      *reason = g_strdup_printf (_("“%s” is no day; one looks like 2026-11-20"), quote);
      return FALSE;
    case RGM_VALUE_MINUTE:
      if (parse_minute (text, number))
        return TRUE;
      *reason = g_strdup_printf (_("“%s” is no time of day; one looks like 14:30"), quote);
      return FALSE;
    case RGM_VALUE_DEPTH:
      if (parse_depth (text, number))
        return TRUE;
      *reason = g_strdup_printf (_("“%s” is no depth; one looks like 1.50 mm"), quote);
      return FALSE;
    default:
      if (rgm_value_find_code (value, text, number))
        return TRUE;
      codes = list_codes (value);
      /* Translators: %1$s is what a file says, %2$s the words that it may say instead */
      *reason = g_strdup_printf (_("“%1$s” is none of: %2$s"), quote, codes);
      return FALSE;
    }
}

static gboolean
is_word (const RgmValue *value)
{
  return value->kind == RGM_VALUE_DAY || value->kind == RGM_VALUE_MINUTE
         || value->kind == RGM_VALUE_DEPTH || value->kind == RGM_VALUE_CODE;
}

static gboolean
read_whole (const RgmValue *value, JsonNode *node, gint32 *number, char **reason)
{
  gint64 whole;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    {
      *reason = g_strdup (_("a whole number is needed"));
      return FALSE;
    }
  whole = json_node_get_int (node);
  *number = (gint32) CLAMP (whole, G_MININT32, G_MAXINT32);
  /* What else is out of range is told by the check of all values, which knows the range. The number
   * that stands for “not told” here is no number of the file. */
  if (whole == *number && !(value->has_none && whole == value->none))
    return TRUE;
  /* Translators: three whole numbers, as in “-1 is not a number from 0 to 10” */
  *reason = g_strdup_printf (_("%1$lld is not a number from %2$d to %3$d"), (long long) whole,
                             value->min, value->max);
  return FALSE;
}

static gboolean
read_number (const RgmField *field, JsonNode *node, gint32 *number, char **reason)
{
  const RgmValue *value = field->value;
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node) && value->has_none)
    {
      *number = value->none;
      return TRUE;
    }
  if (value->kind == RGM_VALUE_SWITCH)
    {
      if (type == G_TYPE_BOOLEAN)
        *number = json_node_get_boolean (node);
      else
        *reason = g_strdup (_("true or false is needed"));
      return type == G_TYPE_BOOLEAN;
    }
  if (!is_word (value))
    {
      if (!read_whole (value, node, number, reason))
        return FALSE;
      return TRUE;
    }
  if (type == G_TYPE_STRING)
    return read_word (value, json_node_get_string (node), number, reason);
  *reason = g_strdup (_("a text in quotation marks is needed"));
  return FALSE;
}

/**
 * rgm_json_read_field:
 * @field: a field of @record
 * @node: its value in JSON
 * @record: a record
 * @reason: (out) (transfer full): what is wrong with @node, where it is no such value
 *
 * Reads the value of a field. Whether it is in range is not asked here.
 *
 * Returns: whether it is a value of that kind
 */
gboolean
rgm_json_read_field (const RgmField *field, JsonNode *node, gpointer record, char **reason)
{
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      return read_text (field, node, record, reason);
    case RGM_FIELD_WORDS:
      return read_words (field, node, record, reason);
    case RGM_FIELD_INT:
      return read_number (field, node, RGM_FIELD (gint32, record, field), reason);
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        {
          *RGM_FIELD (gint64, record, field) = json_node_get_int (node);
          return TRUE;
        }
      *reason = g_strdup (_("a whole number is needed"));
      return FALSE;
    }
}
