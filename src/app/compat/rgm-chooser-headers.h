#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_chooser_headers_rest (void);

G_END_DECLS
