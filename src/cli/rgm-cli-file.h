#pragma once

#include "rgm-cli.h"

G_BEGIN_DECLS

void rgm_cli_append_count (GString *text, const char *name, gint64 count);
char *rgm_cli_choose_file (const RgmCli *cli, char **rest);
gboolean rgm_cli_check_folder (const char *to, GError **error);
gboolean rgm_cli_check_named (const char *name, GError **error);
gboolean rgm_cli_check_one_file (char **rest, gboolean required, GError **error);

G_END_DECLS
