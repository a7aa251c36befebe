#include "config.h"

#include "rgm-protocol-group.h"

#include "rgm-reason.h"

#include <string.h>

#define MAX_NAME_LENGTH 64
#define MAX_INTEGER_DIGITS 9

/* Says what is wrong with a key, or with the group itself where @key is NULL. */
static gboolean
fail_for_reason (const RgmProtocolGroup *self, const char *key, RgmProtocolError code,
                 const char *reason, GError **error)
{
  if (key != NULL)
    g_set_error (error, RGM_PROTOCOL_ERROR, code, "%s: [%s] %s: %s",
                 self->file, self->name, key, reason);
  else
    g_set_error (error, RGM_PROTOCOL_ERROR, code, "%s: [%s]: %s", self->file, self->name, reason);

  return FALSE;
}

/* The same, in the language of the user: build-aux/update-po collects every @format. */
gboolean
rgm_protocol_group_fail (const RgmProtocolGroup *self, const char *key, RgmProtocolError code,
                         GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (rgm_reason_translate (format), arguments);
  va_end (arguments);

  return fail_for_reason (self, key, code, reason, error);
}

gboolean
rgm_protocol_group_has (const RgmProtocolGroup *self, const char *key)
{
  return g_key_file_has_key (self->key_file, self->name, key, NULL);
}

/* A name that other programs may rely on: letters, digits, dots, hyphens, low lines. */
gboolean
rgm_protocol_is_name (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

  return length > 0 && length <= MAX_NAME_LENGTH && text[length] == '\0' && text[0] != '.'
         && text[0] != '-';
}

static gboolean
is_known_key (const char *key, const char *const *plain, const char *const *display)
{
  const char *bracket = strchr (key, '[');
  gsize length = bracket != NULL ? (gsize) (bracket - key) : strlen (key);
  g_autofree char *base = g_strndup (key, length);

  if (g_str_has_prefix (base, "X-") || g_strv_contains (display, base))
    return TRUE;

  return bracket == NULL && g_strv_contains (plain, base);
}

/* Refuses keys that mean nothing here: most often a slip of the pen, which would silently take a
 * limit away. Only display strings may have a language. */
gboolean
rgm_protocol_group_check_keys (const RgmProtocolGroup *self, const char *const *plain,
                               const char *const *display, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->key_file, self->name, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!is_known_key (keys[i], plain, display))
      return rgm_protocol_group_fail (self, keys[i], RGM_PROTOCOL_ERROR_UNKNOWN, error,
                                      "there is no such key in this group");

  return TRUE;
}

gboolean
rgm_protocol_group_require (const RgmProtocolGroup *self, const char *key, GError **error)
{
  if (rgm_protocol_group_has (self, key))
    return TRUE;

  return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_MISSING, error,
                                  "this key is missing");
}

static char *
get_value (const RgmProtocolGroup *self, const char *key)
{
  g_autofree char *value = g_key_file_get_string (self->key_file, self->name, key, NULL);

  return value != NULL ? g_strdup (g_strstrip (value)) : NULL;
}

/* In the language of the user. By two calls, because g_key_file_get_locale_string() leaks the error
 * of a translation that cannot be read (GLib 2.74). */
static char *
get_translation (const RgmProtocolGroup *self, const char *key)
{
  g_autofree char *locale = g_key_file_get_locale_for_key (self->key_file, self->name, key, NULL);
  g_autofree char *own = locale != NULL ? g_strdup_printf ("%s[%s]", key, locale) : g_strdup (key);
  char *value = g_key_file_get_string (self->key_file, self->name, own, NULL);

  return value != NULL ? value : g_key_file_get_string (self->key_file, self->name, key, NULL);
}

/* A line break or an escape sequence in a name would tear the line that shows it. */
static gboolean
has_control_characters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* A display string, in the user's language where the file has it. */
gboolean
rgm_protocol_group_get_text (const RgmProtocolGroup *self, const char *key, char **text,
                             GError **error)
{
  g_autofree char *value = NULL;

  if (!rgm_protocol_group_has (self, key))
    return TRUE;

  value = get_translation (self, key);
  if (value == NULL || *g_strstrip (value) == '\0')
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a text");
  if (has_control_characters (value))
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected one line without control characters");

  *text = g_steal_pointer (&value);
  return TRUE;
}

