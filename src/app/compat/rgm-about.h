#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *rgm_about_present (GtkWindow *parent);

G_END_DECLS
