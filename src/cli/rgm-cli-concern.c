#include "config.h"

#include "rgm-cli-concern.h"

#include "rgm-cli-error.h"
#include "rgm-protocol-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/**
 * rgm_cli_list_concerns:
 * @catalogue: all protocols
 *
 * Returns: (transfer full): the ids of the protocols that can be planned with
 */
char *
rgm_cli_list_concerns (const RgmCatalogue *catalogue)
{
  GString *ids = g_string_new (NULL);

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);

      if (!protocol->abstract)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", protocol->id);
    }

  return g_string_free (ids, FALSE);
}

static gboolean
refuse_unknown (const RgmCatalogue *catalogue, const char *option, const char *id, GError **error)
{
  g_autofree char *ids = rgm_cli_list_concerns (catalogue);
  gsize n_problems = rgm_catalogue_get_n_problems (catalogue);

  if (*ids == '\0' && n_problems > 0)
    return rgm_cli_refuse (error, option, _("there is no protocol at all: %s"),
                           rgm_catalogue_get_problem (catalogue, 0)->message);
  if (n_problems > 0)
    return rgm_cli_refuse (error, option, _("there is no protocol “%s”; there are %s; files were "
                                            "left out, and “regimenctl protocols” says why"),
                           id, ids);

  return rgm_cli_refuse (error, option, _("there is no protocol “%s”; there are %s"), id, ids);
}

/**
 * rgm_cli_find_protocol:
 * @catalogue: all protocols
 * @option: the option, or the argument, that @id was given to
 * @id: id of a protocol
 * @protocol: (out) (transfer none): the protocol
 * @error: return location for an error
 *
 * Returns: whether there is such a protocol
 */
gboolean
rgm_cli_find_protocol (const RgmCatalogue *catalogue, const char *option, const char *id,
                       RgmProtocol **protocol, GError **error)
{
  RgmProtocol *found = rgm_catalogue_find_protocol (catalogue, id);

  if (found == NULL)
    return refuse_unknown (catalogue, option, id, error);

  *protocol = found;
  return TRUE;
}

/* A pipe or a device might never end. */
static gboolean
check_file (const char *option, GFile *file, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &reason);

  if (info == NULL)
    return rgm_cli_refuse (error, option, _("“%s” cannot be read: %s; give the path of a protocol "
                                            "file"), path, reason->message);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return rgm_cli_refuse (error, option, _("“%s” is not a file; give the path of a protocol "
                                            "file"), path);
  if (g_file_info_get_size (info) > RGM_PROTOCOL_MAX_BYTES)
    return rgm_cli_refuse (error, option, _("“%s” is larger than %d bytes, which no protocol is; "
                                            "give the path of a protocol file"), path,
                           RGM_PROTOCOL_MAX_BYTES);

  return TRUE;
}

/**
 * rgm_cli_read_protocol:
 * @catalogue: protocols from which it may inherit
 * @option: the option that @path was given to
 * @path: path of a protocol file
 * @protocol: (out) (transfer full): the protocol
 * @error: return location for an error
 *
 * Returns: whether it is a protocol
 */
gboolean
rgm_cli_read_protocol (const RgmCatalogue *catalogue, const char *option, const char *path,
                       RgmProtocol **protocol, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;
  gsize length;
  RgmProtocol *read;

  if (!check_file (option, file, path, error))
    return FALSE;
  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &reason))
    return rgm_cli_refuse (error, option, _("“%s” cannot be read: %s; give the path of a protocol "
                                            "file"), path, reason->message);

  read = rgm_catalogue_resolve_text (catalogue, path, text, (gssize) length, &reason);
  if (read == NULL)
    return rgm_cli_refuse (error, option, "%s", reason->message);

  *protocol = read;
  return TRUE;
}
