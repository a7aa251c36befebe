#include "config.h"

#include "rgm-foot.h"

#include "rgm-foot-layout.h"

/**
 * RgmFoot:
 *
 * What stands below a form, in a scrolled window, which is its child. Keys have a place in it where
 * there is something to press or to scroll, and none where there is not.
 */
struct _RgmFoot {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmFoot, rgm_foot, ADW_TYPE_BIN)

static void
on_size_cb (GtkWidget *scroller, GtkAdjustment *adjustment)
{
  gboolean scrolls = gtk_adjustment_get_upper (adjustment)
                     > gtk_adjustment_get_page_size (adjustment);

  /* A scrollbar, were it there or not, needs more height than a line has. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  scrolls ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
  gtk_widget_set_focusable (scroller, scrolls);
}

/* A scrolled window that is asked itself, and with nothing in it that takes the focus, says that it
 * has taken it, focusable or not: Tab would never go on. */
static gboolean
rgm_foot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (widget));
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  if (gtk_widget_is_focus (scroller))
    return FALSE;
  if (gtk_widget_child_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)),
                              direction))
    return TRUE;
  return !is_inside && gtk_widget_get_focusable (scroller) && gtk_widget_grab_focus (scroller);
}

static void
on_child_cb (RgmFoot *self)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (self));

  if (scroller != NULL)
    g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed",
      G_CALLBACK (on_size_cb), scroller, G_CONNECT_SWAPPED);
}

static void
rgm_foot_class_init (RgmFootClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rgm_foot_focus;
}

static void
rgm_foot_init (RgmFoot *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), g_object_new (RGM_TYPE_FOOT_LAYOUT, NULL));
  g_signal_connect_object (self, "notify::child", G_CALLBACK (on_child_cb), self,
                           G_CONNECT_SWAPPED);
}
