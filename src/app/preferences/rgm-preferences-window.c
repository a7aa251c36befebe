#include "config.h"

#include "rgm-preferences-window.h"

#include "rgm-backup-group.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPreferencesWindow:
 *
 * What a database is for and where it lies, and which protocols were left out. It is a plain
 * window with a page of preferences, because AdwPreferencesWindow is on its way out.
 */
struct _RgmPreferencesWindow {
  AdwWindow parent_instance;

  AdwPreferencesGroup *mode_group;
  GtkCheckButton *log_button;
  GtkCheckButton *patients_button;
  AdwActionRow *path_row;
  RgmBackupGroup *backup_group;
  AdwPreferencesGroup *problems_group;

  RgmWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (RgmPreferencesWindow, rgm_preferences_window, ADW_TYPE_WINDOW)

static void
update_mode (RgmPreferencesWindow *self)
{
  RgmWorkspaceMode mode = rgm_workspace_get_mode (self->workspace);
  guint n_patients = rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace));
  gboolean read_only =
    rgm_store_service_get_read_only (rgm_workspace_get_service (self->workspace));

  gtk_check_button_set_active (mode == RGM_WORKSPACE_LOG ? self->log_button
                                                         : self->patients_button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mode_group), !read_only);
  /* The row stays legible: it says why. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->log_button),
                            mode == RGM_WORKSPACE_LOG || n_patients <= 1);
}

static void
on_toggled_cb (RgmPreferencesWindow *self, GtkCheckButton *button)
{
  RgmWorkspaceMode mode = button == self->log_button ? RGM_WORKSPACE_LOG : RGM_WORKSPACE_PATIENTS;

  if (gtk_check_button_get_active (button) && mode != rgm_workspace_get_mode (self->workspace))
    rgm_workspace_choose_mode (self->workspace, mode);
}

static void
add_problem (RgmPreferencesWindow *self, const GError *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (problem->message, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->problems_group, row);
}

/* A bad file never stops the program, but whoever wrote it wants to know. */
static void
show_problems (RgmPreferencesWindow *self)
{
  RgmCatalogue *catalogue =
    rgm_store_service_get_catalogue (rgm_workspace_get_service (self->workspace));
  gsize n_problems = catalogue != NULL ? rgm_catalogue_get_n_problems (catalogue) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), n_problems > 0);
  for (gsize i = 0; i < n_problems; i++)
    add_problem (self, rgm_catalogue_get_problem (catalogue, i));
}

static void
show_path (RgmPreferencesWindow *self)
{
  const char *path = rgm_store_service_get_path (rgm_workspace_get_service (self->workspace));
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  adw_action_row_set_subtitle (self->path_row, markup);
}

static void
show_in_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-in-folder", NULL);
}

static void
rgm_preferences_window_dispose (GObject *object)
{
  RgmPreferencesWindow *self = RGM_PREFERENCES_WINDOW (object);

  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (rgm_preferences_window_parent_class)->dispose (object);
}

static void
rgm_preferences_window_class_init (RgmPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_preferences_window_dispose;
  g_type_ensure (RGM_TYPE_BACKUP_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, mode_group);
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, log_button);
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, patients_button);
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, path_row);
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, backup_group);
  gtk_widget_class_bind_template_child (widget_class, RgmPreferencesWindow, problems_group);
  gtk_widget_class_install_action (widget_class, "preferences.show-in-folder", NULL,
                                   show_in_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rgm_preferences_window_init (RgmPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_all (RgmPreferencesWindow *self)
{
  g_signal_connect_object (self->log_button, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patients_button, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::mode", G_CALLBACK (update_mode), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rgm_workspace_get_patients (self->workspace), "notify::n-patients",
                           G_CALLBACK (update_mode), self, G_CONNECT_SWAPPED);
}

/**
 * rgm_preferences_window_new:
 * @workspace: the database
 *
 * Makes the preferences of a database.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
GtkWindow *
rgm_preferences_window_new (RgmWorkspace *workspace)
{
  RgmPreferencesWindow *self;

  g_return_val_if_fail (RGM_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (RGM_TYPE_PREFERENCES_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  update_mode (self);
  rgm_backup_group_set_workspace (self->backup_group, workspace);
  show_path (self);
  show_problems (self);
  connect_all (self);
  return GTK_WINDOW (self);
}
