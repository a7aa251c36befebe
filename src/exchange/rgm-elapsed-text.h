#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_elapsed_text_is_in_days (gint32 n_days);
char *rgm_elapsed_text (gint32 n_days);

G_END_DECLS
