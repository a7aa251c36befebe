#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rgm_dialog_title_show (AdwHeaderBar *header, GtkWindow *window);

G_END_DECLS
