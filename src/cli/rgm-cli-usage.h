#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_cli_check_usage (char **words, const GOptionEntry *entries, GError **error);

G_END_DECLS
