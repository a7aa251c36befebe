#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_popovers_in_sight_keep (void);
void rgm_popovers_in_sight_hold (GtkPopover *popover);
void rgm_popovers_in_sight_lay_out (void);

G_END_DECLS
