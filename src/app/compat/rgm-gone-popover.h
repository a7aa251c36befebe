#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_gone_popover_close (void);

G_END_DECLS
