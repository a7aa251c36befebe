#include "config.h"

#include "rgm-cli-arguments.h"

#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-usage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What commands take that is no option. */
static const struct {
  const char *command;
  const char *operand;
} operands[] = {
  { "check", N_("[FILE]") },
  { "erase", N_("UUID") },
  { "import", N_("FILE") },
  { "protocol", N_("ID") },
  { "restore", N_("FILE") },
  /* Translators: a damaged file, in a list of what a command takes */
  { "salvage", N_("DAMAGED") },
};

static const char *
find_operand (const char *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operands); i++)
    if (g_str_equal (command, operands[i].command))
      return operands[i].operand;
  return NULL;
}

/* Adds --help and what is left over to the options of a command. */
static GOptionContext *
make_context (const char *command, const char *summary, const GOptionEntry *entries,
              gboolean *help, char ***rest)
{
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL,
      find_operand (command) },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  return context;
}

/* GOption takes the first word for the program. */
static char **
put_program_first (int argc, char **argv)
{
  char **words = g_new0 (char *, argc + 1);

  words[0] = g_strdup_printf ("%s %s", g_get_prgname (), argv[0]);
  for (int i = 1; i < argc; i++)
    words[i] = g_strdup (argv[i]);

  return words;
}

/**
 * rgm_cli_parse_arguments:
 * @argc: number of arguments
 * @argv: the arguments, the name of the command first
 * @summary: what the command does, for its help
 * @entries: its options
 * @rest: (out) (transfer full) (nullable): what is no option
 * @helped: (out): whether help was asked for, and given
 * @error: return location for an error of usage
 *
 * Returns: whether the command line was understood
 */
gboolean
rgm_cli_parse_arguments (int argc, char **argv, const char *summary, const GOptionEntry *entries,
                         char ***rest, gboolean *helped, GError **error)
{
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) words = put_program_first (argc, argv);
  g_autofree char *help = NULL;
  g_autofree char *prgname = g_strdup (g_get_prgname ());
  /* The parser takes words out of the array, which still have to be freed. */
  g_autofree char **parsed = g_memdup2 (words, sizeof (char *) * (gsize) (argc + 1));
  int n_words = argc;

  *helped = FALSE;
  *rest = NULL;
  if (!rgm_cli_check_usage (words, entries, error))
    return FALSE;
  context = make_context (argv[0], summary, entries, helped, rest);
  if (!g_option_context_parse (context, &n_words, &parsed, error))
    return FALSE;
  if (!*helped)
    return TRUE;

  g_set_prgname (words[0]);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname (prgname);

  return rgm_cli_output_text (help, error);
}

/**
 * rgm_cli_parse_format:
 * @text: (nullable): what was given to `--format`; %NULL means `text`
 * @format: (out): the format
 * @error: return location for an error
 *
 * Returns: whether it is a format
 */
gboolean
rgm_cli_parse_format (const char *text, RgmCliFormat *format, GError **error)
{
  if (text == NULL || g_str_equal (text, "text"))
    *format = RGM_CLI_FORMAT_TEXT;
  else if (g_str_equal (text, "json"))
    *format = RGM_CLI_FORMAT_JSON;
  else
    return rgm_cli_refuse (error, "--format", _("“%s” is no format; give text or json"), text);

  return TRUE;
}

/**
 * rgm_cli_parse_date:
 * @option: the option that it was given to
 * @text: a date
 * @day: (out): the day
 * @error: return location for an error
 *
 * Returns: whether @text is a date; if not, @day is untouched
 */
gboolean
rgm_cli_parse_date (const char *option, const char *text, RgmDay *day, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (rgm_day_parse (text, day, &reason))
    return TRUE;
  if (g_error_matches (reason, RGM_DAY_ERROR, RGM_DAY_ERROR_NO_SUCH_DAY))
    return rgm_cli_refuse (error, option, _("“%s” is not a day of the calendar; give one from "
                                            "0001-01-01 to 9999-12-31"), text);
  if (strchr (text, 'T') != NULL)
    return rgm_cli_refuse (error, option, _("“%s” has a time, which only --booked takes; give a "
                                            "date alone, such as 2026-11-20"), text);

  return rgm_cli_refuse (error, option, _("“%s” is not a date; give year, month and day, such as "
                                          "2026-11-20"), text);
}

static gboolean
parse_time (const char *text, gint32 *minute)
{
  int hours, minutes;

  if (strlen (text) != 5 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1])
      || text[2] != ':' || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;

  hours = (text[0] - '0') * 10 + text[1] - '0';
  minutes = (text[3] - '0') * 10 + text[4] - '0';
  if (hours > 23 || minutes > 59)
    return FALSE;

  *minute = hours * 60 + minutes;
  return TRUE;
}

/**
 * rgm_cli_parse_booking:
 * @option: the option that it was given to
 * @text: a date, with a time of day after a T or without
 * @session: (inout): takes the day and the minute
 * @error: return location for an error
 *
 * Returns: whether @text is a date, with or without a time
 */
gboolean
rgm_cli_parse_booking (const char *option, const char *text, RgmSession *session, GError **error)
{
  const char *time = strchr (text, 'T');
  g_autofree char *date = time != NULL ? g_strndup (text, (gsize) (time - text))
                                       : g_strdup (text);

  session->minute = RGM_MINUTE_NONE;
  if (!rgm_cli_parse_date (option, date, &session->day, error))
    return FALSE;
  if (time != NULL && !parse_time (time + 1, &session->minute))
    return rgm_cli_refuse (error, option, _("“%s” has no time of day after the T; give hours and "
                                            "minutes, such as 2026-11-20T14:30"), text);

  return TRUE;
}

/**
 * rgm_cli_parse_count:
 * @option: the option that it was given to
 * @text: a whole number
 * @min: the least
 * @max: the most
 * @count: (out): the number
 * @error: return location for an error
 *
 * Returns: whether @text is such a number
 */
gboolean
rgm_cli_parse_count (const char *option, const char *text, guint min, guint max, guint *count,
                     GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &number, NULL))
    return rgm_cli_refuse (error, option, _("“%s” is not a whole number from %u to %u"), text, min,
                           max);

  *count = (guint) number;
  return TRUE;
}

/**
 * rgm_cli_get_today:
 *
 * Returns: the local date
 */
RgmDay
rgm_cli_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return rgm_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                      g_date_time_get_day_of_month (now));
}
