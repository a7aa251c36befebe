#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_csv_micrometre_is_unit (const char *text);
gboolean rgm_csv_micrometre_read (const char *text, gint32 *depth);
char *rgm_csv_micrometre_add_unit (const char *cell);

G_END_DECLS
