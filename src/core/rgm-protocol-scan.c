#include "config.h"

#include "rgm-protocol-scan.h"

#include "rgm-protocol-group.h"

#include <string.h>

#define QUOTE_LENGTH 60

/* Where in a file one is, and what was met so far. */
typedef struct {
  const char *file;
  int line;
  char *group;  /* NULL before the first */
  GHashTable *seen;
} Scan;

static RgmProtocolGroup
get_place (const Scan *scan)
{
  return (RgmProtocolGroup) { scan->file, NULL, scan->group != NULL ? scan->group : "" };
}

/* A line as a message can hold it: not too long, and nothing in it but signs to read. */
static char *
quote (const char *line)
{
  gboolean is_long = g_utf8_strlen (line, -1) > QUOTE_LENGTH;
  g_autofree char *start = is_long ? g_utf8_substring (line, 0, QUOTE_LENGTH) : g_strdup (line);
  GString *quoted = g_string_new (NULL);

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isprint (g_utf8_get_char (at)))
      g_string_append_unichar (quoted, g_utf8_get_char (at));
    else
      g_string_append_c (quoted, ' ');
  if (is_long)
    g_string_append (quoted, "…");

  return g_string_free (quoted, FALSE);
}

static gboolean
has_name_of_group (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (*at == '[' || g_ascii_iscntrl (*at))
      return FALSE;

  return *name != '\0';
}

static gboolean
scan_group (Scan *scan, const char *line, GError **error)
{
  const char *end = strchr (line, ']');
  g_autofree char *quoted = quote (line);
  RgmProtocolGroup place;

  g_free (scan->group);
  scan->group = g_strndup (line + 1, end != NULL ? (gsize) (end - line - 1) : strlen (line + 1));
  place = get_place (scan);

  if (end == NULL || end[1] != '\0' || !has_name_of_group (scan->group))
    return rgm_protocol_group_fail (&place, NULL, RGM_PROTOCOL_ERROR_SYNTAX, error,
                                    "line %d: expected the name of a group between [ and ], and "
                                    "nothing else, not “%s”", scan->line, quoted);
  if (!g_hash_table_add (scan->seen, g_strdup (scan->group)))
    return rgm_protocol_group_fail (&place, NULL, RGM_PROTOCOL_ERROR_DUPLICATE, error,
                                    "this group stands in the file twice");

  return TRUE;
}

/* `Name`, or with a language, `Name[de]`. */
static gboolean
has_name_of_key (const char *key)
{
  const char *bracket = strchr (key, '[');
  const char *end = bracket != NULL ? strchr (bracket, ']') : NULL;

  if (bracket == NULL)
    return *key != '\0' && strchr (key, ']') == NULL;

  return bracket > key && end != NULL && end > bracket + 1 && end[1] == '\0'
         && strchr (bracket + 1, '[') == NULL;
}

static gboolean
scan_key (Scan *scan, const char *line, GError **error)
{
  const char *end = strchr (line, '=');
  gsize length = end != NULL ? (gsize) (end - line) : strcspn (line, " \t:");
  g_autofree char *key = g_strchomp (g_strndup (line, length));
  g_autofree char *quoted = quote (line);
  RgmProtocolGroup place = get_place (scan);

  if (end == NULL || !has_name_of_key (key))
    return rgm_protocol_group_fail (&place, *key != '\0' ? key : NULL, RGM_PROTOCOL_ERROR_SYNTAX,
                                    error, "line %d: expected a key, = and a value, not “%s”",
                                    scan->line, quoted);
  if (scan->group == NULL)
    return rgm_protocol_group_fail (&place, key, RGM_PROTOCOL_ERROR_SYNTAX, error,
                                    "line %d: expected a group such as [Protocol] before the first "
                                    "key", scan->line);
  if (!g_hash_table_add (scan->seen, g_strconcat (scan->group, "\n", key, NULL)))
    return rgm_protocol_group_fail (&place, key, RGM_PROTOCOL_ERROR_DUPLICATE, error,
                                    "this key stands in the group twice");

  return TRUE;
}

/* What is not text may stand in a value: its key is named. */
static gboolean
check_encoding (const Scan *scan, const char *line, gsize length, GError **error)
{
  const char *equals = memchr (line, '=', length);
  g_autofree char *key = equals != NULL ? g_strndup (line, (gsize) (equals - line)) : NULL;
  RgmProtocolGroup place = get_place (scan);

  if (g_utf8_validate_len (line, length, NULL))
    return TRUE;
  if (key == NULL || !g_utf8_validate (g_strstrip (key), -1, NULL) || !has_name_of_key (key))
    g_clear_pointer (&key, g_free);

  return rgm_protocol_group_fail (&place, key, RGM_PROTOCOL_ERROR_SYNTAX, error,
                                  "line %d: this is not UTF-8 text", scan->line);
}

static gboolean
scan_line (Scan *scan, const char *start, gsize length, GError **error)
{
  g_autofree char *copy = g_strndup (start, length);
  const char *line = g_strstrip (copy);

  scan->line++;
  if (!check_encoding (scan, start, length, error))
    return FALSE;
  if (*line == '\0' || *line == '#')
    return TRUE;

  return *line == '[' ? scan_group (scan, line, error) : scan_key (scan, line, error);
}

/**
 * rgm_protocol_scan:
 * @file: what to call the file in messages
 * @text: its content, without a byte order mark
 * @length: bytes of @text
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Looks a key file through before GKeyFile reads it, which would not tell the group in which a line
 * is wrong, and would take one of two keys of the same name in silence.
 *
 * Returns: whether every line is a group, a key with a value, a comment or empty, and none of the
 *   groups and keys is there twice
 */
gboolean
rgm_protocol_scan (const char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Scan scan = { .file = file, .seen = seen };
  gboolean fine = TRUE;

  for (gsize at = 0; fine && at < length;)
    {
      const char *end = memchr (text + at, '\n', length - at);
      gsize size = end != NULL ? (gsize) (end - text) - at : length - at;

      fine = scan_line (&scan, text + at, size, error);
      at += size + 1;
    }

  g_free (scan.group);
  return fine;
}
