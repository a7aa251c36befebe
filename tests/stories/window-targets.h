#pragma once

#include <gtk/gtk.h>

void window_targets_list (gulong xid, GString *answer);
guint window_targets_count_popovers (void);
