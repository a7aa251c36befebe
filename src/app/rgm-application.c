#include "config.h"

#include "rgm-application.h"

#include "rgm-button-name.h"
#include "rgm-chooser-focus.h"
#include "rgm-chooser-headers.h"
#include "rgm-drop-caret.h"
#include "rgm-expander-focus.h"
#include "rgm-form-window.h"
#include "rgm-gone-popover.h"
#include "rgm-keys-in-sight.h"
#include "rgm-late-menu.h"
#include "rgm-main-window.h"
#include "rgm-popovers-in-sight.h"
#include "rgm-whole-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define ENVIRONMENT_TODAY "REGIMEN_TODAY"
#define DRAWING_LIMIT_MS 500
#define ENVIRONMENT_DELAY "REGIMEN_STORE_DELAY_MS"

/**
 * RgmApplication:
 *
 * The program: its command line, the clock, and a window for each database that is open.
 */
struct _RgmApplication {
  AdwApplication parent_instance;

  RgmPlaces *places;
  RgmClock *clock;
  RgmSettings *settings;
  /* What was asked for on the command line. */
  char *database;
  gboolean sample;
  RgmDay today;
  /* What is most likely asked for, opened while GTK starts. */
  RgmWorkspace *expected;
  /* Folders of samples, to be taken away at the end. */
  GPtrArray *sample_dirs;
};

G_DEFINE_FINAL_TYPE (RgmApplication, rgm_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Open the database FILE (or that of REGIMEN_DATABASE)"), N_("FILE") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_("Open an invented practice, of which nothing is kept"), NULL },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Take DATE for today"), N_("DATE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
  { NULL },
};

static const struct {
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },
  { "win.add-patient", { "<Control>n" } },
  { "win.delete-patient", { "<Control><Shift>Delete" } },
  { "win.add-course", { "<Control><Shift>n" } },
  { "win.book-session", { "<Control>b" } },
  { "win.plan-rest", { "<Control><Shift>b" } },
  { "win.record-session", { "<Control>r" } },
  { "win.print", { "<Control>p" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
};

static RgmMainWindow *
find_window (RgmApplication *self, const char *path)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    {
      if (RGM_IS_MAIN_WINDOW (at->data)
          && g_strcmp0 (rgm_main_window_get_path (RGM_MAIN_WINDOW (at->data)), path) == 0)
        return RGM_MAIN_WINDOW (at->data);
    }
  return NULL;
}

/* The thread opens the database while this one goes on. */
static RgmWorkspace *
open_workspace (RgmApplication *self, const char *path, gboolean is_sample)
{
  g_autoptr (RgmStoreService) service = rgm_store_service_new (path);
  RgmWorkspace *workspace = rgm_workspace_new (service, self->clock, is_sample);
  const char *delay = g_getenv (ENVIRONMENT_DELAY);

  if (delay != NULL)
    rgm_store_service_set_delay (service, (guint) g_ascii_strtoull (delay, NULL, 10));
  rgm_workspace_set_held (workspace, TRUE);
  rgm_workspace_open (workspace);
  return workspace;
}

/* Some desktops have the icon from the window. To draw it takes a while, and nothing else does. */
static gboolean
on_drawn_cb (gpointer data)
{
  gtk_window_set_default_icon_name (RGM_APPLICATION_ID);
  rgm_workspace_set_held (RGM_WORKSPACE (data), FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint_cb (GdkFrameClock *clock, RgmWorkspace *workspace)
{
  g_signal_handlers_disconnect_by_func (clock, on_after_paint_cb, workspace);
  g_idle_add_full (G_PRIORITY_LOW, on_drawn_cb, g_object_ref (workspace), g_object_unref);
}

/* Behind what the store has answered by now, so that the window need not begin with a page that it
 * leaves at once. */
static gboolean
present_cb (gpointer data)
{
  RgmWorkspace *workspace;

  /* It may have been closed since. */
  if (gtk_window_get_application (GTK_WINDOW (data)) == NULL)
    return G_SOURCE_REMOVE;
  gtk_window_present (GTK_WINDOW (data));
  workspace = rgm_main_window_get_workspace (RGM_MAIN_WINDOW (data));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (data)), "after-paint",
                           G_CALLBACK (on_after_paint_cb), workspace, 0);
  /* A display may draw nothing of a window that nobody sees. */
  g_timeout_add_full (G_PRIORITY_LOW, DRAWING_LIMIT_MS, on_drawn_cb, g_object_ref (workspace),
                      g_object_unref);
  return G_SOURCE_REMOVE;
}

