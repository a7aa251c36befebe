#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_popover_leave (GtkPopover *popover);
void rgm_popover_present (GtkPopover *popover);

G_END_DECLS
