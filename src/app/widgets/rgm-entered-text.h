#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *rgm_entered_text_dup (GtkWidget *form);

G_END_DECLS
