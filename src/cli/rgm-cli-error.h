#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCliError:
 * @RGM_CLI_ERROR_REFUSED: an input was understood and refused, or something failed; exit status 1
 * @RGM_CLI_ERROR_USAGE: the command line was not understood; exit status 2
 *
 * Why a command did nothing. The message is one line: it names the option, says what is wrong and
 * what would be right.
 */
typedef enum {
  RGM_CLI_ERROR_REFUSED,
  RGM_CLI_ERROR_USAGE,
} RgmCliError;

#define RGM_CLI_ERROR (rgm_cli_error_quark ())
GQuark rgm_cli_error_quark (void);

gboolean rgm_cli_refuse (GError **error, const char *option, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
gboolean rgm_cli_refuse_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean rgm_cli_is_about (const GError *reason, const char *path, const char *other);

G_END_DECLS
