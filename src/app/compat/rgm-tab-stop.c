#include "config.h"

#include "rgm-tab-stop.h"

/**
 * RgmTabStop:
 *
 * Around a list, makes it one stop for Tab, which else walks through 10,000 rows one by one; the
 * arrow keys do that. GTK 4.12 has GTK_LIST_TAB_ITEM for it.
 */
struct _RgmTabStop {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmTabStop, rgm_tab_stop, ADW_TYPE_BIN)

static gboolean
rgm_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  /* Whoever is inside goes out. */
  if (by_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (rgm_tab_stop_parent_class)->focus (widget, direction);
}

static void
rgm_tab_stop_class_init (RgmTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rgm_tab_stop_focus;
}

static void
rgm_tab_stop_init (RgmTabStop *self)
{
}

/**
 * rgm_tab_stop_new:
 *
 * Makes a tab stop around nothing.
 *
 * Returns: (transfer floating): the tab stop
 */
GtkWidget *
rgm_tab_stop_new (void)
{
  return g_object_new (RGM_TYPE_TAB_STOP, NULL);
}
