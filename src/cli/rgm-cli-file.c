#include "config.h"

#include "rgm-cli-file.h"

#include "rgm-cli-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * rgm_cli_append_count:
 * @text: a text
 * @name: what was counted, translated
 * @count: how many
 *
 * Adds a line with a number.
 */
void
rgm_cli_append_count (GString *text, const char *name, gint64 count)
{
  /* Translators: %1$s is what was counted, %2$lld how many, as in “Patients: 12” */
  g_string_append_printf (text, _("  %1$s: %2$lld\n"), name, (long long) count);
}

/**
 * rgm_cli_choose_file:
 * @cli: what commands are given
 * @rest: (nullable): the words of the command line that are no options
 *
 * Returns: (transfer full): the file that was named, else the database
 */
char *
rgm_cli_choose_file (const RgmCli *cli, char **rest)
{
  return rest != NULL ? g_strdup (rest[0]) : rgm_places_choose_database (cli->places, NULL);
}

/**
 * rgm_cli_check_named:
 * @name: a word of the command line that is the name of a file
 * @error: return location for an error of usage
 *
 * Returns: whether it is not empty, as a variable of a shell is that is not set
 */
gboolean
rgm_cli_check_named (const char *name, GError **error)
{
  return *name != '\0'
         || rgm_cli_refuse_usage (error, _("FILE: it was given an empty name; give the name of a "
                                           "file"));
}

/**
 * rgm_cli_check_one_file:
 * @rest: (nullable): the words of the command line that are no options
 * @required: whether there must be a file
 * @error: return location for an error of usage
 *
 * Returns: whether there is one file, or none where that is right
 */
gboolean
rgm_cli_check_one_file (char **rest, gboolean required, GError **error)
{
  if (rest == NULL)
    return !required || rgm_cli_refuse_usage (error, _("No file was given; give one"));
  if (rest[1] != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes one file"),
                                 rest[1]);
  return rgm_cli_check_named (rest[0], error);
}

/**
 * rgm_cli_check_folder:
 * @to: the file to make that was given to `--to`
 * @error: return location for an `RGM_CLI_ERROR_REFUSED`
 *
 * Returns: whether there is, for all that is known, a folder for it
 */
gboolean
rgm_cli_check_folder (const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_access (folder, F_OK) == 0 || errno != ENOENT)
    return TRUE;
  return rgm_cli_refuse (error, "--to", _("there is no folder for “%s”; make it, or give another "
                                          "name"), to);
}