static GtkWindow *
open_window (RgmApplication *self, const char *path, gboolean is_sample)
{
  g_autoptr (RgmWorkspace) workspace = g_steal_pointer (&self->expected);
  RgmStoreService *service = workspace != NULL ? rgm_workspace_get_service (workspace) : NULL;
  RgmMainWindow *window;

  if (is_sample || service == NULL || !g_str_equal (rgm_store_service_get_path (service), path))
    {
      g_clear_object (&workspace);
      workspace = open_workspace (self, path, is_sample);
    }
  rgm_workspace_set_settings (workspace, self->settings);
  window = rgm_main_window_new (self, workspace);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, present_cb, g_object_ref (window), g_object_unref);
  return GTK_WINDOW (window);
}

/* The one that there is, or a new one. */
static GtkWindow *
show_window (RgmApplication *self, const char *path)
{
  RgmMainWindow *window = find_window (self, path);

  if (window == NULL)
    return open_window (self, path, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

static gboolean
parse_today (const char *name, const char *text, RgmDay *today)
{
  g_autoptr (GError) error = NULL;

  if (rgm_day_parse (text, today, &error))
    return TRUE;
  g_printerr ("regimen: %s: %s\n", name, error->message);
  return FALSE;
}

static gboolean
choose_today (RgmApplication *self, const char *option)
{
  const char *environment = g_getenv (ENVIRONMENT_TODAY);

  if (option != NULL)
    return parse_today ("--today", option, &self->today);
  if (environment != NULL && *environment != '\0')
    return parse_today (ENVIRONMENT_TODAY, environment, &self->today);
  return TRUE;
}

/* A variable of a shell that is not set must not stand for the user's own data. */
static gboolean
check_database (const char *option)
{
  if (option == NULL || *option != '\0')
    return TRUE;
  g_printerr ("regimen: %s\n", _("--database: it was given an empty name; give --database FILE, or "
                                 "leave the option out"));
  return FALSE;
}

static int
rgm_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  RgmApplication *self = RGM_APPLICATION (application);
  g_autofree char *database = NULL;
  g_autofree char *today = NULL;
  const char *environment = g_getenv ("REGIMEN_DATABASE");

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("regimen %s\n", RGM_VERSION);
      return 0;
    }
  g_variant_dict_lookup (given, "database", "^ay", &database);
  g_variant_dict_lookup (given, "today", "s", &today);
  if (!check_database (database) || !choose_today (self, today))
    return 1;
  self->sample = g_variant_dict_contains (given, "sample");
  g_free (self->database);
  self->database = rgm_places_choose_database (self->places, database);
  /* A run of its own for another file or another day: it must not end up in a window elsewhere. */
  if (self->sample || database != NULL || self->today != RGM_DAY_NONE
      || (environment != NULL && *environment != '\0'))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

/* A window in which something is being entered, if there is any. */
static RgmFormWindow *
find_form (RgmApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (RGM_IS_FORM_WINDOW (at->data))
      return at->data;
  return NULL;
}

static void on_form_closed_cb (GObject *form, GAsyncResult *result, gpointer data);

/* Forms first: each asks for what would be lost, and one that stays keeps the program. Then each
 * window waits for what it has not saved yet; the program ends with the last. */
static void
quit (RgmApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  RgmFormWindow *form = find_form (self);

  if (form != NULL)
    {
      rgm_form_window_close_async (form, on_form_closed_cb, self);
      return;
    }
  for (GList *at = windows; at != NULL; at = at->next)
    if (RGM_IS_MAIN_WINDOW (at->data))
      gtk_window_close (at->data);
}

static void
quit_when_idle (gpointer data)
{
  quit (data);
}

static void
on_form_closed_cb (GObject *form, GAsyncResult *result, gpointer data)
{
  /* Later, because the form still refers to the window behind it, which closes now. */
  if (rgm_form_window_close_finish (RGM_FORM_WINDOW (form), result))
    g_idle_add_once (quit_when_idle, data);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  quit (data);
}

static void
rgm_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit_action, NULL, NULL, NULL, { 0 } } };
  RgmApplication *self = RGM_APPLICATION (application);

  self->clock = rgm_clock_new (self->today);
  if (!self->sample)
    self->expected = open_workspace (self, self->database, FALSE);
  G_APPLICATION_CLASS (rgm_application_parent_class)->startup (application);
  rgm_button_name_apply_to_windows ();
  rgm_chooser_focus_keep ();
  rgm_chooser_headers_rest ();
  rgm_drop_caret_put_away ();
  rgm_expander_focus_mend ();
  rgm_gone_popover_close ();
  rgm_keys_in_sight_keep_in_windows ();
  rgm_late_menu_open_late ();
  rgm_popovers_in_sight_keep ();
  rgm_whole_text_keep ();
  self->settings = rgm_settings_new (self->places->schema_dir);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].accelerators);
}

