/* What goes out of a window and comes into it: where it is offered, and what it begins with. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-archive-json-writer.h"
#include "rgm-course-page.h"
#include "rgm-main-window-private.h"
#include "rgm-main-window-transfer.h"
#include "window-fixture.h"

static gboolean
has_action (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && has_action (section, action))
          || (submenu != NULL && has_action (submenu, action)))
        return TRUE;
    }
  return FALSE;
}

/* What goes out and comes in does so in a log too, which has no menu but that of its page. */
static void
test_menus (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = { "export", "import", "export-calendar", "export-patient",
                                         "erase-patient", "preferences", "about" };

  window_fixture_open_window (self, FALSE);
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i], NULL);
      GtkWidget *button;
      gboolean found = FALSE;

      for (guint n = 0; !found && (button = display_find (
             GTK_WIDGET (self->window), GTK_TYPE_MENU_BUTTON, n)) != NULL; n++)
        {
          GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

          found = gtk_widget_get_mapped (button) && menu != NULL && has_action (menu, name);
        }
      g_test_message ("%s", name);
      g_assert_true (found);
      g_assert_true (window_fixture_is_enabled (self, actions[i]));
    }
}

static gboolean
is_asked (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  return g_list_model_get_n_items (windows) > 1;
}

/* Answers the question that is on the display. */
static void
answer (const char *label)
{
  g_autoptr (GtkWidget) dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *button;

  g_assert_true (display_wait_for (is_asked, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!RGM_IS_MAIN_WINDOW (window))
        g_set_object (&dialog, window);
    }
  g_assert_nonnull (dialog);
  for (guint i = 0; (button = display_find (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0)
        continue;
      g_signal_emit_by_name (button, "clicked");
      return;
    }
  g_assert_not_reached ();
}

static gboolean
is_filled (gpointer data)
{
  WindowFixture *self = data;

  return rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_READY
         && rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace)) > 0;
}

/* The export of one computer is the beginning on another; a log stays one. */
static void
import_first (WindowFixture *self, const char *name, RgmWorkspaceMode mode)
{
  g_autoptr (RgmArchive) archive = rgm_archive_new ();
  g_autoptr (RgmPatient) patient = rgm_patient_new (name);
  g_autofree char *path = g_build_filename (self->store.folder, "regimen.json", NULL);
  g_autofree char *text = NULL;

  g_ptr_array_add (archive->patients, rgm_patient_content_new (patient));
  text = rgm_archive_json_write (archive);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window_fixture_open_window (self, FALSE);
  g_assert_true (window_fixture_is_enabled (self, "import"));
  rgm_main_window_begin_import (self->window, path);
  answer ("_Import");
  g_assert_true (display_wait_for (is_filled, self));
  g_assert_cmpint (rgm_workspace_get_mode (self->workspace), ==, mode);
  service_fixture_settle (&self->store);
}

static void
test_first_import (WindowFixture *self, gconstpointer data)
{
  import_first (self, "Sample Patient 1", RGM_WORKSPACE_PATIENTS);
}

static void
test_first_import_log (WindowFixture *self, gconstpointer data)
{
  import_first (self, rgm_workspace_get_log_name (), RGM_WORKSPACE_LOG);
  g_assert_cmpstr (window_fixture_get_patient (self)->name, ==, rgm_workspace_get_log_name ());
}

/* What a screen reader is told of: the role of the words of a toast. */
static gboolean
is_heard (WindowFixture *self, const char *sentence)
{
  GtkWidget *label;

  for (guint i = 0; (label = display_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, i)) != NULL;
       i++)
    {
      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), sentence))
        return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label))
               == GTK_ACCESSIBLE_ROLE_STATUS;
    }
  return FALSE;
}

static void
test_toasts (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  rgm_main_window_say (self->window, "Exported <to> read");
  display_wait_ms (50);
  g_assert_true (is_heard (self, "Exported <to> read"));
  rgm_course_page_say (RGM_COURSE_PAGE (display_find (GTK_WIDGET (self->window),
                                                      RGM_TYPE_COURSE_PAGE, 0)), "PDF & saved");
  display_wait_ms (50);
  g_assert_true (is_heard (self, "PDF & saved"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  WINDOW_TEST ("/window-transfer/menus", test_menus);
  WINDOW_TEST ("/window-transfer/first-import", test_first_import);
  WINDOW_TEST ("/window-transfer/first-import-log", test_first_import_log);
  WINDOW_TEST ("/window-transfer/toasts", test_toasts);

  return g_test_run ();
}
