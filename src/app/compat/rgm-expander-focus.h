#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_expander_focus_mend (void);

G_END_DECLS
