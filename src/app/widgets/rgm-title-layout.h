#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_TITLE_LAYOUT (rgm_title_layout_get_type ())
G_DECLARE_FINAL_TYPE (RgmTitleLayout, rgm_title_layout, RGM, TITLE_LAYOUT, GtkLayoutManager)

GtkWidget *rgm_title_layout_set_title (AdwHeaderBar *header, GtkWidget *title, GtkWidget *below);

G_END_DECLS
