#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"
#include "rgm-cli-progress.h"
#include "rgm-salvage-text.h"

#include <glib/gi18n-lib.h>

static gboolean
salvage (RgmCli *cli, const char *damaged, const char *to, GError **error)
{
  g_autofree char *database = rgm_places_choose_database (cli->places, NULL);
  const RgmSalvageOptions options = {
    .catalogue = cli->library->catalogue,
    .areas = cli->library->areas,
    .database = database,
    .salvaged_dir = cli->places->salvaged_dir,
  };
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Salvaging…"));
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmSalvageReport) report = rgm_salvage_run (damaged, to, &options, &transfer, &reason);
  g_autofree char *said = NULL;

  rgm_cli_progress_end (&progress);
  if (report == NULL)
    return rgm_cli_refuse (error, rgm_cli_is_about (reason, to, damaged) ? "--to" : "salvage",
                           "%s", reason->message);
  if (!rgm_salvage_report_is_complete (report) || report->n_erased > 0)
    cli->status = RGM_CLI_STATUS_WARNINGS;
  said = rgm_salvage_report_to_text (report);

  return rgm_cli_output_text (said, error);
}

gboolean
rgm_cli_salvage (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *to = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The file to make; it must not exist"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Reads what can still be read of a damaged database "
                                              "into a new one. The damaged file is left as it "
                                              "is."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (!rgm_cli_check_one_file (rest, TRUE, error))
    return FALSE;
  if (to == NULL || *to == '\0')
    return rgm_cli_refuse_usage (error, _("No new file was given; give --to FILE, the file to "
                                          "make"));
  if (!rgm_cli_check_folder (to, error))
    return FALSE;

  return salvage (cli, rest[0], to, error);
}
