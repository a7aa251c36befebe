#include "config.h"

#include "rgm-button-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What screen readers call buttons. GTK 4.8 calls one with an underlined letter by its text twice,
 * “_Why? Why?”, because the label in it is both its content and what labels it. A name of its own
 * in place of that relation is right on every GTK. */

static char *
strip_underscores (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *c = label; *c != '\0'; c++)
    {
      /* Two of them stand for one that is meant. */
      if (*c == '_' && c[1] != '\0')
        c++;
      g_string_append_c (text, *c);
    }
  return g_string_free (text, FALSE);
}

static void
set_name (GtkWidget *button, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A menu button holds another, which is the one that is pressed. */
static void
mend_menu_button (GtkMenuButton *button)
{
  const char *label = gtk_menu_button_get_label (button);
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_menu_button_get_use_underline (button))
    return;
  name = strip_underscores (label);
  set_name (GTK_WIDGET (button), name);
  set_name (gtk_widget_get_first_child (GTK_WIDGET (button)), name);
}

static void
mend_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_button_get_use_underline (button))
    return;
  name = strip_underscores (label);
  set_name (GTK_WIDGET (button), name);
}

static void
on_icon_cb (GtkWidget *button)
{
  const char *icon = gtk_button_get_icon_name (GTK_BUTTON (button));
  gboolean hides = g_strcmp0 (icon, "view-conceal-symbolic") == 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hides ? _("Hide Passphrase") : _("Show Passphrase"), -1);
}

/* The button that shows what is typed has but an icon, which changes. */
static void
mend_button_of_passphrase (GtkWidget *button)
{
  if (gtk_button_get_icon_name (GTK_BUTTON (button)) == NULL
      || gtk_widget_get_ancestor (button, ADW_TYPE_PASSWORD_ENTRY_ROW) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (button, on_icon_cb, button);
  g_signal_connect_object (button, "notify::icon-name", G_CALLBACK (on_icon_cb), button, 0);
  on_icon_cb (button);
}

static void
mend_content (GtkWidget *content)
{
  GtkWidget *button = gtk_widget_get_ancestor (content, GTK_TYPE_BUTTON);
  g_autofree char *name =
    strip_underscores (adw_button_content_get_label (ADW_BUTTON_CONTENT (content)));

  if (button != NULL && adw_button_content_get_use_underline (ADW_BUTTON_CONTENT (content)))
    set_name (button, name);
}

/**
 * rgm_button_name_apply:
 * @root: a widget
 *
 * Names the buttons with an underlined letter in @root, and those that show a passphrase. To be
 * called again when one of them gets another label, or others come in.
 */
void
rgm_button_name_apply (GtkWidget *root)
{
  if (GTK_IS_MENU_BUTTON (root))
    mend_menu_button (GTK_MENU_BUTTON (root));
  else if (GTK_IS_BUTTON (root))
    {
      mend_button (GTK_BUTTON (root));
      mend_button_of_passphrase (root);
    }
  else if (ADW_IS_BUTTON_CONTENT (root))
    mend_content (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rgm_button_name_apply (child);
}

static void
on_windows_changed_cb (GListModel *windows, guint position, guint n_removed, guint n_added,
                       gpointer data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect_object (window, "map", G_CALLBACK (rgm_button_name_apply), window,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * rgm_button_name_apply_to_windows:
 *
 * From now on names the buttons of each window when it is shown. To be called once.
 */
void
rgm_button_name_apply_to_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_changed_cb), windows,
                           0);
  on_windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows), windows);
}

static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    /* Translators: the button that makes a message go away. */
                                    _("Close"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
on_toasts_changed_cb (GListModel *children, guint position, guint n_removed, guint n_added,
                      gpointer data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (!g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        continue;
      rgm_button_name_apply (child);
      name_close_button (child);
    }
}

/**
 * rgm_button_name_apply_to_toasts:
 * @overlay: an #AdwToastOverlay
 *
 * From now on names the button that closes a toast, which libadwaita 1.2 leaves without a name: it
 * is called “GtkImage” then.
 */
void
rgm_button_name_apply_to_toasts (GtkWidget *overlay)
{
  GListModel *children = gtk_widget_observe_children (overlay);

  g_signal_connect_object (children, "items-changed", G_CALLBACK (on_toasts_changed_cb), overlay,
                           0);
  /* As long as the overlay is there, for it keeps no reference of its own. */
  g_object_set_data_full (G_OBJECT (overlay), "rgm-children", children, g_object_unref);
}
