#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_one_line_keep (GtkEditable *field);

G_END_DECLS
