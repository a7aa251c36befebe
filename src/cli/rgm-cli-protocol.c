#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-concern.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-protocol-json.h"
#include "rgm-protocol-text.h"

#include <glib/gi18n-lib.h>

static RgmOrigin
find_origin (const RgmCatalogue *catalogue, const RgmProtocol *protocol)
{
  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    if (rgm_catalogue_get_protocol (catalogue, i) == protocol)
      return rgm_catalogue_get_origin (catalogue, i);

  return RGM_ORIGIN_USER;
}

static gboolean
show (const RgmCatalogue *catalogue, const RgmProtocol *protocol, RgmCliFormat format,
      GError **error)
{
  RgmTextStyle style = rgm_cli_output_get_style ();
  RgmOrigin origin = find_origin (catalogue, protocol);
  g_autofree char *text = NULL;

  if (format == RGM_CLI_FORMAT_JSON)
    {
      text = rgm_protocol_to_json (protocol, origin);
      return rgm_cli_output_json (text, error);
    }

  text = rgm_protocol_to_text (protocol, origin, catalogue, &style);
  return rgm_cli_output_text (text, error);
}

gboolean
rgm_cli_protocol (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *format_text = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  RgmCliFormat format;
  RgmProtocol *protocol;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("text or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Shows everything that the protocol ID says."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest == NULL || rest[1] != NULL)
    return rgm_cli_refuse_usage (error, _("Give the ID of one protocol; “regimenctl protocols” "
                                          "lists them"));
  if (!rgm_cli_parse_format (format_text, &format, error)
      || !rgm_cli_find_protocol (cli->library->catalogue, "ID", rest[0], &protocol, error))
    return FALSE;

  return show (cli->library->catalogue, protocol, format, error);
}
