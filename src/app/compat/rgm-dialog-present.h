#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_dialog_present (GtkWindow *dialog, GtkWindow *parent);
GtkWindow *rgm_dialog_find (GtkWindow *parent);

G_END_DECLS
