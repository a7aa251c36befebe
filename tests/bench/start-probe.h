#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*StartProbeIsFull) (GtkWindow *window);

void start_probe_watch (GtkApplication *application, StartProbeIsFull is_full);

G_END_DECLS
