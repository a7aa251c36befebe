#include "config.h"

#include "rgm-cli-error.h"

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
