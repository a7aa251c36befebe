#include "config.h"

#include "rgm-drop-caret.h"

#include "rgm-map-hook.h"

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
on_mapped_cb (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_connect_object (controller, "notify::current-drop",
                                 G_CALLBACK (on_drop_changed_cb), text, 0);
    }
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
  rgm_map_hook_add_once (GTK_TYPE_TEXT, "rgm-drop-caret", on_mapped_cb);
}
