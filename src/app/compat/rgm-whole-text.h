#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_whole_text_keep (void);

G_END_DECLS
