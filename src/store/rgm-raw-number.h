#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_raw_number_read (const guint8 **at, const guint8 *end, guint64 *number);

G_END_DECLS
