#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RGM_TYPE_SETTINGS (rgm_settings_get_type ())
G_DECLARE_FINAL_TYPE (RgmSettings, rgm_settings, RGM, SETTINGS, GObject)

/* The size that a window has where nothing was kept. */
#define RGM_SETTINGS_WIDTH_PX 1180
#define RGM_SETTINGS_HEIGHT_PX 860

RgmSettings *rgm_settings_new (const char *schema_dir);
void rgm_settings_get_window (RgmSettings *self, int *width, int *height, gboolean *maximized);
void rgm_settings_bind (RgmSettings *self, const char *key, gpointer object, const char *property);
GVariant *rgm_settings_get_value (RgmSettings *self, const char *key);
void rgm_settings_keep_value (RgmSettings *self, const char *key, GVariant *value);
void rgm_settings_keep_window (RgmSettings *self, int width, int height, gboolean maximized);

G_END_DECLS
