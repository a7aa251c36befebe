#include "config.h"

#include "rgm-map-hook.h"

/* What each widget of a type that GTK makes itself needs, whoever makes it. */

typedef struct {
  GType type;
  RgmMapFunc func;
} Hook;

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  const Hook *hook = data;
  GtkWidget *widget = g_value_get_object (values);

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, hook->type))
    hook->func (widget);
  return TRUE;
}

/**
 * rgm_map_hook_add:
 * @type: a type of widgets
 * @func: what to do with them
 *
 * From now on does something with every widget of @type whenever it is shown.
 */
void
rgm_map_hook_add (GType type, RgmMapFunc func)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  Hook *hook = g_new (Hook, 1);

  hook->type = type;
  hook->func = func;
  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class)), 0,
                              on_mapped_cb, hook, g_free);
}
