#include "config.h"

#include "rgm-cli-error.h"

#include <string.h>

G_DEFINE_QUARK (rgm-cli-error-quark, rgm_cli_error)

/**
 * rgm_cli_refuse:
 * @error: return location for an `RGM_CLI_ERROR_REFUSED`
 * @option: the option that is refused, `--done`
 * @format: what is wrong and what would be right
 * @...: arguments of @format
 *
 * Returns: %FALSE
 */
gboolean
rgm_cli_refuse (GError **error, const char *option, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, RGM_CLI_ERROR, RGM_CLI_ERROR_REFUSED, "%s: %s", option, reason);

  return FALSE;
}

/**
 * rgm_cli_refuse_usage:
 * @error: return location for an `RGM_CLI_ERROR_USAGE`
 * @format: what is wrong and what would be right
 * @...: arguments of @format
 *
 * Returns: %FALSE
 */
gboolean
rgm_cli_refuse_usage (GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, RGM_CLI_ERROR, RGM_CLI_ERROR_USAGE, reason);

  return FALSE;
}

/**
 * rgm_cli_is_about:
 * @reason: why something failed that has to do with two files
 * @path: one of them
 * @other: the other
 *
 * Tells by its words which of the two a sentence is about. It has the folder as the system knows
 * it, so that only what the files are called is looked for. One name may be a part of the other.
 *
 * Returns: whether @reason names @path, and not @other by a name that is as long or longer
 */
gboolean
rgm_cli_is_about (const GError *reason, const char *path, const char *other)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *other_name = g_filename_display_basename (other);

  return strstr (reason->message, name) != NULL
         && (strstr (reason->message, other_name) == NULL || strlen (other_name) < strlen (name));
}
