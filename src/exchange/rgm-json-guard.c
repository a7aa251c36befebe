#include "config.h"

#include "rgm-json-guard.h"

#include "rgm-archive-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a file from elsewhere may do to the parser of json-glib: nest without end, which it follows
 * by recursion; write numbers that do not fit, which it bends; end texts with a zero; name a member
 * twice, of which it keeps the last. All of that is refused here, most of it before it parses. */

/* Digits, sign, point and exponent of a number that certainly fits. */
#define NUMBER_LENGTH_MAX 18

static gboolean
fail (GError **error, RgmArchiveError code, guint line, const char *what)
{
  g_set_error (error, RGM_ARCHIVE_ERROR, code,
               /* Translators: %1$u is the number of a line of a file, %2$s what is wrong there */
               _("line %1$u: %2$s"), line, what);
  return FALSE;
}

/* Passes a text in quotation marks, whose first @at stands on. */
static const char *
skip_string (const char *at, const char *end, guint line, GError **error)
{
  for (at++; at < end && *at != '"'; at++)
    {
      if (*at != '\\')
        continue;
      if (end - at > 5 && memcmp (at, "\\u0000", 6) == 0)
        {
          fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line, _("a text must not have a zero character"));
          return NULL;
        }
      at++;
    }
  if (at < end)
    return at + 1;
  fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line, _("a text has no end"));
  return NULL;
}

static const char *
skip_number (const char *at, const char *end, guint line, GError **error)
{
  gsize length = 0;

  while (at + length < end && at[length] != '\0' && strchr ("0123456789+-.eE", at[length]))
    length++;
  if (length <= NUMBER_LENGTH_MAX)
    return at + length;
  fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line, _("a number is too long"));
  return NULL;
}

static gboolean
count_depth (char sign, guint *depth, guint line, GError **error)
{
  if (sign == '[' || sign == '{')
    ++*depth;
  else if (*depth > 0 && (sign == ']' || sign == '}'))
    --*depth;
  return *depth <= RGM_JSON_DEPTH_MAX
         || fail (error, RGM_ARCHIVE_ERROR_LARGE, line, _("it is nested too deeply"));
}

/* The parser takes what follows the first value for another file, and leaves it out. */
static gboolean
check_rest (const char *at, const char *end, guint line, GError **error)
{
  for (; at < end; at++)
    {
      if (!g_ascii_isspace (*at))
        return fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line,
                     _("the file goes on after its end; it may be two in one"));
      line += *at == '\n';
    }
  return TRUE;
}

/* Also where it is not: a zero is UTF-8, and no text has one. */
static gboolean
check_text (const char *text, gsize length, GError **error)
{
  const char *end;
  guint line = 1;

  if (g_utf8_validate_len (text, length, &end))
    return TRUE;
  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  return fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line,
               *end == '\0' ? _("a text must not have a zero character") : _("it is not UTF-8"));
}

/* One pass over the bytes, without recursion. */
static gboolean
scan (const char *text, gsize length, GError **error)
{
  const char *end = text + length;
  const char *at = text;
  guint line = 1;
  guint depth = 0;

  while (at != NULL && at < end)
    {
      if (*at == '"')
        {
          at = skip_string (at, end, line, error);
          continue;
        }
      if (g_ascii_isdigit (*at) || *at == '-')
        {
          at = skip_number (at, end, line, error);
          continue;
        }
      /* The parser knows comments and other quotation marks, JSON does not. */
      if (*at == '/' || *at == '\'' || *at == '#')
        return fail (error, RGM_ARCHIVE_ERROR_SYNTAX, line, _("this is not JSON"));
      if (*at == '\n')
        line++;
      if (!count_depth (*at, &depth, line, error))
        return FALSE;
      if (depth == 0 && (*at == ']' || *at == '}'))
        return check_rest (at + 1, end, line, error);
      at++;
    }
  return at != NULL;
}

/* How many members of each open object were met. */
typedef struct {
  GArray *counts;
  guint line;
} Members;

static void
on_object_start_cb (JsonParser *parser, Members *members)
{
  guint none = 0;

  g_array_append_val (members->counts, none);
}

static void
on_object_member_cb (JsonParser *parser, JsonObject *object, const char *name, Members *members)
{
  guint *count = &g_array_index (members->counts, guint, members->counts->len - 1);

  if (++*count > json_object_get_size (object) && members->line == 0)
    members->line = json_parser_get_current_line (parser);
}

static void
on_object_end_cb (JsonParser *parser, JsonObject *object, Members *members)
{
  g_array_set_size (members->counts, members->counts->len - 1);
}

static JsonNode *
parse (const char *text, gsize length, guint *twice_line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  Members members = { counts, 0 };
  gulong handlers[3];
  gboolean parsed;

  /* The parser lives no longer than this function, so there is no object to bind them to. */
  handlers[0] = g_signal_connect_closure (parser, "object-start",
                                          g_cclosure_new (G_CALLBACK (on_object_start_cb),
                                                          &members, NULL), FALSE);
  handlers[1] = g_signal_connect_closure (parser, "object-member",
                                          g_cclosure_new (G_CALLBACK (on_object_member_cb),
                                                          &members, NULL), FALSE);
  handlers[2] = g_signal_connect_closure (parser, "object-end",
                                          g_cclosure_new (G_CALLBACK (on_object_end_cb),
                                                          &members, NULL), FALSE);
  parsed = json_parser_load_from_data (parser, text, (gssize) length, error);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (parser, handlers[i]);
  *twice_line = members.line;
  return parsed ? json_parser_steal_root (parser) : NULL;
}

/**
 * rgm_json_guard_parse:
 * @text: JSON from elsewhere
 * @length: its length in bytes
 * @error: return location for an error of `RGM_ARCHIVE_ERROR`
 *
 * Parses @text as RFC 8259 has it, and not more than that.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
JsonNode *
rgm_json_guard_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint twice_line = 0;

  if (length > RGM_ARCHIVE_JSON_BYTES_MAX)
    {
      g_set_error_literal (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_LARGE,
                           _("the file is too large"));
      return NULL;
    }
  if (!check_text (text, length, error) || !scan (text, length, error))
    return NULL;
  root = parse (text, length, &twice_line, &reason);
  if (twice_line > 0)
    {
      fail (error, RGM_ARCHIVE_ERROR_VALUE, twice_line, _("a member is there twice"));
      return NULL;
    }
  if (root == NULL)
    {
      /* The parser quotes what it could not read, which may be no text. */
      g_autofree char *why = reason != NULL ? g_utf8_make_valid (reason->message, -1)
                                            : g_strdup (_("it is empty"));

      g_set_error (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_SYNTAX, _("this is not JSON: %s"),
                   why);
    }
  return g_steal_pointer (&root);
}
