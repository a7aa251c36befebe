#include "config.h"

#include "rgm-settings.h"

/**
 * RgmSettings:
 *
 * What belongs to this computer rather than to the data. Where the schema is not found, as in a
 * half-copied installation, there are only defaults: no reason to stop.
 */
struct _RgmSettings {
  GObject parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (RgmSettings, rgm_settings, G_TYPE_OBJECT)

static GSettingsSchema *
find_schema (const char *schema_dir)
{
  GSettingsSchemaSource *fallback = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (schema_dir != NULL)
    source = g_settings_schema_source_new_from_directory (schema_dir, fallback, TRUE, NULL);
  if (source == NULL && fallback == NULL)
    return NULL;
  return g_settings_schema_source_lookup (source != NULL ? source : fallback, RGM_APPLICATION_ID,
                                          TRUE);
}

static void
rgm_settings_finalize (GObject *object)
{
  g_clear_object (&RGM_SETTINGS (object)->settings);
  G_OBJECT_CLASS (rgm_settings_parent_class)->finalize (object);
}

static void
rgm_settings_class_init (RgmSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_settings_finalize;
}

static void
rgm_settings_init (RgmSettings *self)
{
}

/**
 * rgm_settings_new:
 * @schema_dir: (nullable): where the compiled schema lies
 *
 * Makes settings.
 *
 * Returns: (transfer full): the settings
 */
RgmSettings *
rgm_settings_new (const char *schema_dir)
{
  RgmSettings *self = g_object_new (RGM_TYPE_SETTINGS, NULL);
  GSettingsSchema *schema = find_schema (schema_dir);

  if (schema == NULL)
    return self;
  self->settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_schema_unref (schema);
  return self;
}

/**
 * rgm_settings_get_window:
 * @self: settings
 * @width: (out): width in pixels
 * @height: (out): height in pixels
 * @maximized: (out): whether it is maximized
 *
 * Gets how the window was when it was last closed.
 */
void
rgm_settings_get_window (RgmSettings *self, int *width, int *height, gboolean *maximized)
{
  g_return_if_fail (RGM_IS_SETTINGS (self));

  *width = RGM_SETTINGS_WIDTH_PX;
  *height = RGM_SETTINGS_HEIGHT_PX;
  *maximized = FALSE;
  if (self->settings == NULL)
    return;
  *width = g_settings_get_int (self->settings, "window-width");
  *height = g_settings_get_int (self->settings, "window-height");
  *maximized = g_settings_get_boolean (self->settings, "window-maximized");
}

/* An older schema lacks keys, and asking for one of these would end the program. */
static gboolean
has_key (RgmSettings *self, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (self->settings == NULL)
    return FALSE;
  g_object_get (self->settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/**
 * rgm_settings_get_value:
 * @self: settings
 * @key: one of them
 *
 * Returns: (transfer full) (nullable): what was kept, or the default; %NULL where nothing is kept
 */
GVariant *
rgm_settings_get_value (RgmSettings *self, const char *key)
{
  g_return_val_if_fail (RGM_IS_SETTINGS (self), NULL);

  return has_key (self, key) ? g_settings_get_value (self->settings, key) : NULL;
}

/**
 * rgm_settings_keep_value:
 * @self: settings
 * @key: one of them
 * @value: its value, which is taken if it is floating
 *
 * Keeps @value where it can.
 */
void
rgm_settings_keep_value (RgmSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) taken = g_variant_ref_sink (value);

  g_return_if_fail (RGM_IS_SETTINGS (self));

  if (has_key (self, key))
    g_settings_set_value (self->settings, key, taken);
}

/**
 * rgm_settings_bind:
 * @self: settings
 * @key: one of them
 * @object: an object
 * @property: its property of the same type
 *
 * Has a property be what was kept, and keeps what becomes of it.
 */
void
rgm_settings_bind (RgmSettings *self, const char *key, gpointer object, const char *property)
{
  g_return_if_fail (RGM_IS_SETTINGS (self) && G_IS_OBJECT (object));

  if (has_key (self, key))
    g_settings_bind (self->settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}

/**
 * rgm_settings_keep_window:
 * @self: settings
 * @width: width in pixels, as it is while not maximized
 * @height: height in pixels, likewise
 * @maximized: whether it is maximized
 *
 * Keeps how the window is.
 */
void
rgm_settings_keep_window (RgmSettings *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (RGM_IS_SETTINGS (self));

  if (self->settings == NULL)
    return;
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
}
