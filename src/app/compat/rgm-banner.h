#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_BANNER (rgm_banner_get_type ())
G_DECLARE_FINAL_TYPE (RgmBanner, rgm_banner, RGM, BANNER, GtkWidget)

GtkWidget *rgm_banner_new (const char *title);
const char *rgm_banner_get_title (RgmBanner *self);
void rgm_banner_set_title (RgmBanner *self, const char *title);
void rgm_banner_set_button_label (RgmBanner *self, const char *label);
void rgm_banner_set_action_name (RgmBanner *self, const char *action_name);
gboolean rgm_banner_get_revealed (RgmBanner *self);
void rgm_banner_set_revealed (RgmBanner *self, gboolean revealed);

G_END_DECLS
