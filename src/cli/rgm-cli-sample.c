#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-sample.h"

#include <glib/gi18n-lib.h>

static gboolean
make_sample (const RgmCli *cli, guint n_patients, const char *database, GError **error)
{
  g_autofree char *path = rgm_places_choose_database (cli->places, database);
  g_autofree char *said = NULL;
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (GError) reason = NULL;

  if (!rgm_sample_create (path, cli->library->catalogue, n_patients, RGM_SAMPLE_TODAY, &reason))
    return rgm_cli_refuse (error, "--database", "%s", reason->message);

  /* Translators: %s is a file, %u the number of patients in it */
  said = g_strdup_printf (ngettext ("Made %s with %u invented patient.\n",
                                    "Made %s with %u invented patients.\n", n_patients),
                          display, n_patients);

  return rgm_cli_output_text (said, error);
}

gboolean
rgm_cli_sample (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *patients = NULL;
  g_autofree char *database = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  guint n_patients = RGM_SAMPLE_PATIENTS;
  const GOptionEntry entries[] = {
    { "patients", 0, 0, G_OPTION_ARG_FILENAME, &patients, N_("How many patients to invent"),
      N_("N") },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database,
      N_("The file to make; it must not exist"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Makes a database with an invented practice, the "
                                              "same for the same number of patients."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes options alone"),
                                 rest[0]);
  if (database == NULL || *database == '\0')
    return rgm_cli_refuse_usage (error, _("No file was given; give --database FILE, the file to "
                                          "make"));
  if (patients != NULL
      && !rgm_cli_parse_count ("--patients", patients, 1, RGM_SAMPLE_PATIENTS_MAX, &n_patients,
                               error))
    return FALSE;

  return make_sample (cli, n_patients, database, error);
}
