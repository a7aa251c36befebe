/* Of two items with the same underlined key, none is chosen at once: in each menu and in each
 * window a key is underlined once. Run in each language. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-passphrase-dialog.h"
#include "rgm-restore-dialog.h"
#include "window-fixture.h"

#include <adwaita.h>
#include <string.h>

/* A key, or 0 where none is underlined. */
static gunichar
find_key (const char *label)
{
  const char *underline = label;

  while ((underline = strchr (underline, '_')) != NULL && underline[1] == '_')
    underline += 2;
  return underline != NULL ? g_unichar_tolower (g_utf8_get_char (underline + 1)) : 0;
}

/* @taken: (element-type gunichar utf8): what each key belongs to */
static void
take (GHashTable *taken, const char *label)
{
  gunichar key = find_key (label);
  const char *other = g_hash_table_lookup (taken, GUINT_TO_POINTER (key));

  if (key == 0)
    return;
  if (other != NULL)
    {
      g_test_message ("“%s” and “%s” have the same key", other, label);
      g_test_fail ();
    }
  g_hash_table_insert (taken, GUINT_TO_POINTER (key), g_strdup (label));
}

static GHashTable *
make_taken (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static guint check_menu (GMenuModel *menu, const char *heading);

/* Sections lie in the menu itself, submenus beside it. A section within a section has no line above
 * it. */
static guint
check_section (GMenuModel *section, GHashTable *taken, guint depth)
{
  guint n_items = 0;

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      g_autoptr (GMenuModel) inner = g_menu_model_get_item_link (section, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (section, i,
                                                                   G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;

      g_assert_true (inner == NULL || depth == 0);
      if (inner != NULL)
        n_items += check_section (inner, taken, depth + 1);
      if (!g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
          || inner != NULL)
        continue;
      if (submenu != NULL)
        g_assert_cmpuint (check_menu (submenu, label), >=, 2);
      if (find_key (label) == 0)
        {
          g_test_message ("“%s” has no key", label);
          g_test_fail ();
        }
      take (taken, label);
      n_items++;
    }

  return n_items;
}

/* @heading: (nullable): what goes back from a submenu, above its items */
static guint
check_menu (GMenuModel *menu, const char *heading)
{
  g_autoptr (GHashTable) taken = make_taken ();

  if (heading != NULL)
    take (taken, heading);
  return check_section (menu, taken, 0);
}

static guint
check_menus (GtkWidget *root)
{
  GtkWidget *button;
  guint n_menus = 0;

  for (guint n = 0; (button = display_find (root, GTK_TYPE_MENU_BUTTON, n)) != NULL; n++)
    {
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

      if (menu != NULL && gtk_widget_get_mapped (button))
        {
          /* What nobody can take in at once is no menu; of some, one or the other is hidden. */
          g_assert_cmpuint (check_menu (menu, NULL), <=, 17);
          n_menus++;
        }
    }

  return n_menus;
}

static void
check_widgets (GtkWidget *widget, GHashTable *taken)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_use_underline (GTK_LABEL (widget)))
    take (taken, gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widgets (child, taken);
}

static void
check_window (GtkWindow *window)
{
  g_autoptr (GHashTable) taken = make_taken ();

  display_show (GTK_WIDGET (window));
  check_widgets (GTK_WIDGET (window), taken);
}

static void
check_dialog (GtkWindow *dialog)
{
  check_window (dialog);
  /* As its user does: who asked is answered. */
  gtk_window_close (dialog);
}

static void
test_practice (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  g_assert_cmpuint (check_menus (GTK_WIDGET (self->window)), >=, 3);
  check_window (GTK_WINDOW (self->window));
}

static void
test_log (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_window (self, FALSE);
  check_window (GTK_WINDOW (self->window));
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  display_wait_ms (50);
  g_assert_cmpuint (check_menus (GTK_WIDGET (self->window)), ==, 1);
  check_window (GTK_WINDOW (self->window));
}

/* @data: a weak pointer. Who looks for backups is kept until they are found. */
static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* The dialogs that actions open; and those of backups. */
static void
test_dialogs (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    "add-patient", "edit-patient", "add-course", "book-session", "record-session", "print",
    "erase-patient", "export-patient", "export", "export-calendar", "preferences", "about",
  };
  RgmBackupService *backups;
  GtkWindow *restore;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      g_test_message ("%s", actions[i]);
      window_fixture_activate (self, actions[i]);
      display_wait_ms (100);
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
      check_dialog (window_fixture_find_dialog (self));
      display_wait_ms (50);
    }
  backups = rgm_workspace_get_backups (self->workspace);
  check_dialog (rgm_passphrase_dialog_new (backups));
  restore = rgm_restore_dialog_new (backups, NULL);
  g_object_add_weak_pointer (G_OBJECT (restore), (gpointer *) &restore);
  check_dialog (restore);
  g_assert_true (display_wait_for (is_gone, &restore));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  window_fixture_set_language ();
  adw_init ();

  WINDOW_TEST ("/mnemonics/practice", test_practice);
  WINDOW_TEST ("/mnemonics/log", test_log);
  WINDOW_TEST ("/mnemonics/dialogs", test_dialogs);
  return g_test_run ();
}
