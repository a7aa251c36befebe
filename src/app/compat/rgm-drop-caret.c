#include "config.h"

#include "rgm-drop-caret.h"

#define WATCHED_KEY "rgm-drop-watched"

/* Where something is dragged over a field, GTK 4.8 shows a second caret for the place that it would
 * drop to, and after the drop leaves it there: for ever, or until the text gets shorter than that,
 * of which it complains with each frame. The field puts it away when it is told that what was
 * dragged has left. */

static void
on_drop_changed_cb (GtkDropTarget *target)
{
  if (gtk_drop_target_get_current_drop (target) == NULL)
    g_signal_emit_by_name (target, "leave");
}

static void
watch (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_connect_object (controller, "notify::current-drop",
                                 G_CALLBACK (on_drop_changed_cb), text, 0);
    }
  g_object_set_data (G_OBJECT (text), WATCHED_KEY, text);
}

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_TEXT (widget) && g_object_get_data (G_OBJECT (widget), WATCHED_KEY) == NULL)
    watch (widget);
  return TRUE;
}

/**
 * rgm_drop_caret_put_away:
 *
 * From now on a field into which something was dropped shows no caret but its own. To be called
 * once.
 */
void
rgm_drop_caret_put_away (void)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class)), 0,
                              on_mapped_cb, NULL, NULL);
}
