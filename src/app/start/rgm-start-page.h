#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_START_PAGE (rgm_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmStartPage, rgm_start_page, RGM, START_PAGE, AdwBin)

GtkWidget *rgm_start_page_new (void);

G_END_DECLS
