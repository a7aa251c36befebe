#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_raw_number_read (const guint8 **at, const guint8 *end, guint64 *number);
guint32 rgm_raw_number_get_4_bytes (const guint8 *bytes);

G_END_DECLS
