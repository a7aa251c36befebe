#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-request.h"
#include "rgm-plan-json.h"
#include "rgm-plan-text.h"

#include <glib/gi18n-lib.h>

static gboolean
parse (RgmCliRequest *request, int argc, char **argv, gboolean *helped, GError **error)
{
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "concern", 0, 0, G_OPTION_ARG_FILENAME, &request->concern,
      N_("What is treated; “regimenctl protocols” lists the IDs"), N_("ID") },
    { "protocol", 0, 0, G_OPTION_ARG_FILENAME, &request->protocol,
      N_("Plan by a protocol file, which may inherit from a built-in one"), N_("FILE") },
    { "course", 0, 0, G_OPTION_ARG_FILENAME, &request->course,
      N_("Plan a course of the database"), N_("UUID") },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &request->database,
      N_("The database with the course"), N_("FILE") },
    { "severity", 0, 0, G_OPTION_ARG_FILENAME, &request->severity,
      N_("How severe the concern is"), N_("ID") },
    { "basis", 0, 0, G_OPTION_ARG_FILENAME, &request->basis,
      N_("How to space the sessions"), N_("ID") },
    { "done", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->done,
      N_("A session that took place, such as 2026-11-20; any number of them"), N_("DATE") },
    { "booked", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->booked,
      N_("A session that is booked, such as 2026-12-18 or 2026-12-18T14:30; any number of them"),
      N_("DATE") },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &request->today,
      N_("The day to plan from; the local date if not given"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &request->format, N_("text or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Computes a plan and explains every date of it."),
                                entries, &rest, helped, error))
    return FALSE;
  if (rest != NULL && !*helped)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes options alone"),
                                 rest[0]);

  return TRUE;
}

static gboolean
show (const RgmPlan *plan, const RgmCourseContent *course, const RgmSkin *skin,
      const RgmCatalogue *catalogue, RgmCliFormat format, GError **error)
{
  RgmTextStyle style = rgm_cli_output_get_style ();
  g_autofree char *text = NULL;

  if (format == RGM_CLI_FORMAT_JSON)
    {
      text = rgm_plan_to_json (plan, skin);
      return rgm_cli_output_json (text, error);
    }

  text = rgm_plan_to_text (plan, course, skin, catalogue, &style);
  return rgm_cli_output_text (text, error);
}

gboolean
rgm_cli_plan (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_auto (RgmCliRequest) request = { 0 };
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (RgmCourseContent) course = NULL;
  g_autoptr (RgmSkin) skin = NULL;
  RgmDay today = rgm_cli_get_today ();
  RgmCliFormat format;
  gboolean helped;

  if (!parse (&request, argc, argv, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (!rgm_cli_request_check (&request, error)
      || !rgm_cli_parse_format (request.format, &format, error)
      || (request.today != NULL && !rgm_cli_parse_date ("--today", request.today, &today, error)))
    return FALSE;

  plan = request.course != NULL
    ? rgm_cli_request_plan_stored (&request, cli, today, &course, &skin, error)
    : rgm_cli_request_plan (&request, cli, today, error);
  if (plan == NULL)
    return FALSE;
  if (course == NULL)
    skin = rgm_skin_new (plan, NULL, NULL, NULL);

  return show (plan, course, skin, cli->library->catalogue, format, error);
}
