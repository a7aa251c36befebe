#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_TAB_STOP (rgm_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (RgmTabStop, rgm_tab_stop, RGM, TAB_STOP, AdwBin)

GtkWidget *rgm_tab_stop_new (void);

G_END_DECLS
