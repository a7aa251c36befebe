/* On a screen that is 360 pixels wide, with text twice as large as usual, every window has room: it
 * needs no more than that. Run in each language. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-course-page.h"
#include "rgm-course-views.h"
#include "rgm-passphrase-dialog.h"
#include "rgm-restore-dialog.h"
#include "rgm-session-menu.h"
#include "window-fixture.h"

#include <adwaita.h>

#define NARROW_PX 360
#define LARGE_DPI (2 * 96 * PANGO_SCALE)

static int
measure (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Says what within @widget is the widest. */
static void
blame (GtkWidget *widget, int depth)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  g_test_message ("%*s%s %d %s", depth, "", G_OBJECT_TYPE_NAME (widget), measure (widget), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_visible (child) && measure (child) > NARROW_PX * 2 / 3)
        blame (child, depth + 1);
    }
}

static void
check (gpointer window, const char *name)
{
  display_wait_ms (50);
  g_test_message ("%s: %d", name, measure (window));
  if (measure (window) <= NARROW_PX)
    return;
  blame (window, 0);
  g_test_message ("“%s” needs more than %d pixels", name, NARROW_PX);
  g_test_fail ();
}

static void
open_narrow (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, NARROW_PX, height);
  display_show (GTK_WIDGET (window));
}

static void
test_start (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_window (self, FALSE);
  open_narrow (GTK_WINDOW (self->window));
  check (self->window, "start");
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  check (self->window, "log");
}

static void
test_course (WindowFixture *self, gconstpointer data)
{
  static const char *const scales[] = { "month", "year" };
  GtkWidget *views;

  window_fixture_open_practice (self);
  open_narrow (GTK_WINDOW (self->window));
  check (self->window, "patients");
  window_fixture_select_first (self);
  check (self->window, "timeline");
  views = display_find (GTK_WIDGET (self->window), RGM_TYPE_COURSE_VIEWS, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_object_set (views, "shown", "calendar", "scale", scales[i], NULL);
      check (self->window, scales[i]);
    }
}

/* Those of the course that is looked at. */
static void
test_course_dialogs (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    RGM_ACTION_WHY, RGM_ACTION_EDIT, RGM_ACTION_PLAN_REST, RGM_ACTION_PAUSE, RGM_ACTION_STOP,
    RGM_ACTION_DELETE,
  };
  GtkWidget *page;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  page = display_find (GTK_WIDGET (self->window), RGM_TYPE_COURSE_PAGE, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;

      g_assert_true (gtk_widget_activate_action (page, actions[i], NULL));
      display_wait_ms (100);
      dialog = window_fixture_find_dialog (self);
      if (dialog == NULL)
        continue;
      check (dialog, actions[i]);
      gtk_window_close (dialog);
      display_wait_ms (50);
    }
}

/* The dialogs that actions open. */
static void
test_dialogs (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    "add-patient", "edit-patient", "add-course", "book-session", "record-session", "print",
    "erase-patient", "export-patient", "export-calendar", "preferences", "shortcuts",
  };

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;

      window_fixture_activate (self, actions[i]);
      display_wait_ms (100);
      dialog = window_fixture_find_dialog (self);
      g_assert_nonnull (dialog);
      check (dialog, actions[i]);
      gtk_window_close (dialog);
      display_wait_ms (50);
    }
}

/* @data: a weak pointer */
static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Those of backups, and what explains dates. */
static void
test_inner_dialogs (WindowFixture *self, gconstpointer data)
{
  RgmBackupService *backups;
  GtkWindow *dialogs[2];

  window_fixture_open_practice (self);
  backups = rgm_workspace_get_backups (self->workspace);
  dialogs[0] = rgm_passphrase_dialog_new (backups);
  dialogs[1] = rgm_restore_dialog_new (backups, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      open_narrow (dialogs[i]);
      check (dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i]));
      g_object_add_weak_pointer (G_OBJECT (dialogs[i]), (gpointer *) &dialogs[i]);
      gtk_window_close (dialogs[i]);
      g_assert_true (display_wait_for (is_gone, &dialogs[i]));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_test_init (&argc, &argv);
  window_fixture_set_language ();
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);

  WINDOW_TEST ("/narrow/start", test_start);
  WINDOW_TEST ("/narrow/course", test_course);
  WINDOW_TEST ("/narrow/course-dialogs", test_course_dialogs);
  WINDOW_TEST ("/narrow/dialogs", test_dialogs);
  WINDOW_TEST ("/narrow/inner-dialogs", test_inner_dialogs);
  return g_test_run ();
}
