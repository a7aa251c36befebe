#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_chooser_focus_keep (void);

G_END_DECLS
