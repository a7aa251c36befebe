#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SQLite gets no memory when it is told so. Its allocations are counted from 1. */

void fault_memory_install (void);
void fault_memory_fail (guint number, gboolean lasting);
void fault_memory_mend (void);
guint fault_memory_get_count (void);

G_END_DECLS
