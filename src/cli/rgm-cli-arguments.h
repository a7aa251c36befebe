#pragma once

#include "rgm-session.h"

G_BEGIN_DECLS

/**
 * RgmCliFormat:
 * @RGM_CLI_FORMAT_TEXT: for people
 * @RGM_CLI_FORMAT_JSON: for programs
 *
 * What output looks like.
 */
typedef enum {
  RGM_CLI_FORMAT_TEXT,
  RGM_CLI_FORMAT_JSON,
} RgmCliFormat;

gboolean rgm_cli_parse_arguments (int argc, char **argv, const char *summary,
                                  const GOptionEntry *entries, char ***rest, gboolean *helped,
                                  GError **error);
gboolean rgm_cli_parse_format (const char *text, RgmCliFormat *format, GError **error);
gboolean rgm_cli_parse_date (const char *option, const char *text, RgmDay *day, GError **error);
gboolean rgm_cli_parse_booking (const char *option, const char *text, RgmSession *session,
                                GError **error);
gboolean rgm_cli_parse_count (const char *option, const char *text, guint min, guint max,
                              guint *count, GError **error);
RgmDay rgm_cli_get_today (void);

G_END_DECLS
