#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_drop_caret_put_away (void);

G_END_DECLS
