#pragma once

#include "rgm-text-style.h"

G_BEGIN_DECLS

RgmTextStyle rgm_cli_output_get_style (void);
gboolean rgm_cli_output_text (const char *text, GError **error);
gboolean rgm_cli_output_json (const char *json, GError **error);
gboolean rgm_cli_output_bytes (GBytes *bytes, GError **error);
void rgm_cli_output_error (const char *message);

G_END_DECLS
