#include "config.h"

#include "rgm-json-guard.h"

#include "rgm-archive-json-reader.h"
#include "rgm-json-syntax.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

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
parse (const char *text, gsize length, guint *twice_line)
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
  parsed = json_parser_load_from_data (parser, text, (gssize) length, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (parser, handlers[i]);
  *twice_line = members.line;
  return parsed ? json_parser_steal_root (parser) : NULL;
}

/**
 * rgm_json_guard_parse:
 * @text: JSON from elsewhere
 * @length: its length in bytes
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_ARCHIVE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Parses @text as RFC 8259 has it, and not more than that. A member that is there twice, of which
 * json-glib keeps the last, is refused.
 *
 * Returns: (transfer full): what it holds
 */
JsonNode *
rgm_json_guard_parse (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  guint twice_line = 0;

  if (length > RGM_ARCHIVE_JSON_BYTES_MAX)
    {
      g_set_error_literal (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_LARGE,
                           _("the file is too large"));
      return NULL;
    }
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (!rgm_json_syntax_check (text, length, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  root = parse (text, length, &twice_line);
  if (twice_line > 0)
    {
      g_set_error (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_VALUE,
                   /* Translators: %u is the number of a line of a file */
                   _("line %u: a member is there twice"), twice_line);
      return NULL;
    }
  if (root == NULL)
    g_set_error_literal (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_SYNTAX,
                         _("this is no JSON that can be read"));
  return g_steal_pointer (&root);
}
