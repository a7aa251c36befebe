#include "config.h"

#include "rgm-protocol-file.h"

#include "rgm-protocol-builder.h"
#include "rgm-protocol-scan.h"
#include "rgm-reason.h"

#include <string.h>

G_DEFINE_QUARK (rgm-protocol-error-quark, rgm_protocol_error)

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static gboolean
check_size (const char *file, gsize length, GError **error)
{
  if (length <= RGM_PROTOCOL_MAX_BYTES)
    return TRUE;

  g_set_error (error, RGM_PROTOCOL_ERROR, RGM_PROTOCOL_ERROR_SYNTAX,
               rgm_reason_translate ("%s: the file is larger than %d KiB"), file,
               RGM_PROTOCOL_MAX_BYTES / 1024);
  return FALSE;
}

/**
 * rgm_protocol_file_read:
 * @file: what to call the file in messages
 * @text: its content
 * @length: bytes of @text, or -1 if it ends with a zero
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Reads a key file with all its translations, and refuses one that says a thing twice.
 *
 * Returns: (transfer full) (nullable): the key file
 */
GKeyFile *
rgm_protocol_file_read (const char *file, const char *text, gssize length, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *copy = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (!check_size (file, size, error))
    return NULL;

  if (size >= 3 && memcmp (text, byte_order_mark, 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  if (!rgm_protocol_scan (file, text, size, error))
    return NULL;

  copy = g_strndup (text, size);
  if (!g_key_file_load_from_data (key_file, copy, size, G_KEY_FILE_KEEP_TRANSLATIONS, &reason))
    {
      g_set_error (error, RGM_PROTOCOL_ERROR, RGM_PROTOCOL_ERROR_SYNTAX, "%s: %s", file,
                   reason->message);
      return NULL;
    }

  return g_steal_pointer (&key_file);
}

/**
 * rgm_protocol_file_get_id:
 * @file: what to call the file in messages
 * @key_file: a protocol
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Looks at what must be right before anything else is read: the group, the format and the id.
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
rgm_protocol_file_get_id (const char *file, GKeyFile *key_file, GError **error)
{
  RgmProtocolGroup group = { file, key_file, "Protocol" };
  g_autofree char *id = NULL;
  gint32 format = 0;

  if (!g_key_file_has_group (key_file, "Protocol"))
    {
      rgm_protocol_group_fail (&group, NULL, RGM_PROTOCOL_ERROR_MISSING, error,
                               "this group is missing");
      return NULL;
    }
  if (!rgm_protocol_group_require (&group, "Format", error)
      || !rgm_protocol_group_get_integer (&group, "Format", 1, G_MAXINT16, &format, error))
    return NULL;
  if (format != RGM_PROTOCOL_FORMAT)
    {
      rgm_protocol_group_fail (&group, "Format", RGM_PROTOCOL_ERROR_FORMAT, error,
                               "expected %d; format %d needs a newer version of the program",
                               RGM_PROTOCOL_FORMAT, format);
      return NULL;
    }
  if (!rgm_protocol_group_require (&group, "Id", error)
      || !rgm_protocol_group_get_name (&group, "Id", &id, error))
    return NULL;

  return g_steal_pointer (&id);
}

static void
copy_group (GKeyFile *from, const char *group, GKeyFile *to)
{
  g_auto (GStrv) keys = g_key_file_get_keys (from, group, NULL, NULL);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (from, group, keys[i], NULL);

      g_key_file_set_value (to, group, keys[i], value);
    }
}

/**
 * rgm_protocol_file_merge:
 * @child: a protocol
 * @parent: (nullable): the protocol that it inherits, itself merged
 *
 * A group of the same name replaces the inherited one whole, and the others are taken over.
 *
 * Returns: (transfer full): a protocol that inherits from no other any more
 */
GKeyFile *
rgm_protocol_file_merge (GKeyFile *child, GKeyFile *parent)
{
  GKeyFile *merged = g_key_file_new ();
  g_auto (GStrv) inherited = parent != NULL ? g_key_file_get_groups (parent, NULL) : NULL;
  g_auto (GStrv) own = g_key_file_get_groups (child, NULL);

  copy_group (child, "Protocol", merged);
  g_key_file_remove_key (merged, "Protocol", "Inherits", NULL);
  for (gsize i = 0; inherited != NULL && inherited[i] != NULL; i++)
    if (!g_str_equal (inherited[i], "Protocol"))
      copy_group (g_key_file_has_group (child, inherited[i]) ? child : parent, inherited[i],
                  merged);
  for (gsize i = 0; own[i] != NULL; i++)
    if (!g_key_file_has_group (merged, own[i]))
      copy_group (child, own[i], merged);

  return merged;
}

/**
 * rgm_protocol_new_from_key_file:
 * @file: what to call the file in messages
 * @key_file: a protocol that inherits from no other
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Returns: (transfer full) (nullable): the protocol
 */
RgmProtocol *
rgm_protocol_new_from_key_file (const char *file, GKeyFile *key_file, GError **error)
{
  RgmProtocolGroup group = { file, key_file, "Protocol" };
  g_autofree char *id = rgm_protocol_file_get_id (file, key_file, error);

  if (id == NULL)
    return NULL;
  if (rgm_protocol_group_has (&group, "Inherits"))
    {
      rgm_protocol_group_fail (&group, "Inherits", RGM_PROTOCOL_ERROR_INHERITS, error,
                               "this protocol must stand alone here");
      return NULL;
    }

  return rgm_protocol_builder_build (file, key_file, error);
}

/**
 * rgm_protocol_new_from_text:
 * @file: what to call the file in messages
 * @text: a protocol that inherits from no other, such as the copy that a course keeps
 * @length: bytes of @text, or -1 if it ends with a zero
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Returns: (transfer full) (nullable): the protocol
 */
RgmProtocol *
rgm_protocol_new_from_text (const char *file, const char *text, gssize length, GError **error)
{
  g_autoptr (GKeyFile) key_file = rgm_protocol_file_read (file, text, length, error);

  return key_file != NULL ? rgm_protocol_new_from_key_file (file, key_file, error) : NULL;
}
