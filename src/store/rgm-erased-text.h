#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_erased_text (guint n_erased, gboolean erasures_known);

G_END_DECLS
