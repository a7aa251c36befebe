#include "config.h"

#include "rgm-heard-toast.h"

#include "rgm-live-label.h"

/* Since 4.14 there is a way to have something read aloud; before, the role alone does it. */
#if GTK_CHECK_VERSION (4, 14, 0)
static void
on_map_cb (GtkWidget *label)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (label), gtk_label_get_text (GTK_LABEL (label)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}
#else
static void
on_map_cb (GtkWidget *label)
{
}
#endif

/**
 * rgm_heard_toast_new:
 * @title: what it says, without markup
 *
 * Makes a toast that screen readers tell of: its words are a status, which the title that
 * libadwaita makes is not.
 *
 * Returns: (transfer full): the toast, for an overlay to take
 */
AdwToast *
rgm_heard_toast_new (const char *title)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "heading");
  rgm_live_label_set_text (GTK_LABEL (label), title);
  g_signal_connect_object (label, "map", G_CALLBACK (on_map_cb), label, 0);
  adw_toast_set_custom_title (toast, label);
  return toast;
}

/**
 * rgm_heard_toast_set_title:
 * @toast: a toast of rgm_heard_toast_new()
 * @title: what it says from now on
 *
 * Lets a toast that may be shown say something else.
 */
void
rgm_heard_toast_set_title (AdwToast *toast, const char *title)
{
  GtkWidget *label = adw_toast_get_custom_title (toast);

  rgm_live_label_set_text (GTK_LABEL (label), title);
  if (gtk_widget_get_mapped (label))
    on_map_cb (label);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/**
 * rgm_heard_toast_set_button_label:
 * @toast: a toast of rgm_heard_toast_new()
 * @label: what its button says from now on
 *
 * Gives a toast that may be shown another button. Later GTK does not tell screen readers of the new
 * words of a button, unless they are its label as well.
 */
void
rgm_heard_toast_set_button_label (AdwToast *toast, const char *label)
{
  GtkWidget *widget = gtk_widget_get_parent (adw_toast_get_custom_title (toast));
  GtkWidget *button = NULL;

  adw_toast_set_button_label (toast, label);
  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "toast") != 0)
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL)
    button = find_button (widget, label);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}
