#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_csv_number_read (const char *text, gint32 most, gint32 *number);
gboolean rgm_csv_number_read_minutes (const char *text, gint32 *minutes);

G_END_DECLS
