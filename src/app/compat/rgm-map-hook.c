#include "config.h"

#include "rgm-map-hook.h"

/* What each widget of a type that GTK makes itself needs, whoever makes it. */

typedef struct {
  GType type;
  /* marks those that it was done with, where that is to be once; else 0 */
  GQuark seen;
  RgmMapFunc func;
} Hook;

static gboolean
is_first_time (const Hook *hook, GtkWidget *widget)
{
  if (g_object_get_qdata (G_OBJECT (widget), hook->seen) != NULL)
    return FALSE;
  g_object_set_qdata (G_OBJECT (widget), hook->seen, widget);
  return TRUE;
}

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  const Hook *hook = data;
  GtkWidget *widget = g_value_get_object (values);

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, hook->type)
      && (hook->seen == 0 || is_first_time (hook, widget)))
    hook->func (widget);
  return TRUE;
}

static void
add (GType type, GQuark seen, RgmMapFunc func)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  Hook *hook = g_new (Hook, 1);

  *hook = (Hook) { type, seen, func };
  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class)), 0,
                              on_mapped_cb, hook, g_free);
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
  add (type, 0, func);
}

/**
 * rgm_map_hook_add_once:
 * @type: a type of widgets
 * @name: (not nullable): what is done, a name that no other hook has
 * @func: what to do with them
 *
 * From now on does something with every widget of @type when it is shown for the first time.
 */
void
rgm_map_hook_add_once (GType type, const char *name, RgmMapFunc func)
{
  add (type, g_quark_from_string (name), func);
}