static void
rgm_application_activate (GApplication *application)
{
  RgmApplication *self = RGM_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->sample)
    rgm_application_open_sample (self);
  else
    rgm_application_open_database (self, self->database);
}

static void
rgm_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        rgm_application_open_database (RGM_APPLICATION (application), path);
    }
}

static void
remove_sample (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (dir);
}

static void
rgm_application_shutdown (GApplication *application)
{
  RgmApplication *self = RGM_APPLICATION (application);

  g_clear_object (&self->expected);
  for (guint i = 0; i < self->sample_dirs->len; i++)
    remove_sample (self->sample_dirs->pdata[i]);
  G_APPLICATION_CLASS (rgm_application_parent_class)->shutdown (application);
}

static void
rgm_application_finalize (GObject *object)
{
  RgmApplication *self = RGM_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->places, rgm_places_free);
  g_clear_pointer (&self->sample_dirs, g_ptr_array_unref);
  g_free (self->database);
  G_OBJECT_CLASS (rgm_application_parent_class)->finalize (object);
}

static void
rgm_application_class_init (RgmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rgm_application_finalize;
  application_class->handle_local_options = rgm_application_handle_local_options;
  application_class->startup = rgm_application_startup;
  application_class->activate = rgm_application_activate;
  application_class->open = rgm_application_open;
  application_class->shutdown = rgm_application_shutdown;
}

static void
rgm_application_init (RgmApplication *self)
{
  self->places = rgm_places_new ();
  self->database = rgm_places_choose_database (self->places, NULL);
  self->today = RGM_DAY_NONE;
  self->sample_dirs = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * rgm_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
RgmApplication *
rgm_application_new (void)
{
  return g_object_new (RGM_TYPE_APPLICATION,
                       "application-id", RGM_APPLICATION_ID,
                       "resource-base-path", "/io/github/regimen/Regimen",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * rgm_application_get_places:
 * @self: the application
 *
 * Returns: (transfer none): where its files lie
 */
const RgmPlaces *
rgm_application_get_places (RgmApplication *self)
{
  g_return_val_if_fail (RGM_IS_APPLICATION (self), NULL);

  return self->places;
}

/**
 * rgm_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): what is kept on this computer
 */
RgmSettings *
rgm_application_get_settings (RgmApplication *self)
{
  g_return_val_if_fail (RGM_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * rgm_application_open_database:
 * @self: the application
 * @path: where the database lies
 *
 * Shows the window of a database, and opens it if there is none yet.
 */
void
rgm_application_open_database (RgmApplication *self, const char *path)
{
  g_return_if_fail (RGM_IS_APPLICATION (self));

  show_window (self, path);
}

/**
 * rgm_application_open_instead:
 * @self: the application
 * @window: a main window, which is closed
 * @path: where the database lies that is to be gone on with
 *
 * Shows the window of another database, or of another file that took the place of the one of
 * @window, whose own was moved away.
 *
 * Returns: (transfer none): its window
 */
GtkWindow *
rgm_application_open_instead (RgmApplication *self, GtkWindow *window, const char *path)
{
  GtkWindow *other;

  g_return_val_if_fail (RGM_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (RGM_IS_MAIN_WINDOW (window), NULL);

  other = find_window (self, path) == RGM_MAIN_WINDOW (window) ? open_window (self, path, FALSE)
                                                               : show_window (self, path);
  gtk_window_close (window);
  return other;
}

/**
 * rgm_application_open_sample:
 * @self: the application
 *
 * Opens a sample of its own, which is taken away when the program ends.
 */
void
rgm_application_open_sample (RgmApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *dir;

  g_return_if_fail (RGM_IS_APPLICATION (self));

  dir = g_dir_make_tmp ("regimen-sample-XXXXXX", &error);
  if (dir == NULL)
    {
      g_printerr ("regimen: %s\n", error->message);
      return;
    }
  g_ptr_array_add (self->sample_dirs, dir);
  path = g_build_filename (dir, "sample.regimen", NULL);
  open_window (self, path, TRUE);
}
