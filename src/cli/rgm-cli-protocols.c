#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-protocol-json.h"
#include "rgm-protocol-text.h"

#include <glib/gi18n-lib.h>

static gboolean
show (const RgmCatalogue *catalogue, RgmCliFormat format, GError **error)
{
  RgmTextStyle style = rgm_cli_output_get_style ();
  g_autofree char *text = NULL;

  if (format == RGM_CLI_FORMAT_JSON)
    {
      text = rgm_catalogue_to_json (catalogue);
      return rgm_cli_output_json (text, error);
    }

  text = rgm_catalogue_to_text (catalogue, &style);
  return rgm_cli_output_text (text, error);
}

gboolean
rgm_cli_protocols (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *format_text = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  RgmCliFormat format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("text or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Lists the concerns that can be planned."), entries,
                                &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes options alone"),
                                 rest[0]);
  if (!rgm_cli_parse_format (format_text, &format, error))
    return FALSE;

  return show (cli->library->catalogue, format, error);
}