gboolean
rgm_protocol_group_get_name (const RgmProtocolGroup *self, const char *key, char **name,
                             GError **error)
{
  g_autofree char *value = get_value (self, key);

  if (!rgm_protocol_group_has (self, key))
    return TRUE;
  if (value == NULL || !rgm_protocol_is_name (value))
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a name of letters, digits and hyphens");

  *name = g_steal_pointer (&value);
  return TRUE;
}

/* Without the key, there are no names, which is an empty list and not NULL. */
gboolean
rgm_protocol_group_get_names (const RgmProtocolGroup *self, const char *key, char ***names,
                              GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (self->key_file, self->name, key, NULL, NULL);

  if (!rgm_protocol_group_has (self, key))
    {
      *names = g_new0 (char *, 1);
      return TRUE;
    }

  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    if (!rgm_protocol_is_name (g_strstrip (values[i])))
      return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                      "expected names separated by semicolons");
  if (values == NULL || values[0] == NULL)
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected at least one name");

  *names = g_steal_pointer (&values);
  return TRUE;
}

gboolean
rgm_protocol_group_get_boolean (const RgmProtocolGroup *self, const char *key, gboolean *value,
                                GError **error)
{
  g_autofree char *text = get_value (self, key);

  if (!rgm_protocol_group_has (self, key))
    return TRUE;
  if (g_strcmp0 (text, "true") != 0 && g_strcmp0 (text, "false") != 0)
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected true or false");

  *value = g_str_equal (text, "true");
  return TRUE;
}

static gboolean
parse_integer (const char *text, gint32 least, gint32 most, gint32 *value)
{
  gsize digits = strspn (text, "0123456789");
  gint64 number;

  if (digits == 0 || digits > MAX_INTEGER_DIGITS || text[digits] != '\0')
    return FALSE;

  number = g_ascii_strtoll (text, NULL, 10);
  if (number < least || number > most)
    return FALSE;

  *value = (gint32) number;
  return TRUE;
}

gboolean
rgm_protocol_group_get_integer (const RgmProtocolGroup *self, const char *key, gint32 least,
                                gint32 most, gint32 *value, GError **error)
{
  g_autofree char *text = get_value (self, key);

  if (!rgm_protocol_group_has (self, key))
    return TRUE;
  if (text == NULL || !parse_integer (text, least, most, value))
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a whole number from %d to %d, not “%s”",
                                    least, most, text != NULL ? text : "");

  return TRUE;
}

/* `6` or `3-6`, from 1 on. */
gboolean
rgm_protocol_group_get_range (const RgmProtocolGroup *self, const char *key, gint32 most,
                              gint32 *from, gint32 *to, GError **error)
{
  g_autofree char *text = get_value (self, key);
  g_auto (GStrv) ends = text != NULL ? g_strsplit (text, "-", 2) : NULL;
  gint32 first, last;

  if (!rgm_protocol_group_has (self, key))
    return TRUE;
  if (ends == NULL || ends[0] == NULL
      || !parse_integer (g_strstrip (ends[0]), 1, most, &first)
      || !parse_integer (g_strstrip (ends[ends[1] != NULL]), first, most, &last))
    return rgm_protocol_group_fail (self, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a number from 1 to %d, or two such as 3-6, not "
                                    "“%s”",
                                    most, text != NULL ? text : "");

  *from = first;
  *to = last;
  return TRUE;
}

gboolean
rgm_protocol_group_get_period (const RgmProtocolGroup *self, const char *key, RgmPeriodUnits units,
                               gboolean *has, RgmPeriod *period, GError **error)
{
  g_autofree char *text = get_value (self, key);
  g_autoptr (GError) reason = NULL;

  if (!rgm_protocol_group_has (self, key))
    return TRUE;
  if (!rgm_period_parse (text != NULL ? text : "", units, period, &reason))
    return fail_for_reason (self, key, RGM_PROTOCOL_ERROR_VALUE, reason->message, error);

  *has = TRUE;
  return TRUE;
}
