#include "config.h"

#include "rgm-cli-usage.h"

#include "rgm-cli-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HELP "--help"
#define HELP_SHORT "-h"

/* `--done` in `--done=2026-11-20`. */
static char *
get_option (const char *word)
{
  return g_strndup (word, strcspn (word, "="));
}

static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *option)
{
  for (; entries->long_name != NULL; entries++)
    if (g_str_equal (entries->long_name, option + strlen ("--")))
      return entries;

  return NULL;
}

static char *
list_options (const GOptionEntry *entries)
{
  GString *options = g_string_new (NULL);

  for (; entries->long_name != NULL; entries++)
    g_string_append_printf (options, "--%s, ", entries->long_name);
  g_string_append (options, HELP);

  return g_string_free (options, FALSE);
}

static gboolean
refuse_unknown (const char *command, const char *word, const GOptionEntry *entries, GError **error)
{
  g_autofree char *options = list_options (entries);

  /* Translators: the first %s is an option, the second “regimenctl plan”, the third a list of
   * options */
  return rgm_cli_refuse_usage (error, _("%s: there is no such option; “%s” takes %s"), word,
                               command, options);
}

static gboolean
refuse_bare (const char *option, const GOptionEntry *entry, GError **error)
{
  /* Translators: %1$s is an option, %2$s what it takes, such as FILE */
  return rgm_cli_refuse_usage (error, _("%1$s: it was given nothing; give %1$s %2$s"), option,
                               _(entry->arg_description));
}

/* A variable of a shell that is not set must not stand for the user's own data. */
static gboolean
refuse_empty (const char *option, const GOptionEntry *entry, GError **error)
{
  /* Translators: %1$s is an option, %2$s what it takes, such as FILE */
  return rgm_cli_refuse_usage (error, _("%1$s: it was given an empty name; give %1$s %2$s, or "
                                        "leave the option out"),
                               option, _(entry->arg_description));
}

/* Ids and dates are taken as they are too, and told of by what reads them. */
static gboolean
takes_file (const GOptionEntry *entry)
{
  return g_str_equal (entry->arg_description, "FILE")
         || g_str_equal (entry->arg_description, "FOLDER");
}

/**
 * rgm_cli_check_usage:
 * @words: a command line, the program and the command its first word
 * @entries: the options of the command
 * @error: return location for an `RGM_CLI_ERROR_USAGE`
 *
 * Looks at the options before GOption does, whose words for what is wrong do not say what would be
 * right.
 *
 * Returns: whether there are such options, and each that takes a value has one, which is not empty
 *   where it is the name of a file
 */
gboolean
rgm_cli_check_usage (char **words, const GOptionEntry *entries, GError **error)
{
  for (char **word = words + 1; *word != NULL && !g_str_equal (*word, "--"); word++)
    {
      g_autofree char *option = get_option (*word);
      const GOptionEntry *entry;
      const char *value;

      if (**word != '-' || g_str_equal (*word, "-") || g_str_equal (*word, HELP)
          || g_str_equal (*word, HELP_SHORT))
        continue;

      entry = g_str_has_prefix (option, "--") ? find_entry (entries, option) : NULL;
      if (entry == NULL)
        return refuse_unknown (words[0], option, entries, error);
      if (entry->arg == G_OPTION_ARG_NONE)
        continue;
      value = strchr (*word, '=');
      value = value != NULL ? value + 1 : *++word;
      if (value == NULL)
        return refuse_bare (option, entry, error);
      if (*value == '\0' && takes_file (entry))
        return refuse_empty (option, entry, error);
    }

  return TRUE;
}
