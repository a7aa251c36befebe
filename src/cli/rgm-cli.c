#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-unfinished.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>

#define EXIT_STATUS_REFUSED 1
#define EXIT_STATUS_USAGE 2

typedef struct {
  const char *name;
  const char *usage;
  const char *summary;
  gboolean (*run) (RgmCli *cli, int argc, char **argv, GError **error);
} Command;

static const Command commands[] = {
  { "plan", "plan (--concern ID | --protocol FILE | --course UUID) [OPTION…]",
    N_("Compute a plan and explain it"), rgm_cli_plan },
  { "protocols", "protocols [--format text|json]",
    N_("List the concerns that can be planned"), rgm_cli_protocols },
  { "protocol", "protocol ID [--format text|json]",
    N_("Show everything that one protocol says"), rgm_cli_protocol },
  { "export", "export [--format json|csv|ics|pdf|svg|png|text] [--patient UUID] "
              "[--database FILE] [FILE]",
    N_("Write everything in a database to a file, or everything of one patient"),
    rgm_cli_export },
  { "import", "import FILE [--format json|csv|ics] [--replace] [--dry-run] [--database FILE]",
    N_("Bring in what was exported, as on another machine"), rgm_cli_import },
  { "erase", "erase UUID --yes [--delete-left] [--database FILE]",
    N_("Erase a patient for good, also from the backups"), rgm_cli_erase },
  { "backup", "backup [--to FILE | --list] [--passphrase-file FILE] [--database FILE]",
    N_("Back the database up, or list its backups"), rgm_cli_backup },
  { "restore", "restore FILE [--passphrase-file FILE] [--database FILE]",
    N_("Go back to what a backup holds"), rgm_cli_restore },
  { "sample", "sample [--patients N] --database FILE",
    N_("Make a database with an invented practice"), rgm_cli_sample },
  { "check", "check [--today DATE] [FILE]",
    N_("Say whether a database is sound, and what it holds"), rgm_cli_check },
  { "salvage", "salvage DAMAGED --to FILE",
    N_("Read what is left of a damaged database into a new one"), rgm_cli_salvage },
};

static void
set_up_language (const RgmPlaces *places)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
show_version (GError **error)
{
  return rgm_cli_output_text ("regimenctl " RGM_VERSION "\n", error);
}

static gboolean
show_help (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  regimenctl %s\n\n%s\n", _("Usage:"), _("COMMAND [OPTION…]"),
                          _("Plans courses of repeated treatment: what remains, what is too early, "
                            "and when to come instead."));
  g_string_append_printf (text, "\n%s\n", _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %s\n      %s\n", commands[i].usage, _(commands[i].summary));
  g_string_append_printf (text, "\n%s\n  --help      %s\n  --version   %s\n", _("Options:"),
                          _("Show this help, or with a command that of the command"),
                          _("Show the version"));
  g_string_append_printf (text, "\n%s\n%s\n",
                          _("The database is that of --database, else of REGIMEN_DATABASE, else "
                            "of your data folder."),
                          _("Exit status: 0 done, 1 refused input, 2 wrong usage; backup, "
                            "check, erase, export, import, restore and salvage have more."));

  return rgm_cli_output_text (text->str, error);
}

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static gboolean
run_command (RgmCli *cli, const Command *command, int argc, char **argv, GError **error)
{
  cli->library = rgm_library_load (cli->places);

  return command->run (cli, argc, argv, error);
}

static gboolean
dispatch (RgmCli *cli, int argc, char **argv, GError **error)
{
  const Command *command;

  if (argc < 2)
    return rgm_cli_refuse_usage (error, _("No command was given; “regimenctl --help” lists them"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return show_help (error);
  if (g_str_equal (argv[1], "--version"))
    return show_version (error);

  command = find_command (argv[1]);
  if (command == NULL)
    return rgm_cli_refuse_usage (error, *argv[1] == '-'
                                 ? _("“%s” is no option before a command; “regimenctl --help” "
                                     "lists what there is")
                                 : _("There is no command “%s”; “regimenctl --help” lists them"),
                                 argv[1]);

  return run_command (cli, command, argc - 1, argv + 1, error);
}

static void
clear (RgmCli *cli)
{
  g_clear_pointer (&cli->library, rgm_library_free);
  g_clear_pointer (&cli->places, rgm_places_free);
}

static int
report (const RgmCli *cli, const GError *error)
{
  gboolean is_usage = error->domain == G_OPTION_ERROR
    || g_error_matches (error, RGM_CLI_ERROR, RGM_CLI_ERROR_USAGE);

  rgm_cli_output_error (error->message);

  if (is_usage)
    return EXIT_STATUS_USAGE;
  return cli->status != 0 ? cli->status : EXIT_STATUS_REFUSED;
}

/**
 * rgm_cli_run:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Runs `regimenctl`.
 *
 * Returns: its exit status: 0 done, 1 refused input, 2 usage, or that of the command
 */
int
rgm_cli_run (int argc, char **argv)
{
  RgmCli cli = { .places = rgm_places_new () };
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* A quota that is exceeded is to be an error, not a death. */
  signal (SIGXFSZ, SIG_IGN);
  rgm_cli_unfinished_heed ();
  g_set_prgname ("regimenctl");
  set_up_language (cli.places);
  done = dispatch (&cli, argc, argv, &error);
  clear (&cli);

  if (!done)
    return report (&cli, error);
  return cli.status;
}
